"""The few things the kiosk does to files that must last, each ending on the disk and not in a cache."""

from __future__ import annotations

import os
from pathlib import Path


class Disk:
    """The real disk. A test derives one that forgets, at a power cut, whatever was not fsynced."""

    def write(self, path: Path, content: bytes) -> None:
        """A new file with `content`, on the disk when this returns; only its name may still be lost."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(descriptor, left) :]
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """`folder` with everything above it, for its owner only, and its name on the disk when this returns."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        folder.mkdir(mode=0o700)
        self.sync_folder(folder.parent)

    def sync_folder(self, folder: Path) -> None:
        """Names made, changed and deleted in `folder` so far survive a power cut."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.fsync(descriptor)
        finally:
            os.close(descriptor)

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)

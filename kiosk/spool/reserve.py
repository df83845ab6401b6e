"""A file that only takes up room, so that a full disk still has room for the transaction that frees it.

On a full disk even a DELETE fails, because SQLite writes before it forgets.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

SIZE = 4 * 1024 * 1024  # several write-ahead logs' worth


class Reserve:
    def __init__(self, path: Path, size: int) -> None:
        self._path, self._size = path, size

    @property
    def in_place(self) -> bool:
        try:
            return self._path.stat().st_size >= self._size
        except OSError:
            return False

    def fill(self) -> bool:
        """Take the room up again; False when there is none."""
        if self.in_place:
            return True
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.posix_fallocate(descriptor, 0, self._size)
            finally:
                os.close(descriptor)
        except OSError:
            self.release()
            return False
        return True

    def release(self) -> None:
        """Give the room back to the disk."""
        with suppress(OSError):  # a disk that cannot delete says so at the next write
            self._path.unlink(missing_ok=True)

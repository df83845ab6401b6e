"""The sealed page files: written, fsynced, renamed and the folder fsynced before any row speaks of them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.spool.disk import Disk
from kiosk.spool.steps import Hook, Step

log = logging.getLogger(__name__)

_UNFINISHED = ".part"
_WRITERS = 4  # fsyncs that run side by side share the disk's flush


class BlobFolder:
    """One file per sealed page, named by the SHA-256 of its bytes. Methods raise OSError when the disk refuses."""

    def __init__(self, folder: Path, disk: Disk, steps: Hook) -> None:
        self._folder, self._disk, self._steps = folder, disk, steps
        disk.make_folder(folder)

    def path(self, blob: str) -> Path:
        return self._folder / blob

    def keep(self, sealed: Mapping[str, bytes]) -> None:
        """Bring all files (hash -> sealed bytes) on the disk. After an OSError none of them counts as kept."""
        if not sealed:
            return
        with ThreadPoolExecutor(_WRITERS) as writers:
            list(writers.map(self._write_unfinished, sealed.keys(), sealed.values()))
        self._steps(Step.FILES_WRITTEN)
        for blob in sealed:
            self._unfinished(blob).rename(self.path(blob))
        self._steps(Step.FILES_NAMED)
        self._disk.sync_folder(self._folder)
        self._steps(Step.FOLDER_SYNCED)

    def delete(self, blobs: Iterable[str]) -> None:
        """Remove these files, finished or not. One that will not go now is an orphan, swept at the next start."""
        for blob in blobs:
            for path in (self.path(blob), self._unfinished(blob)):
                _remove(path)

    def sweep(self, known: Collection[str]) -> int:
        """Delete what a crash left behind: files that no row speaks of. The number of files deleted."""
        orphans = [path for path in self._folder.iterdir() if path.name not in known]
        for path in orphans:
            _remove(path)
        return len(orphans)

    def _write_unfinished(self, blob: str, content: bytes) -> None:
        self._disk.write(self._unfinished(blob), content)

    def _unfinished(self, blob: str) -> Path:
        return self._folder / f"{blob}{_UNFINISHED}"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("a sealed page file could not be deleted: errno %s", error.errno)

"""The office's files: sealed pages as kiosks delivered them, and finished documents byte for byte as attached.

Every file is named by the SHA-256 of its content, so a repeat changes nothing and a damaged disk is noticed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from office import durable

_A_DRAFT_LIVES = timedelta(days=1)  # the longest upload takes minutes


@dataclass(frozen=True)
class Shelf:
    """One folder of files named by their hash, spread over 256 sub-folders."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Keep `content` durably; its SHA-256 in hex. OSError when the disk cannot take it."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.read(sha256) is None:
            path = self._path(sha256)
            if not path.parent.exists():
                durable.private_folder(path.parent)
                durable.sync_folder(self.folder)
            durable.write(path, content)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """The file's bytes; None when it is missing or no longer what it was. `sha256` must be 64 hex characters."""
        path = self._path(sha256)
        if not path.is_file():
            return None
        content = path.read_bytes()
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def delete(self, sha256: str) -> None:
        """Let go of a file so that it does not come back after the power went; nothing happens when it is not there.

        OSError when the disk refuses.
        """
        path = self._path(sha256)
        if path.parent.exists():
            path.unlink(missing_ok=True)
            durable.sync_folder(path.parent)

    def delete_others(self, known: frozenset[str], before: datetime) -> int:
        """Delete what was put here before then and is not among `known`; of how many files."""
        lost = [each for each in self.folder.glob("??/*") if each.name not in known]
        old = [each for each in lost if each.stat().st_mtime < before.timestamp()]
        for each in old:
            self.delete(each.name)
        return len(old)

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


@dataclass(frozen=True)
class Files:
    pages: Shelf  # sealed
    documents: Shelf  # finished PDFs
    reports: Shelf  # readiness reports of kiosks
    staged: Shelf  # finished PDFs, sealed, until a person has said whose they are


def forget_drafts(files: Files, now: datetime) -> int:
    """Delete what a crash left half-written on the shelves a day ago or earlier: nobody will ever finish it."""
    shelves = (files.pages, files.documents, files.reports, files.staged)
    return sum(durable.forget_drafts(shelf.folder, now - _A_DRAFT_LIVES) for shelf in shelves)


def open_files(folder: Path) -> Files:
    """The shelves under `folder`, made if missing."""
    names = ("pages", "documents", "reports", "staged")
    pages, documents, reports, staged = (Shelf(durable.private_folder(folder / name)) for name in names)
    return Files(pages, documents, reports, staged)

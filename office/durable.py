"""Writing a file so that it is still there after the power went: write, fsync, rename, fsync the folder."""

from __future__ import annotations

import os
import secrets
from datetime import datetime
from pathlib import Path

_DRAFT = ".part"


def private_folder(folder: Path) -> Path:
    """`folder`, made if missing, for its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` (mode 0600), whole or not at all. OSError when the disk cannot take it."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_DRAFT}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def forget_drafts(folder: Path, before: datetime) -> int:
    """Delete what a crash left half-written somewhere under `folder` before then; of how many files."""
    left = [each for each in folder.rglob(f"*{_DRAFT}") if each.stat().st_mtime < before.timestamp()]
    for each in left:
        each.unlink(missing_ok=True)
    return len(left)


def sync_folder(folder: Path) -> None:
    """Make the names inside `folder` as durable as the bytes they name."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

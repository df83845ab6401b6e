"""What this machine learnt of its parts from the hand of a technician. Lies beside the settings file, which stays an
administrator's own: the program never writes there (decision 0028)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.settings import ReaderSettings

FILE_NAME = "learnt-reader.json"


class LearntReader(BaseModel):
    """How the reader that stands there now talks. `port` names it as `hardware.usb` does, or is a path."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    port: str
    baud: int = Field(ge=300)
    prefix: str = ""
    suffix: str = ""
    terminator: str = "line"

    def over(self, settings: ReaderSettings) -> ReaderSettings:
        """`settings` with what was learnt: who stood before the machine last knows best."""
        return settings.model_copy(update=self.model_dump())


def load(folder: Path) -> LearntReader | None:
    """What was learnt; None when nothing was, or the file is damaged: then the settings hold, and a technician shows
    the page once more."""
    try:
        return LearntReader.model_validate_json((folder / FILE_NAME).read_bytes())
    except (OSError, ValidationError):
        return None


def over(folder: Path, settings: ReaderSettings) -> ReaderSettings:
    """The reader's settings as they hold now. A lesson is about a serial line; in keyboard mode there is none."""
    learnt = load(folder) if settings.driver == "serial" else None
    return learnt.over(settings) if learnt is not None else settings


def save(folder: Path, learnt: LearntReader) -> None:
    """Keep it, whole or not at all."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=FILE_NAME)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(learnt.model_dump_json(indent=2))
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(folder / FILE_NAME)


def forget(folder: Path) -> bool:
    """From the next time the reader is opened the settings hold again; False when nothing had been learnt."""
    try:
        (folder / FILE_NAME).unlink()
    except FileNotFoundError:
        return False
    return True

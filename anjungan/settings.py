"""`anjungan.toml`: one file, every key documented, unknown keys refused with file, line and remedy."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from kiosk.settings import KioskSettings
from office.settings import OfficeSettings

FILE_NAME = "anjungan.toml"


class Settings(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kiosk: KioskSettings = KioskSettings()
    office: OfficeSettings = OfficeSettings()


@dataclass(frozen=True)
class SettingsError(Exception):
    """The file cannot be used. `problems` are sentences for an administrator, each with place and remedy."""

    path: Path
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.problems)


def load(path: Path) -> Settings:
    """The settings in `path`; the defaults when there is no such file. Raises SettingsError."""
    if not path.exists():
        return Settings()
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            path, (f"{path}: bukan TOML yang benar ({error}). Periksa tanda kutip dan kurung.",)
        ) from error
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise SettingsError(path, tuple(_sentence(path, text, each) for each in error.errors())) from error


def _sentence(path: Path, text: str, error: ErrorDetails) -> str:
    keys = [str(part) for part in error["loc"]]
    place = f"{path}:{_line_of(text, keys)}: {'.'.join(keys)}"
    if error["type"] != "extra_forbidden":
        return f"{place}: nilai {error['input']!r} tidak dapat dipakai ({error['msg']})."
    known = _known_keys(keys[:-1])
    near = difflib.get_close_matches(keys[-1], known, n=1)
    remedy = f"Mungkin maksudnya '{near[0]}'." if near else f"Kunci yang ada: {', '.join(known)}."
    return f"{place}: kunci tidak dikenal. {remedy}"


def _known_keys(parents: list[str]) -> list[str]:
    model: type[BaseModel] = Settings
    for parent in parents:
        annotation = model.model_fields[parent].annotation
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return []
        model = annotation
    return sorted(model.model_fields)


def _line_of(text: str, keys: list[str]) -> int:
    """The line that names the last of `keys` inside its table, or the table's own line; 1 when neither is found."""
    table, found = [""], 1
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("["):
            table = stripped.strip("[]").split(".")
            if table == keys or table == keys[:-1]:
                found = number
        name = stripped.split("=")[0].strip().strip('"')
        if "=" in stripped and [*filter(None, table), *name.split(".")] == keys:
            return number
    return found

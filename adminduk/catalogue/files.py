"""A catalogue as its files: what an office keeps of each edition, and what travels to its kiosks."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from adminduk.catalogue.loader import OFFICE_FILE, load_catalogue
from adminduk.catalogue.model import Catalogue
from adminduk.catalogue.problems import CatalogueError, Problem
from adminduk.wilayah import Wilayah

CatalogueFiles: TypeAlias = Mapping[str, str]  # "office.yaml", "services/kk.yaml" -> text

_SERVICES = "services"
MOST_FILES = 200
LONGEST_FILE = 500_000  # characters


def read_files(folder: Path) -> dict[str, str]:
    """The files of the catalogue in `folder`. Raises OSError and UnicodeDecodeError where one cannot be read."""
    paths = [folder / OFFICE_FILE, *sorted((folder / _SERVICES).glob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in paths}


def write_files(files: CatalogueFiles, folder: Path) -> None:
    """Write `files` into an empty `folder`. Raises ValueError for a name that no catalogue has."""
    (folder / _SERVICES).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if not is_name(name):
            raise ValueError(f"no file of a catalogue: {name!r}")
        (folder / name).write_text(content, encoding="utf-8")


def is_name(name: str) -> bool:
    """Whether `name` is one a catalogue's file may have: `office.yaml`, or one YAML file under `services/`."""
    path = PurePosixPath(name)
    inside = len(path.parts) == 2 and path.parts[0] == _SERVICES and path.suffix == ".yaml"
    return name == OFFICE_FILE or (inside and path.stem.replace("-", "").isalnum() and path.stem.isascii())


def digest_of(files: CatalogueFiles) -> str:
    """SHA-256 over names and contents: two catalogues of one digest are the same."""
    return hashlib.sha256(json.dumps(sorted(files.items()), ensure_ascii=False).encode()).hexdigest()


def load_files(files: CatalogueFiles, wilayah: Wilayah | None = None) -> Catalogue:
    """The catalogue that `files` hold. CatalogueError with every problem, each with the name of its file."""
    with tempfile.TemporaryDirectory(prefix="anjungan-katalog-") as name:
        folder = Path(name)
        write_files(files, folder)
        try:
            return load_catalogue(folder, wilayah)
        except CatalogueError as error:
            raise CatalogueError(tuple(_by_name(each, folder) for each in error.problems)) from None


def _by_name(problem: Problem, folder: Path) -> Problem:
    return replace(problem, file=problem.file.relative_to(folder)) if problem.file.is_absolute() else problem

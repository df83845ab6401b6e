"""A mistake in a catalogue, said so that the person who made it can repair it: file, line, field, what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One mistake. `message` says what is wrong, `remedy` what to write instead, both in plain Indonesian."""

    file: Path
    line: int  # from 1; 1 also when the file as a whole is meant
    field: str  # dotted place in the file, e.g. "requires.hilang[1]"
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {self.field}" if self.field else f"{self.file}:{self.line}"
        return f"{place}: {self.message} {self.remedy}".rstrip()


class CatalogueError(Exception):
    """The catalogue cannot be used; every mistake that was found is in `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def remedy_for(wrong: str, known: Iterable[str], what: str) -> str:
    """What to write instead of `wrong`: the nearest known name, or all of them. `what` names them: "Syarat"."""
    names = sorted(set(known))
    near = difflib.get_close_matches(wrong, names, n=1)
    if near:
        return f"Mungkin maksudnya '{near[0]}'."
    return f"{what} yang ada: {', '.join(names)}." if names else f"{what} belum ada di berkas ini."


def field_name(path: Iterable[str | int]) -> str:
    """A place in the data as people read it: ("requires", "hilang", 1) -> "requires.hilang[1]"."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name

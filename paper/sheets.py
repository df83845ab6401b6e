"""Sheets before they are bundled: plain values that any process can hold, without the image libraries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One scanned sheet as it was captured. `photo`: a photograph, of which no stroke may be made."""

    image: bytes  # JPEG or PNG
    photo: bool = False


@dataclass(frozen=True)
class Chapter:
    """The sheets that belong together, such as those of one requirement; `title` stands in the reader's side bar."""

    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Unreadable:
    """This sheet (0-based within its chapter) is no picture: no bundle is made, since one sheet would be missing."""

    chapter: str
    sheet: int

"""What the worker process says about picture files, as plain values: the asking process loads no decoder for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.codes.code import Code


class Advice(Enum):
    """What to tell somebody whose code could not be read: most show a phone, and its glass has troubles of its own.
    Each value is the key of its sentence, in assets/sentences/*/codes.po."""

    NONE = ""
    SCREEN_GLARE = "codes.advice.screen_glare"  # a reflection covers the glass: tilt it
    SCREEN_MOIRE = "codes.advice.screen_moire"  # its dots beat with the camera's: hold it farther away


class Unreadable(Enum):
    """Why a file gave no picture; the key of its sentence."""

    MISSING = "codes.file.missing"
    NOT_A_PICTURE = "codes.file.not_a_picture"
    TOO_LARGE = "codes.file.too_large"


@dataclass(frozen=True)
class FileRead:
    """The codes of one file. `cpu_ms` is the time spent looking for codes, opening the file not counted."""

    codes: tuple[Code, ...]
    advice: Advice
    cpu_ms: float

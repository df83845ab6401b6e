"""How the reading process is entered: whatever is handed in, a value comes out."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

import cv2
import numpy as np

import assets
from adminduk.wilayah import Wilayah
from kiosk.asked import Kind
from kiosk.capture.picture import Pixels, picture_of
from kiosk.capture.reading import ocr
from kiosk.capture.reading.kind import kind_of
from kiosk.capture.reading.kk import read_kk
from kiosk.capture.reading.ktp import read_ktp
from kiosk.capture.reading.model import NO_CARD, NO_SHEET, FileReading, KkReading, KtpReading
from kiosk.codes.answers import Unreadable
from kiosk.codes.files import open_picture
from kiosk.events import CardKind

R = TypeVar("R", KtpReading, KkReading)


def load() -> bool:
    """Load what reading needs, so that the first resident does not wait; False where it is not installed."""
    cv2.setNumThreads(1)
    _regions()
    return ocr.load()


def ktp(pixels: Pixels, today: date) -> KtpReading:
    """The KTP-el in `pixels`, `NO_CARD` when there is none or no memory to look for it."""
    return _read(read_ktp, pixels, today, NO_CARD)


def kk(pixels: Pixels, today: date) -> KkReading:
    """The KK in `pixels`, `NO_SHEET` when there is none or no memory to look for it."""
    return _read(read_kk, pixels, today, NO_SHEET)


def kind(jpeg: bytes) -> Kind:
    """What the page in `jpeg`, upright, is by its words; AUTO when it is neither KTP-el nor KK, or nobody knows."""
    opened = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR) if jpeg else None
    if opened is None:
        return Kind.AUTO
    try:
        return kind_of(np.asarray(opened[..., ::-1], np.uint8))
    except (cv2.error, MemoryError):
        return Kind.AUTO
    except ocr.failures():
        return Kind.AUTO
    finally:
        _give_back()


def file(path: str, kind: CardKind, today: date) -> FileReading | Unreadable:
    """The card in a picture file, and the processor time it took once the file was open."""
    pixels = open_picture(path)
    if isinstance(pixels, Unreadable):
        return pixels
    load()
    begun = time.process_time()
    reading = ktp(pixels, today) if kind is CardKind.KTP else kk(pixels, today)
    return FileReading(reading, (time.process_time() - begun) * 1000)


def _read(read: Callable[[Pixels, Wilayah, date], R], pixels: Pixels, today: date, nothing: R) -> R:
    picture = picture_of(pixels, 0)
    if picture is None:
        return nothing
    try:
        return read(picture.pixels, _regions(), today)
    except (cv2.error, MemoryError):
        return nothing
    except ocr.failures():
        return nothing
    finally:
        _give_back()


def _give_back() -> None:
    """Memory that was used and is free goes back to the system: else every larger picture comes on top of the last."""
    ctypes.CDLL(None).malloc_trim(0)


@cache
def _regions() -> Wilayah:
    return Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))

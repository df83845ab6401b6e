"""Codes in a picture, as text. Runs in the process of `kiosk.worker`: zbar has taken whole programs down with it."""

from __future__ import annotations

import cv2
import numpy as np
from pyzbar import pyzbar

from hardware.scanner.port import Pixels

# What is printed on our slips and on Dukcapil's papers, and the one line code of clerks' folders. Kinds that nobody
# here uses only find codes that are not there; zbar's PDF417 and DataBar parts are also the ones that crash.
KINDS = (pyzbar.ZBarSymbol.QRCODE, pyzbar.ZBarSymbol.CODE128)
_MOST = 8  # codes of one picture; more is a sheet of stickers, or noise
_LARGEST_SIDE_PX = 3600  # A4 at 300 dpi; larger pictures are brought down to it


def decode(pixels: Pixels) -> tuple[str, ...]:
    """The texts of the codes in `pixels`, (height, width, 3) uint8 RGB, largest code first, each once.

    Empty when there is none, or when what arrived is no picture. Codes that are not text are left out.
    """
    if not _is_picture(pixels):
        return ()
    found = pyzbar.decode(_grey(pixels), symbols=list(KINDS))
    largest_first = sorted(found, key=lambda code: code.rect.width * code.rect.height, reverse=True)
    texts = (_text(code.data) for code in largest_first[:_MOST])
    return tuple(dict.fromkeys(text for text in texts if text))


def _is_picture(pixels: object) -> bool:
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8:
        return False
    return pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.size > 0


def _grey(pixels: Pixels) -> Pixels:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    factor = _LARGEST_SIDE_PX / max(grey.shape)
    if factor < 1:
        grey = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.uint8)


def _text(data: bytes) -> str:
    """`data` as text, "" when it is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""

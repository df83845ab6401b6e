"""QR codes drawn as a reader's camera or a scanner sees them."""

from __future__ import annotations

import io

import cv2
import numpy as np
import segno

from hardware.scanner.port import Pixels
from tests.kiosk.capture.sheets import as_uint8


def drawn(text: str, scale: int = 6) -> Pixels:
    """`text` as a QR, `scale` pixels per module, with its quiet zone; (side, side, 3) uint8 RGB."""
    png = io.BytesIO()
    segno.make(text, error="m", micro=False).save(png, kind="png", scale=scale, border=4)
    picture = cv2.imdecode(np.frombuffer(png.getvalue(), np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return as_uint8(picture)

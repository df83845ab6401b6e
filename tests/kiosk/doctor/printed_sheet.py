"""The test sheet as a printer, a scanner or a camera in a known state would bring it."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from PIL import Image

from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.doctor.evidence.sheet import drawn

DPI = 300
PRINTED = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


@cache
def _clean() -> Pixels:
    """The sheet's own PDF at 300 dpi, as paper and toner look: not quite white, not quite black, with grain."""
    with TemporaryDirectory() as folder:
        pdf = Path(folder, "sheet.pdf")
        pdf.write_bytes(drawn("JGR-01", PRINTED, "id"))
        subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", pdf, pdf.with_suffix("")], check=True)
        pure = np.asarray(Image.open(pdf.with_suffix(".png")).convert("RGB"), np.float32)
    grain = np.random.default_rng(3).normal(0, 3, (*pure.shape[:2], 1))
    soft = cv2.GaussianBlur(pure, (0, 0), 0.7)
    return np.clip(38 + soft * (207 / 255) + grain, 0, 255).astype(np.uint8)


def clean() -> Pixels:
    """A copy that may be drawn on."""
    return _clean().copy()


def px(mm: float) -> int:
    return round(mm / 25.4 * DPI)


def scanned(pixels: Pixels) -> ScannedSheet:
    return ScannedSheet(pixels, DPI)


def turned(pixels: Pixels, degrees: float, scale: float = 1.0) -> Pixels:
    """Turned about its middle as by hand, and magnified as by "fit to page"."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, scale)
    return np.asarray(cv2.warpAffine(pixels, matrix, (width, height), borderValue=(245, 245, 245)), np.uint8)


def pale(pixels: Pixels, black: float) -> Pixels:
    """Toner that covers only down to `black`."""
    return np.clip(pixels.astype(np.float32) * ((245 - black) / 207) + black - 38 * (245 - black) / 207, 0, 245).astype(
        np.uint8
    )


def photographed(pixels: Pixels, sigma: float = 0.0) -> Pixels:
    """Seen by an 8 MP camera from a little aside, on a brown table."""
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[380, 210], [2190, 160], [2290, 2990], [300, 2930]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(pixels, matrix, (2448, 3264), flags=cv2.INTER_AREA, borderValue=(110, 80, 60))
    return np.asarray(cv2.GaussianBlur(photo, (0, 0), sigma) if sigma else photo, np.uint8)


def blank(seed: int = 1) -> Pixels:
    """A sheet of white paper on the whole bed."""
    grain = np.random.default_rng(seed).normal(244, 3, (px(297), px(210), 1))
    return np.repeat(np.clip(grain, 0, 255), 3, axis=2).astype(np.uint8)

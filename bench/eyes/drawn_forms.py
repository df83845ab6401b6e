"""Printed forms as they come back: signed with many pens, with a thumb, with a meterai, or not at all; laid on the
glass a little askew, with dust and noise. What is drawn is a picture of paper; the form itself is the real PDF."""

from __future__ import annotations

import functools
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

import assets
from adminduk.forms.loader import load_forms
from adminduk.wilayah import Wilayah
from hardware.scanner.port import ScannedSheet
from kiosk.form_press import FormPress, Proof
from kiosk.printed_form import Spot, SpotKind
from tests.paper.forms.all_forms import made_up

Pixels = npt.NDArray[np.uint8]
Rng = np.random.Generator

DPI = 300
_MM = DPI / 25.4
_BED_MM = (220.0, 307.0)
# Pens as residents have them: black gel, blue ball-pen, one that is nearly empty, red felt; RGB and width in mm.
PENS = {
    "black": ((20, 20, 25), 0.6),
    "blue": ((40, 60, 160), 0.5),
    "pale": ((150, 160, 195), 0.35),
    "red": ((190, 40, 50), 0.8),
}


@functools.cache
def press() -> FormPress:
    forms = load_forms(assets.path("forms"), assets.path("codes"))
    return FormPress(forms, Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))


@functools.cache
def proof_of(code: str, seed: int = 1) -> Proof:
    """The form `code`, filled with values made up by `seed`."""
    forms = load_forms(assets.path("forms"), assets.path("codes"))
    return press().proof(code, made_up(forms.forms[code], seed), f"UJI{seed}")


@functools.cache
def pages_of(code: str, seed: int = 1) -> tuple[Pixels, ...]:
    """Its pages as a laser printer puts them on paper, at 300 dpi."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "form.pdf").write_bytes(proof_of(code, seed).pdf)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-png", folder / "form.pdf", folder / "page"], check=True)
        read = (cv2.imread(str(each)) for each in sorted(folder.glob("page*.png")))
        return tuple(np.asarray(cv2.cvtColor(each, cv2.COLOR_BGR2RGB), np.uint8) for each in read if each is not None)


def signed(page: Pixels, spot: Spot, rng: Rng, pen: str) -> Pixels:
    """A hand's line in `spot`: a few loops, or a cross; it may leave the place."""
    colour, width = PENS[pen]
    middle = np.array([spot.left + spot.width / 2, spot.top + spot.height / 2])
    reach = np.array([min(spot.width, 40.0), min(spot.height, 18.0)]) * rng.uniform(0.25, 0.5)
    middle = middle + rng.uniform(-0.15, 0.15, 2) * (spot.width, spot.height)
    if rng.random() < 0.15:
        strokes = [
            np.array([middle - reach / 2, middle + reach / 2]),
            np.array([middle + reach / 2 * (1, -1), middle - reach / 2 * (1, -1)]),
        ]
    else:
        t = np.linspace(0, 1, 160)[:, None]
        turns = rng.uniform(2, 6)
        loops = np.hstack([np.cos(2 * np.pi * turns * t + 1), np.sin(2 * np.pi * turns * t)]) * (0.35, 0.8)
        strokes = [middle + reach * (np.hstack([2 * t - 1, np.zeros_like(t)]) + loops * rng.uniform(0.5, 1.2))]
    return _drawn(page, strokes, colour, width)


def thumbed(page: Pixels, spot: Spot, rng: Rng) -> Pixels:
    """Ridges of a thumb in stamp-pad blue, some of them missing."""
    out = page.copy()
    middle = np.array([spot.left + spot.width / 2, spot.top + spot.height / 2]) + rng.uniform(-2, 2, 2)
    for radius in np.arange(1.0, 8.5, 0.75):
        start, end = rng.uniform(0, 60), rng.uniform(250, 360)
        centre = tuple(int(each * _MM) for each in middle)
        axes = (max(1, int(radius * _MM)), max(1, int(radius * 1.3 * _MM)))
        shade = tuple(int(each + rng.uniform(0, 50)) for each in (70, 70, 150))
        cv2.ellipse(
            out, centre, axes, float(rng.uniform(-15, 15)), start, end, shade, max(1, int(0.4 * _MM)), cv2.LINE_AA
        )
    return out


def stamped(page: Pixels, spot: Spot, rng: Rng) -> Pixels:
    """A meterai stuck into its box, not quite straight."""
    out = page.copy()
    at = np.array([spot.left + 0.8, spot.top + 0.8]) + rng.uniform(-1, 1, 2)
    corners = np.array([[0, 0], [24.5, 0], [24.5, 31.5], [0, 31.5]]) + at
    cv2.fillConvexPoly(out, (corners * _MM).astype(np.int32), (214, 168, 190), cv2.LINE_AA)
    for _ in range(60):
        at = corners[0] + rng.uniform(2, 22, 2)
        cv2.circle(out, tuple(int(each * _MM) for each in at), int(rng.uniform(4, 14)), (150, 80, 120), 2, cv2.LINE_AA)
    return out


def _drawn(page: Pixels, strokes: list[npt.NDArray[np.float64]], colour: tuple[int, int, int], width: float) -> Pixels:
    out = page.copy()
    for stroke in strokes:
        points = (stroke * _MM).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(out, [points], False, colour, max(1, round(width * _MM)), cv2.LINE_AA)
    return out


@dataclass(frozen=True)
class Lie:
    """How a sheet lies on the glass and what the scanner adds."""

    degrees: float = 0.0
    noise: float = 4.0
    dust: int = 0
    fold: bool = False
    dirty_code: bool = False


def on_glass(page: Pixels, lie: Lie, rng: Rng) -> ScannedSheet:
    """`page` under a white lid that is a little grey, turned by `lie.degrees`."""
    height, width = page.shape[:2]
    page = _worn(page, lie, rng)
    across, down = (round(each * _MM) for each in _BED_MM)
    if width > across - 8 or height > down - 8:  # a landscape form is laid along the glass
        page = np.ascontiguousarray(np.rot90(page))
        height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), lie.degrees, 1.0)
    turn[:, 2] += ((across - width) / 2, (down - height) / 2)
    bed = cv2.warpAffine(page, turn, (across, down), flags=cv2.INTER_LINEAR, borderValue=(205, 206, 204))
    soft = cv2.GaussianBlur(bed, (3, 3), 0.7).astype(np.float32)
    grain = rng.normal(0, lie.noise, (down, across, 1)).astype(np.float32)
    noisy = soft * rng.uniform(0.94, 0.99) + grain
    return ScannedSheet(np.clip(noisy, 0, 255).astype(np.uint8), DPI)


def _worn(page: Pixels, lie: Lie, rng: Rng) -> Pixels:
    out = page.copy()
    height, width = page.shape[:2]
    for _ in range(lie.dust):
        at = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
        cv2.circle(out, at, int(rng.uniform(1, 4)), (120, 118, 115), -1, cv2.LINE_AA)
    if lie.fold:
        y = int(rng.uniform(0.3, 0.9) * height)
        cv2.line(out, (0, y), (width, y + int(rng.uniform(-20, 20))), (205, 205, 205), 4, cv2.LINE_AA)
    if lie.dirty_code:
        at = (int(width - 24 * _MM), int(height - 16 * _MM))
        cv2.circle(out, at, int(5 * _MM), (60, 60, 60), -1)
    return out


def spots(code: str, sheet: int, kind: SpotKind) -> tuple[Spot, ...]:
    """The places of `kind` on the sheet (0-based) of the form."""
    return tuple(each for each in proof_of(code).form.sheets[sheet].spots if each.kind is kind)

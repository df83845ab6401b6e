"""Finding, straightening, turning and judging pages: `python -m bench.eyes --data FOLDER` prints its rows.

FOLDER holds photographs and `corners.json` (a list of {"file", "corners"}, clockwise from top left, px). Everything
else is drawn here (`bench.eyes.scenes`, `bench.eyes.specimens`). Limits were set on the photographs and on drawn scenes
with seeds below 100 ("tuned on"); those with seeds from `HELD_OUT` up were looked at only to be counted.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from bench.eyes.row import Row
from bench.eyes.scenes import empty, photographed
from bench.eyes.specimens import degrade, draw_akta, draw_f102, draw_kk, draw_ktp, draw_nikah
from bench.eyes.specimens.degrade import Seen
from hardware.scanner.port import ScannedSheet
from kiosk.capture import limits
from kiosk.capture.files import read_image
from kiosk.capture.ink import ink_area_mm2, ink_mask
from kiosk.capture.light import strongest_spot
from kiosk.capture.orient import turn_of
from kiosk.capture.page_edge import kept_area, locate
from kiosk.capture.picture import Picture, Pixels, Points, picture_of
from kiosk.capture.pipeline import examine
from kiosk.capture.preview import look_at
from kiosk.capture.sharpness import blur_px
from kiosk.capture.straighten import flatten, skew_of
from kiosk.events import PageVerdict
from tests.kiosk.capture.sheets import laid, letter, scanned

SEED, TURNS = 1000, 8
TUNED, HELD_OUT = (0, 24), (7000, 36)  # the first seed of drawn scenes and how many there are
_DRAW = (draw_akta, draw_f102, draw_kk, draw_nikah)
_Seen = tuple[Pixels, Points]


def table(data: Path | None = None) -> list[Row]:
    """All rows of this part; those of real photographs only when `data` names a folder of them."""
    cv2.setNumThreads(1)
    real = corner_rows("sheets, real photos", _real(data), "0.975; 100 %", "0.99; 100 %", 0.90) if data else []
    return [
        *real,
        *drawn_rows(),
        edgeless_row(),
        skew_row(),
        *(orientation_row(name, pages) for name, pages in (("pages", _pages()), ("cards", _cards()))),
        *verdict_rows(),
        *apart_rows(),
    ]


def drawn_rows() -> list[Row]:
    """Corners on drawn photographs that limits were set on, and on others."""
    rows: list[Row] = []
    for name, seeds in (("tuned on", TUNED), ("held out", HELD_OUT)):
        sheets, cards = _drawn(seeds, card=False), _drawn(seeds, card=True)
        rows += corner_rows(f"sheets, drawn, {name}", sheets, "0.975; 100 %", "0.99; 100 %", 0.90)
        rows += corner_rows(f"cards, drawn, {name}", cards, "0.985; 99 %", "0.997; 99 %", 0.95)
    grounds = [empty(HELD_OUT[0] + k) for k in range(24)]
    seen = sum(1 for ground in grounds if (sight := look_at(ground)).outline is not None and not sight.bare)
    return [*rows, Row("empty grounds that the camera would take for a sheet", f"{seen} of {len(grounds)}", "", "0")]


def corner_rows(name: str, pictures: Iterable[_Seen], must: str, aim: str, share: float) -> list[Row]:
    """Corners against the truth: mean IoU and the share above `share`; processor time; the common way beside."""
    ours, common, final, preview = [], [], [], []
    for pixels, truth in pictures:
        picture = picture_of(pixels, 0)
        if picture is None:
            continue
        found, cpu = _timed(picture, preview=False)
        final.append(cpu)
        preview.append(_timed(picture, preview=True)[1])
        ours.append(overlap(found, truth))
        common.append(overlap(_largest_contour(pixels), truth))
    return [
        Row(f"{name}: mean IoU; share >= {share}", f"{np.mean(ours):.4f}; {_above(ours, share)}", must, aim),
        Row(
            f"{name}: finder CPU ms, final / preview",
            f"{np.mean(final):.0f} / {np.mean(preview):.0f}",
            "200 / 80",
            "100 / 40",
        ),
        Row(f"{name}: Canny + largest contour", f"{np.mean(common):.4f}; {_above(common, share)}"),
    ]


def edgeless_row() -> Row:
    """Pages that fill the picture: how many are cut into."""
    pages = [*_pages(), *_cards(), np.asarray(letter())]
    cut = sum(1 for page in pages if (picture := picture_of(page, 0)) is not None and locate(picture) is not None)
    return Row("edge-less pages cut into", f"{cut} of {len(pages)}", "2 of 15", "0")


def skew_row() -> Row:
    """Drawn pages that fill the bed, turned by known angles."""
    off: list[float] = []
    for turn in np.random.default_rng(SEED).uniform(-8, 8, TURNS):
        for page in (letter(), _DRAW[len(off) % len(_DRAW)](SEED)[0].convert("RGB")):
            bed = laid(page.resize((1654, 2339)), (0, 0), lid=(247, 247, 245), turn=float(turn))
            picture = picture_of(scanned(bed).pixels, 200)
            if picture is not None:
                off.append(abs(skew_of(picture) + float(turn)))
    near = np.mean(np.array(off) <= 0.5)
    return Row("deskew, degrees: median; within 0.5", f"{np.median(off):.3f}; {near:.0%}", "0.10; 95 %", "0.05; 98 %")


def orientation_row(name: str, pages: list[Pixels]) -> Row:
    """Every page in all four ways."""
    must, aim = ("95 %", "98 %") if name == "pages" else ("100 %", "100 %")
    right = [
        turn is not None and turn.degrees == quarter * 90
        for page in pages
        for quarter in range(4)
        for turn in [turn_of(Picture(np.ascontiguousarray(np.rot90(page, -quarter)), 200.0))]
    ]
    return Row(f"orientation, {name}", f"{np.mean(right):.1%} of {len(right)}", must, aim)


def verdict_rows() -> list[Row]:
    """What is wrong is said, and of what is right nothing is: recall; false alarms on the same pages unharmed."""
    good = [_verdict(seen.pixels, seen.dpi) for seen in _ordinary()]
    fine = {PageVerdict.GOOD, PageVerdict.TURNED}
    rows = [Row("nothing wrong: said good", f"{np.mean([each in fine for each in good]):.0%} of {len(good)}")]
    for verdict, faulty in _faults():
        said = [_verdict(pixels, dpi) for pixels, dpi in faulty]
        alarm = sum(each is verdict for each in good)
        told = f"{np.mean([each is verdict for each in said]):.0%} of {len(said)}; false {alarm} of {len(good)}"
        rows.append(Row(f"{verdict.value}: told; false alarms", told, "90 %; 0", "95 %; 0"))
    return rows


def apart_rows() -> list[Row]:
    """How well the measures themselves tell bad pages from good ones, wherever a threshold lies: the area under the
    curve of hits over false alarms (1.0: every bad page measures worse than every good one)."""
    faulty = dict(_faults())
    fine = [page for seen in _ordinary() if (page := _laid_flat(seen.pixels, seen.dpi))]
    rows = []
    for verdict, measure in _MEASURES.items():
        bad = [measure(page) for pixels, dpi in faulty[verdict] if (page := _laid_flat(pixels, dpi))]
        rows.append(Row(f"{verdict.value}: AUC", f"{auc(bad, [measure(page) for page in fine]):.3f}", "0.99", "1.0"))
    return rows


def _blur(page: Picture) -> float:
    return blur_px(page) or 0.0


def _glare(page: Picture) -> float:
    return strongest_spot(page)[0]


def _emptiness(page: Picture) -> float:
    return -ink_area_mm2(ink_mask(page), page)


_MEASURES = {PageVerdict.BLURRED: _blur, PageVerdict.GLARE: _glare, PageVerdict.BLANK: _emptiness}


def auc(bad: list[float], good: list[float]) -> float:
    """The share of pairs in which the bad one measures more; a draw counts half."""
    worse = np.asarray(bad)[:, None] - np.asarray(good)[None]
    return float(np.mean((worse > 0) + 0.5 * (worse == 0)))


def _laid_flat(pixels: Pixels, dpi: int) -> Picture | None:
    bed = picture_of(pixels, dpi)
    found = None if bed is None else locate(bed)
    return bed if bed is None or found is None else flatten(bed, kept_area(found, bed))


def _faults() -> Iterator[tuple[PageVerdict, list[tuple[Pixels, int]]]]:
    ordinary = _ordinary()
    yield PageVerdict.BLURRED, [(np.asarray(cv2.GaussianBlur(s.pixels, (0, 0), 2), np.uint8), s.dpi) for s in ordinary]
    yield PageVerdict.GLARE, [(degrade(page, "glare", SEED + k).pixels, 0) for k, page in enumerate(_images())]
    yield PageVerdict.TOO_DARK, [(degrade(page, "dark", SEED + k).pixels, 0) for k, page in enumerate(_images())]
    blanks = [
        scanned(Image.new("RGB", (1654, 2339), (247 - k, 246 - k, 243 - k)), seed=k, noise=1 + k % 5) for k in range(12)
    ]
    yield PageVerdict.BLANK, [(blank.pixels, 200) for blank in blanks]
    shifts = ((-35, 0), (0, -45), (0, 60), (80, 0), (-40, 10), (0, 90))
    white, dark = (247, 247, 245), (30, 30, 32)
    cut = [scanned(laid(letter(), at, lid=lid)).pixels for at in shifts for lid in (white, dark)]
    yield PageVerdict.CUT_OFF, [(pixels, 200) for pixels in cut]


def _ordinary() -> list[Seen]:
    ways = ("scan300", "scan200", "photo8mp", "camera1080")
    return [degrade(page, way, SEED + k) for k, page in enumerate(_images()) for way in ways]


def _verdict(pixels: Pixels, dpi: int) -> PageVerdict:
    seen = examine(ScannedSheet(pixels, dpi))
    return PageVerdict.UNREADABLE if seen is None else seen.judgement.verdict


def _images() -> list[Image.Image]:
    return [draw(SEED + k)[0].convert("RGB") for k, draw in enumerate((*_DRAW, draw_ktp))]


def _pages() -> list[Pixels]:
    return [np.asarray(draw(SEED + k)[0].convert("RGB")) for draw in _DRAW for k in range(3)]


def _cards() -> list[Pixels]:
    return [np.asarray(draw_ktp(SEED + k)[0].convert("RGB")) for k in range(4)]


def _drawn(seeds: tuple[int, int], card: bool) -> Iterator[_Seen]:
    first, count = seeds
    for seed in range(first, first + count):
        drawing = draw_ktp(seed)[0] if card else _sheet(seed)
        scene = photographed(np.asarray(drawing.convert("RGB")), seed, card=card)
        yield scene.pixels, scene.corners


def _sheet(seed: int) -> Image.Image:
    return letter() if seed % 5 == 0 else _DRAW[seed % 5 - 1](seed)[0]


def _real(data: Path) -> Iterator[_Seen]:
    for each in json.loads((data / "corners.json").read_text(encoding="utf-8")):
        sheet = read_image(data / each["file"])
        if sheet is not None:
            yield sheet.pixels, np.asarray(each["corners"], np.float32)


def _timed(picture: Picture, preview: bool) -> tuple[Points | None, float]:
    begun = time.process_time()
    found = locate(picture, preview)
    return None if found is None else found.corners, (time.process_time() - begun) * 1000


def overlap(found: Points | None, truth: Points) -> float:
    """Intersection over union of two quadrilaterals; 0.0 when nothing was found."""
    if found is None or len(found) != 4:
        return 0.0
    shared, _ = cv2.intersectConvexConvex(np.asarray(found, np.float32), truth)
    return float(shared / (cv2.contourArea(np.asarray(found, np.float32)) + cv2.contourArea(truth) - shared))


def _above(values: list[float], share: float) -> str:
    return f"{np.mean(np.array(values) >= share):.0%}"


def _largest_contour(pixels: Pixels) -> Points | None:
    """The way that most tutorials show: edges, the largest contour, four corners of it."""
    factor = limits.SEARCH_SIDE_PX / max(pixels.shape)
    small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    edges = cv2.dilate(cv2.Canny(grey, 75, 200), np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(edges, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    corners = cv2.approxPolyDP(largest, 0.02 * cv2.arcLength(largest, True), True).reshape(-1, 2)
    hull = cv2.convexHull(corners.astype(np.float32)).reshape(-1, 2)
    return np.asarray(hull / factor, np.float32) if len(hull) == 4 else None

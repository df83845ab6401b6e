"""QR codes as phones photograph them badly: drawn, laid on a desk, then spoiled in one of sixteen listed ways.

The ways are the categories of BoofCV's QR study (https://boofcv.org/index.php?title=Performance:QrCode); none of its
photographs is used here. `picture("glare", 7)` is the same picture on every machine; even seeds are for building, odd
seeds are held out for measuring.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import segno

from hardware.scanner.port import Pixels

Floats = npt.NDArray[np.float32]
Rng = np.random.Generator

_WORDS = ("anjungan", "kecamatan", "desa", "berkas", "loket", "slip", "kode", "surat", "contoh", "nomor", "kartu")


@dataclass(frozen=True)
class Picture:
    """One photograph: (height, width, 3) uint8 RGB, and the text of every code in it."""

    category: str
    pixels: Pixels
    texts: tuple[str, ...]


@dataclass
class _Scene:
    """What lies on the desk, as light from 0 to 1, and how far one module of its codes reaches (px)."""

    light: Floats
    texts: tuple[str, ...]
    module: float


def picture(category: str, seed: int) -> Picture:
    """The picture number `seed` of `category`, a key of `CATEGORIES`."""
    rng = np.random.default_rng([sorted(CATEGORIES).index(category), seed])
    scene = CATEGORIES[category](rng)
    noisy = scene.light + rng.normal(0, rng.uniform(0.005, 0.03), scene.light.shape)
    tinted = np.clip(noisy[..., None] * 255 * rng.uniform(0.88, 1.0, 3), 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", tinted, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(60, 95))])
    opened = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert opened is not None
    return Picture(category, np.asarray(opened[..., ::-1], np.uint8).copy(), scene.texts)


# --- what lies there -------------------------------------------------------------------------------------------------


def _text(rng: Rng, length: int) -> str:
    letters = rng.choice(list(string.ascii_letters + string.digits + "/-._"), length)
    return "https://contoh.example/" + "".join(letters)


def _code(rng: Rng, module: float, version: int | None = None, length: int | None = None) -> tuple[Floats, str]:
    """A code with its quiet zone, `module` px for each of its squares, 0 ink to 1 paper."""
    text = _text(rng, length if length is not None else int(rng.integers(1, 60)))
    level = str(rng.choice(["l", "m", "q", "h"]))
    code = segno.make(text, error=level, version=version, micro=False, boost_error=False)
    squares = 1 - np.array([list(row) for row in code.matrix_iter(border=4)], np.float32)
    side = round(len(squares) * module)
    fine = np.kron(squares, np.ones((8, 8), np.float32))
    return np.asarray(cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA), np.float32), text


def _desk(rng: Rng, height: int, width: int) -> Floats:
    """Wood, cloth or stone: noise in several sizes."""
    desk = np.full((height, width), rng.uniform(0.25, 0.75), np.float32)
    for cells in (3, 12, 60, 200):
        rough = rng.normal(0, 0.06, (cells, cells)).astype(np.float32)
        desk += cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
    return desk


def _write(rng: Rng, paper: Floats, ink: float) -> None:
    """Lines of text over the whole paper."""
    written = np.zeros(paper.shape, np.uint8)
    for row in range(24, paper.shape[0], int(rng.integers(22, 40))):
        words = " ".join(rng.choice(_WORDS, 14))
        cv2.putText(written, words, (8, row), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 255, 1, cv2.LINE_AA)
    paper += (ink - paper) * written / 255


def _scene(rng: Rng, module: float, codes: int = 1, version: int | None = None, length: int | None = None) -> _Scene:
    """A written paper on a desk with `codes` codes in a grid on it."""
    drawn = [_code(rng, module, version, length) for _ in range(codes)]
    cell = max(code.shape[0] for code, _ in drawn) + 6
    across = int(np.ceil(np.sqrt(codes)))
    down = int(np.ceil(codes / across))
    paper = np.full((down * cell + 160, across * cell + 160), rng.uniform(0.8, 0.97), np.float32)
    _write(rng, paper, rng.uniform(0.05, 0.4))
    ink = rng.uniform(0.03, 0.2)
    for index, (code, _) in enumerate(drawn):
        top, left = 80 + index // across * cell, 80 + index % across * cell
        paper[top : top + code.shape[0], left : left + code.shape[1]] = ink + code * (0.95 - ink)
    height, width = paper.shape[0] + int(rng.integers(60, 500)), paper.shape[1] + int(rng.integers(60, 500))
    desk = _desk(rng, height, width)
    top, left = (int(rng.integers(0, 1 + big - small)) for big, small in zip(desk.shape, paper.shape, strict=True))
    desk[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return _Scene(desk, tuple(text for _, text in drawn), module)


# --- how it is seen --------------------------------------------------------------------------------------------------


def _turned(rng: Rng, scene: _Scene, degrees: float = 12.0) -> _Scene:
    """Held at up to `degrees`, either way round."""
    height, width = scene.light.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-degrees, degrees), 1)
    corners = np.abs(matrix[:, :2]) @ (width, height)
    matrix[:, 2] += corners / 2 - (width / 2, height / 2)
    size = (int(corners[0]), int(corners[1]))
    scene.light = np.asarray(cv2.warpAffine(scene.light, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.float32)
    return scene


def _slanted(rng: Rng, scene: _Scene, degrees: float) -> _Scene:
    """The desk seen from the side, leaning away by `degrees` about an axis in any direction."""
    height, width = scene.light.shape
    axis, lean, away = rng.uniform(0, 2 * np.pi), np.radians(degrees), 1.8 * max(height, width)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    centred = corners - (width / 2, height / 2)
    along = centred @ (np.cos(axis), np.sin(axis))
    across = centred @ (-np.sin(axis), np.cos(axis))
    depth = away + across * np.sin(lean)
    flat = np.stack([along, across * np.cos(lean)], 1) * (away / depth)[:, None]
    back = np.array([[np.cos(axis), -np.sin(axis)], [np.sin(axis), np.cos(axis)]])
    seen = (flat @ back.T).astype(np.float32)
    seen -= seen.min(0)
    size = np.ceil(seen.max(0)).astype(int)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    warped = cv2.warpPerspective(scene.light, matrix, tuple(size.tolist()), flags=cv2.INTER_AREA, borderValue=0.4)
    scene.light = np.asarray(warped, np.float32)
    return scene


def _blurred(scene: _Scene, sigma: float) -> _Scene:
    scene.light = np.asarray(cv2.GaussianBlur(scene.light, (0, 0), max(0.3, sigma)), np.float32)
    return scene


def _seen_through(light: Floats, columns: Floats, rows: Floats) -> Floats:
    """Each pixel taken from the place (`columns`, `rows`) of `light`."""
    found = cv2.remap(light, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float32)


def _moved(rng: Rng, scene: _Scene, length: float) -> _Scene:
    """The hand moved by `length` px while the shutter was open."""
    size = 2 * int(length) + 3
    kernel = np.zeros((size, size), np.float32)
    angle, middle = rng.uniform(0, np.pi), size // 2
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    ends = [tuple((middle + sign * reach).round().astype(int).tolist()) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA)
    scene.light = np.asarray(cv2.filter2D(scene.light, -1, kernel / kernel.sum()), np.float32)
    return scene


def _spots(rng: Rng, scene: _Scene, count: int, light: float, reach: float) -> _Scene:
    """`count` round spots of `light` (below 0: shade) over the picture, each `reach` of its width."""
    height, width = scene.light.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    for _ in range(count):
        row, column = rng.uniform(0.25, 0.75, 2) * (height, width)
        radius = reach * width * rng.uniform(0.6, 1.4)
        far = np.hypot((rows - row) * rng.uniform(0.6, 1.6), columns - column)
        scene.light = scene.light + light * np.exp(-((far / radius) ** 4))
    scene.light = np.maximum(scene.light, 0)  # above 1 the camera overflows later
    return scene


def _usual(rng: Rng, module: tuple[float, float] = (4, 12), **what: int) -> _Scene:
    """A code as anybody photographs it."""
    scene = _turned(rng, _scene(rng, rng.uniform(*module), **what))
    return _blurred(_slanted(rng, scene, rng.uniform(0, 20)), scene.module * rng.uniform(0.05, 0.2))


# --- the sixteen ways ------------------------------------------------------------------------------------------------


def _blur(rng: Rng) -> _Scene:
    scene = _turned(rng, _scene(rng, rng.uniform(4, 14)))
    if rng.random() < 0.5:
        return _moved(rng, scene, scene.module * rng.uniform(0.8, 2.2))
    return _blurred(scene, scene.module * rng.uniform(0.45, 0.95))


def _bright_spots(rng: Rng) -> _Scene:
    scene = _usual(rng)
    scene.light *= rng.uniform(0.15, 0.5)
    return _spots(rng, scene, int(rng.integers(1, 5)), rng.uniform(0.3, 0.6), rng.uniform(0.04, 0.2))


def _brightness(rng: Rng) -> _Scene:
    scene = _usual(rng)
    low, span = (0.0, rng.uniform(0.06, 0.25)) if rng.random() < 0.5 else (rng.uniform(0.5, 0.8), rng.uniform(0.4, 1.2))
    scene.light = np.clip(low + scene.light * span, 0, 1)
    return scene


def _close(rng: Rng) -> _Scene:
    scene = _slanted(rng, _turned(rng, _scene(rng, rng.uniform(18, 40), length=int(rng.integers(1, 30)))), 10)
    return _blurred(scene, scene.module * rng.uniform(0.1, 0.5))


def _curved(rng: Rng) -> _Scene:
    """Around a bottle, or a sheet that bulges: columns run together towards both sides, rows bow."""
    scene = _scene(rng, rng.uniform(6, 14))
    height, width = scene.light.shape
    radius = width * rng.uniform(0.52, 0.9)
    columns = np.arange(width, dtype=np.float32) - width / 2
    reach = radius * np.sin(width / 2 / radius)
    around = np.arcsin(np.clip(columns * reach / (width / 2) / radius, -1, 1)) * radius + width / 2
    bow = height * rng.uniform(-0.12, 0.12) * (1 - np.cos(columns / radius))
    rows = np.arange(height, dtype=np.float32)[:, None] + bow[None, :]
    maps = np.broadcast_to(around, (height, width)).astype(np.float32), rows.astype(np.float32)
    scene.light = _seen_through(scene.light, *maps)
    return _blurred(_turned(rng, scene, 180), scene.module * rng.uniform(0.05, 0.25))


def _damaged(rng: Rng) -> _Scene:
    """Scratches, patches torn off or painted over, creases."""
    scene = _scene(rng, rng.uniform(6, 14))
    height, width = scene.light.shape
    for _ in range(int(rng.integers(2, 7))):
        start, end = (tuple((rng.uniform(0.15, 0.85, 2) * (width, height)).astype(int).tolist()) for _ in range(2))
        cv2.line(scene.light, start, end, rng.uniform(0, 1), int(scene.module * rng.uniform(0.3, 1.5)) + 1)
    for _ in range(int(rng.integers(1, 4))):
        middle = tuple((rng.uniform(0.2, 0.8, 2) * (width, height)).astype(int).tolist())
        axes = tuple((scene.module * rng.uniform(1.0, 4.5, 2)).astype(int).tolist())
        cv2.ellipse(scene.light, middle, axes, rng.uniform(0, 180), 0, 360, rng.uniform(0, 1), -1)
    return _blurred(_turned(rng, scene, 180), scene.module * 0.15)


def _glare(rng: Rng) -> _Scene:
    scene = _usual(rng)
    return _spots(rng, scene, int(rng.integers(1, 3)), rng.uniform(0.5, 0.9), rng.uniform(0.05, 0.16))


def _high_version(rng: Rng) -> _Scene:
    scene = _scene(rng, rng.uniform(3.5, 8), version=int(rng.integers(15, 41)), length=int(rng.integers(100, 250)))
    return _blurred(_slanted(rng, _turned(rng, scene), rng.uniform(0, 25)), scene.module * rng.uniform(0.1, 0.35))


def _lots(rng: Rng) -> _Scene:
    return _usual(rng, (3.0, 6), codes=int(rng.integers(9, 40)), length=int(rng.integers(1, 30)))


def _monitor(rng: Rng) -> _Scene:
    """A phone's glass: columns of sub-pixels that beat with the camera's, and a reflection."""
    scene = _usual(rng)
    height, width = scene.light.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    for _ in range(2):
        angle, period = rng.uniform(0, np.pi), rng.uniform(2.1, 14)
        wave = np.sin((columns * np.cos(angle) + rows * np.sin(angle)) * 2 * np.pi / period)
        scene.light = scene.light * (1 - rng.uniform(0.05, 0.28) * (1 + wave))
    return _spots(rng, scene, 1, rng.uniform(0.1, 0.5), rng.uniform(0.1, 0.3))


def _noncompliant(rng: Rng) -> _Scene:
    """Light on dark, mirrored, without its quiet zone, or with a sign in the middle."""
    scene, way = _usual(rng), int(rng.integers(0, 3))
    if way == 0:
        scene.light = 1 - scene.light
    elif way == 1:
        scene.light = scene.light[:, ::-1].copy()
    else:
        height, width = scene.light.shape
        cv2.circle(scene.light, (width // 2, height // 2), int(scene.module * rng.uniform(1, 3)), rng.uniform(0, 1), -1)
    return scene


def _pathological(rng: Rng) -> _Scene:
    """Paper that is crumpled: smaller waves in both directions."""
    scene = _scene(rng, rng.uniform(7, 14))
    height, width = scene.light.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    shifts = [cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)]
    shifts.append(
        cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    )
    far = scene.module * rng.uniform(0.3, 1.6)
    maps = columns + shifts[0] * far, rows + shifts[1] * far
    scene.light = _seen_through(scene.light, *maps)
    scene.light = np.clip(scene.light * (1 + 0.12 * shifts[0]), 0, 1)
    return _blurred(_turned(rng, scene, 180), scene.module * 0.2)


def _perspective(rng: Rng) -> _Scene:
    scene = _slanted(rng, _turned(rng, _scene(rng, rng.uniform(8, 16)), 45), rng.uniform(30, 62))
    return _blurred(scene, scene.module * rng.uniform(0.05, 0.15))


def _rotations(rng: Rng) -> _Scene:
    scene = _turned(rng, _scene(rng, rng.uniform(4, 12)), 180)
    return _blurred(_slanted(rng, scene, rng.uniform(0, 25)), scene.module * rng.uniform(0.1, 0.3))


def _shadows(rng: Rng) -> _Scene:
    """The shadow of a hand or a window's frame, with a sharp edge through the code."""
    scene = _usual(rng)
    height, width = scene.light.shape
    shade = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(1, 4))):
        corners = (rng.uniform(-0.2, 1.2, (4, 2)) * (width, height)).astype(np.int32)
        cv2.fillConvexPoly(shade, cv2.convexHull(corners), 1.0)
    shade = np.asarray(cv2.GaussianBlur(shade, (0, 0), rng.uniform(1, 12)), np.float32)
    scene.light *= 1 - shade * rng.uniform(0.5, 0.88)
    return scene


CATEGORIES: dict[str, Callable[[Rng], _Scene]] = {
    "blurred": _blur,
    "bright_spots": _bright_spots,
    "brightness": _brightness,
    "close": _close,
    "curved": _curved,
    "damaged": _damaged,
    "glare": _glare,
    "high_version": _high_version,
    "lots": _lots,
    "monitor": _monitor,
    "nominal": _usual,
    "noncompliant": _noncompliant,
    "pathological": _pathological,
    "perspective": _perspective,
    "rotations": _rotations,
    "shadows": _shadows,
}

"""QR codes drawn and laid on a desk, and what lenses, hands and lamps do to them. How pictures are spoiled with these
stands in `drawn_ways.py` and `drawn_sheets.py`."""

from __future__ import annotations

import string
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
class Scene:
    """What lies on the desk, as light from 0 to 1, and how far one module of its codes reaches (px)."""

    light: Floats
    texts: tuple[str, ...]
    module: float


def photographed(category: str, scene: Scene, rng: Rng) -> Picture:
    """`scene` as a cheap camera keeps it: grain, a tint, JPEG."""
    noisy = scene.light + rng.normal(0, rng.uniform(0.005, 0.03), scene.light.shape)
    tinted = np.clip(noisy[..., None] * 255 * rng.uniform(0.88, 1.0, 3), 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", tinted, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(60, 95))])
    opened = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert opened is not None
    return Picture(category, np.asarray(opened[..., ::-1], np.uint8).copy(), scene.texts)


# --- what lies there -------------------------------------------------------------------------------------------------


def text_of(rng: Rng, length: int) -> str:
    letters = rng.choice(list(string.ascii_letters + string.digits + "/-._"), length)
    return "https://contoh.example/" + "".join(letters)


def code_of(rng: Rng, module: float, version: int | None = None, length: int | None = None) -> tuple[Floats, str]:
    """A code with its quiet zone, `module` px for each of its squares, 0 ink to 1 paper."""
    text = text_of(rng, length if length is not None else int(rng.integers(1, 60)))
    level = str(rng.choice(["l", "m", "q", "h"]))
    code = segno.make(text, error=level, version=version, micro=False, boost_error=False)
    squares = 1 - np.array([list(row) for row in code.matrix_iter(border=4)], np.float32)
    side = round(len(squares) * module)
    fine = np.kron(squares, np.ones((8, 8), np.float32))
    return np.asarray(cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA), np.float32), text


def desk_of(rng: Rng, height: int, width: int) -> Floats:
    """Wood, cloth or stone: noise in several sizes."""
    desk = np.full((height, width), rng.uniform(0.25, 0.75), np.float32)
    for cells in (3, 12, 60, 200):
        rough = rng.normal(0, 0.06, (cells, cells)).astype(np.float32)
        desk += cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
    return desk


def write_on(rng: Rng, paper: Floats, ink: float) -> None:
    """Lines of text over the whole paper."""
    written = np.zeros(paper.shape, np.uint8)
    for row in range(24, paper.shape[0], int(rng.integers(22, 40))):
        words = " ".join(rng.choice(_WORDS, 14))
        cv2.putText(written, words, (8, row), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 255, 1, cv2.LINE_AA)
    paper += (ink - paper) * written / 255


def scene_of(rng: Rng, module: float, codes: int = 1, version: int | None = None, length: int | None = None) -> Scene:
    """A written paper on a desk with `codes` codes in a grid on it."""
    drawn = [code_of(rng, module, version, length) for _ in range(codes)]
    cell = max(code.shape[0] for code, _ in drawn) + 6
    across = int(np.ceil(np.sqrt(codes)))
    down = int(np.ceil(codes / across))
    paper = np.full((down * cell + 160, across * cell + 160), rng.uniform(0.8, 0.97), np.float32)
    write_on(rng, paper, rng.uniform(0.05, 0.4))
    ink = rng.uniform(0.03, 0.2)
    for index, (code, _) in enumerate(drawn):
        top, left = 80 + index // across * cell, 80 + index % across * cell
        paper[top : top + code.shape[0], left : left + code.shape[1]] = ink + code * (0.95 - ink)
    height, width = paper.shape[0] + int(rng.integers(60, 500)), paper.shape[1] + int(rng.integers(60, 500))
    desk = desk_of(rng, height, width)
    top, left = (int(rng.integers(0, 1 + big - small)) for big, small in zip(desk.shape, paper.shape, strict=True))
    desk[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return Scene(desk, tuple(text for _, text in drawn), module)


# --- how it is seen --------------------------------------------------------------------------------------------------


def turned(rng: Rng, scene: Scene, degrees: float = 12.0) -> Scene:
    """Held at up to `degrees`, either way round."""
    height, width = scene.light.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-degrees, degrees), 1)
    corners = np.abs(matrix[:, :2]) @ (width, height)
    matrix[:, 2] += corners / 2 - (width / 2, height / 2)
    size = (int(corners[0]), int(corners[1]))
    scene.light = np.asarray(cv2.warpAffine(scene.light, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.float32)
    return scene


def slanted(rng: Rng, scene: Scene, degrees: float) -> Scene:
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


def blurred(scene: Scene, sigma: float) -> Scene:
    scene.light = np.asarray(cv2.GaussianBlur(scene.light, (0, 0), max(0.3, sigma)), np.float32)
    return scene


def seen_through(light: Floats, columns: Floats, rows: Floats) -> Floats:
    """Each pixel taken from the place (`columns`, `rows`) of `light`."""
    found = cv2.remap(light, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float32)


def moved(rng: Rng, scene: Scene, length: float) -> Scene:
    """The hand moved by `length` px while the shutter was open."""
    size = 2 * int(length) + 3
    kernel = np.zeros((size, size), np.float32)
    angle, middle = rng.uniform(0, np.pi), size // 2
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    ends = [tuple((middle + sign * reach).round().astype(int).tolist()) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA)
    scene.light = np.asarray(cv2.filter2D(scene.light, -1, kernel / kernel.sum()), np.float32)
    return scene


def spots(rng: Rng, scene: Scene, count: int, light: float, reach: float) -> Scene:
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


def usual(rng: Rng, module: tuple[float, float] = (4, 12), **what: int) -> Scene:
    """A code as anybody photographs it."""
    scene = turned(rng, scene_of(rng, rng.uniform(*module), **what))
    return blurred(slanted(rng, scene, rng.uniform(0, 20)), scene.module * rng.uniform(0.05, 0.2))

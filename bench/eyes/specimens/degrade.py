"""What scanners, cameras and people do to a clean drawing. Every kind stands in one table."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from hardware.scanner.port import Pixels

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Way:
    """How a paper comes in. `frame`: picture size in px (None: a flatbed crop at `dpi`); `fill`: share of the frame's
    width (or height, what is tighter) that the paper takes; `tilt`: corners moved by up to this share; `turn`: degrees;
    `blur`, `noise`: sigma in px and grey levels; `light`: darkest end of a gradient; `jpeg`: quality, 0 for none."""

    label: str
    dpi: int = 300
    frame: tuple[int, int] | None = None
    fill: float = 1.0
    tilt: float = 0.0
    turn: float = 1.5
    blur: float = 0.5
    noise: float = 2.0
    light: float = 1.0
    jpeg: int = 90
    grey: bool = False
    glare: bool = False


WAYS: dict[str, Way] = {
    "scan300": Way("flatbed 300 dpi", blur=0.5),
    "scan200": Way("flatbed 200 dpi", dpi=200, blur=0.4),
    "photo8mp": Way("8 MP photo, perspective", 0, (3264, 2448), 0.72, 0.05, 4, 1.0, 4, 0.72, 88),
    "camera1080": Way("1080p document camera", 0, (1920, 1080), 0.88, 0.015, 3, 0.7, 4, 0.85, 85),
    "skewed": Way("flatbed 300 dpi, 8 degrees askew", turn=8),
    "faint": Way("flatbed 300 dpi, noisy, jpeg 50", noise=9, jpeg=50, light=0.6),
    "photocopy": Way("flatbed 300 dpi, grey photocopy", grey=True, noise=5, blur=0.8),
    "blurred": Way("flatbed 300 dpi, blur sigma 2.5 px", blur=2.5),
    "blurred-much": Way("flatbed 300 dpi, blur sigma 4 px", blur=4.0),
    "dark": Way("8 MP photo, too dark", 0, (3264, 2448), 0.72, 0.03, 3, 1.0, 6, 0.16, 88),
    "glare": Way("1080p document camera, lamp mirrored", 0, (1920, 1080), 0.88, 0.015, 3, 0.7, 4, 0.85, 85, glare=True),
}
ORDINARY = ("scan300", "scan200", "photo8mp", "camera1080")  # those that reading must master


@dataclass(frozen=True, eq=False)
class Seen:
    """What the machine is given: `pixels` (h, w, 3) uint8 RGB, and what it should find in them.

    `corners` of the paper: (4, 2) px, clockwise from top left. `dpi`: as a scanner reports it; 0 for a camera.
    """

    pixels: Pixels
    corners: Floats
    dpi: int


def degrade(image: Image.Image, kind: str, seed: int, source_dpi: int = 0) -> Seen:
    """`image` as it looks after `kind` (a key of `WAYS`). `source_dpi`: of the drawing; guessed from its width if 0."""
    way, dice = WAYS[kind], np.random.default_rng(seed)
    dpi = source_dpi or (600 if image.width == 2022 else 300)
    size, corners = _placed(way, image.size, dpi, dice)
    canvas = _background(size, dice, way)
    seen = _laid(np.asarray(image.convert("RGB")), canvas, corners, max(way.blur, 0.0))
    return Seen(_finished(seen, way, dice), corners, way.dpi)


def _placed(way: Way, size: tuple[int, int], dpi: int, dice: np.random.Generator) -> tuple[tuple[int, int], Floats]:
    """The frame's size and where the paper's corners come to lie in it."""
    width, height = size
    if way.frame is None:
        scale = way.dpi / dpi
        margin = 0.05 + 0.6 * np.sin(np.radians(way.turn))
        frame = (round(width * scale * (1 + margin)), round((height + width * margin) * scale))
    else:
        frame = way.frame
        scale = way.fill * min(frame[0] / width, frame[1] / height)
    half = np.array([width, height], np.float32) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * half
    corners += dice.uniform(-way.tilt, way.tilt, (4, 2)).astype(np.float32) * half
    turn = np.radians(dice.uniform(-way.turn, way.turn))
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], np.float32)
    room = 0.02 * np.array(frame, np.float32)
    return frame, (corners @ spin + np.array(frame, np.float32) / 2 + dice.uniform(-room, room)).astype(np.float32)


def _background(size: tuple[int, int], dice: np.random.Generator, way: Way) -> Floats:
    """A scanner's lid (white or dark), or a table under the camera: colour with a grain."""
    width, height = size
    if way.frame is None:
        colour = (246, 246, 244) if dice.random() < 0.6 else (40, 40, 42)
        return np.full((height, width, 3), colour, np.float32)
    colour = np.asarray(((142, 104, 72), (90, 92, 96), (52, 78, 62), (196, 190, 180))[dice.integers(4)], np.float32)
    grain = cv2.resize(dice.normal(0, 9, (height // 2, 40)).astype(np.float32), (width, height))
    return np.asarray(colour + grain[..., None], np.float32)


def _laid(paper: Pixels, canvas: Floats, corners: Floats, blur: float) -> Floats:
    """`paper` warped onto `canvas`; shrunk first, so that fine print averages as in a lens."""
    height, width = paper.shape[:2]
    wanted = max(float(np.linalg.norm(corners[1] - corners[0])), 1.0)
    if wanted < width:
        shape = (round(wanted), max(1, round(height * wanted / width)))
        paper = np.asarray(cv2.resize(paper, shape, interpolation=cv2.INTER_AREA), np.uint8)
        height, width = paper.shape[:2]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    size = (canvas.shape[1], canvas.shape[0])
    image = cv2.warpPerspective(
        paper.astype(np.float32), matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    mask = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, size)[..., None]
    seen = np.asarray(canvas * (1 - mask) + image * mask, np.float32)
    return np.asarray(cv2.GaussianBlur(seen, (0, 0), blur) if blur > 0 else seen, np.float32)


def _finished(seen: Floats, way: Way, dice: np.random.Generator) -> Pixels:
    height, width = seen.shape[:2]
    ramp = np.linspace(way.light, 1.0, width, dtype=np.float32)[None, :, None]
    seen = seen * (ramp if dice.random() < 0.5 else ramp[:, ::-1])
    if way.light < 0.3:
        seen = seen * way.light * 2
    if way.glare:
        seen = _mirrored(seen, dice)
    if way.grey:
        seen = np.clip((seen.mean(axis=2, keepdims=True) - 90) * 1.5, 0, 250).repeat(3, axis=2)
    noise = dice.standard_normal((height, width, 1), np.float32) * way.noise
    pixels = np.clip(seen + noise, 0, 255).astype(np.uint8)
    if way.jpeg:
        _, packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, way.jpeg])
        pixels = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return pixels


def _mirrored(seen: Floats, dice: np.random.Generator) -> Floats:
    """A lamp mirrored in the laminate: a white spot over some of the print."""
    height, width = seen.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    at = dice.uniform(0.35, 0.65, 2) * (width, height)
    spot = np.exp(-(((x - at[0]) / (0.07 * width)) ** 2 + ((y - at[1]) / (0.07 * height)) ** 2))
    return np.asarray(seen + 420 * spot[..., None], np.float32)

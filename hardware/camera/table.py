"""The table under a document camera that is not there: a paper on it, a hand that moves the paper, the light, the lens.

What the camera would see is drawn anew for every frame, with the noise of a sensor: two frames are never the same.
The fake camera and the benches look at this table. Any thread may call any method.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageFilter

from hardware.scanner.port import Pixels

SEES_MM = (587.0, 330.0)  # across and down: an A4 sheet, upright, with a hand's breadth around it
_MM_PER_INCH = 25.4
_WOOD = (92, 78, 64)
_HIGHEST = 250  # the brightest paper; above it lies the noise
_NOISE = 5  # levels
_KEYSTONE = 0.012  # the far edge of the paper is so much narrower: no camera hangs quite straight
_DIM = 0.12
_OUT_OF_FOCUS = 1 / 160  # of the picture's width, as the radius of the blur
_SHAKE_MM, _SHAKE_DEG = 14.0, 4.0


@dataclass(frozen=True)
class Laid:
    """Where the paper's middle lies, millimetres from the middle of the picture, and by how much it is turned."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    turned_deg: float = 0.0


@dataclass(frozen=True)
class _State:
    """All that a hand can change."""

    paper: Image.Image | None = None
    resolution: float = 300.0
    laid: Laid = Laid()
    moving: bool = False
    covered: bool = False
    dim: bool = False
    focused: bool = True


class Table:
    """`look` is what a lens above it sees at that moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = _State()
        self._drawn: tuple[object, Pixels] | None = None  # what it was drawn from, and the picture
        self._looks = 0
        self._dice = np.random.default_rng(20)
        self._grain: Pixels = self._dice.integers(0, _NOISE, (64, 4096, 3), dtype=np.uint8)

    # The hand

    def put(self, paper: Pixels, resolution: int, laid: Laid | None = None) -> None:
        """Lay a paper under the camera, (height, width, 3) uint8 RGB, over what lay there; it lies still."""
        if paper.ndim != 3 or paper.shape[2] != 3 or paper.dtype != np.uint8:
            raise ValueError(f"a paper is (height, width, 3) uint8, not {paper.shape} {paper.dtype}")
        picture = Image.fromarray(paper)
        self._change(paper=picture, resolution=float(resolution), laid=laid or Laid(turned_deg=2.0), moving=False)

    def take_away(self) -> None:
        self._change(paper=None, moving=False)

    def start_moving(self) -> None:
        """A hand pushes the paper about until `let_lie`."""
        self._change(moving=True)

    def let_lie(self) -> None:
        self._change(moving=False)

    def cover_lens(self) -> None:
        self._change(covered=True)

    def uncover_lens(self) -> None:
        self._change(covered=False)

    def switch_light_off(self) -> None:
        self._change(dim=True)

    def switch_light_on(self) -> None:
        self._change(dim=False)

    def lose_focus(self) -> None:
        self._change(focused=False)

    def find_focus(self) -> None:
        self._change(focused=True)

    @property
    def state(self) -> _State:
        return self._state

    # The lens

    def look(self, size: tuple[int, int]) -> Pixels:
        """(height, width, 3) uint8 RGB of `size` (width, height)."""
        with self._lock:
            self._looks += 1
            state = _shaken(self._state, self._looks) if self._state.moving else self._state
            if state.covered:
                return self._noisy(np.zeros((size[1], size[0], 3), np.uint8))
            if self._drawn is None or self._drawn[0] != (state, size):
                self._drawn = ((state, size), _drawn(state, size))
            return self._noisy(self._drawn[1])

    def _change(self, **what: object) -> None:
        with self._lock:
            self._state = replace(self._state, **what)  # type: ignore[arg-type]

    def _noisy(self, clean: Pixels) -> Pixels:
        """A strip of grain, shifted differently under every band of 64 lines."""
        noisy = clean.copy()
        width = clean.shape[1]
        for top in range(0, clean.shape[0], len(self._grain)):
            band = noisy[top : top + len(self._grain)]
            start = int(self._dice.integers(0, max(1, self._grain.shape[1] - width)))
            band += self._grain[: len(band), start : start + width]
        return noisy


def _shaken(state: _State, looks: int) -> _State:
    """The paper under a moving hand: somewhere else in every frame."""
    laid = state.laid
    return replace(
        state,
        laid=Laid(
            laid.right_mm + _SHAKE_MM * math.sin(looks * 0.9),
            laid.down_mm + _SHAKE_MM * math.cos(looks * 0.7),
            laid.turned_deg + _SHAKE_DEG * math.sin(looks * 0.5),
        ),
    )


def _drawn(state: _State, size: tuple[int, int]) -> Pixels:
    picture = Image.new("RGB", size, _WOOD)
    if state.paper is not None:
        _lay(picture, state.paper, state.resolution, state.laid)
    if not state.focused:
        picture = picture.filter(ImageFilter.GaussianBlur(size[0] * _OUT_OF_FOCUS))
    light = np.minimum(np.asarray(picture), _HIGHEST)
    return np.asarray(light * (_DIM if state.dim else 1.0), np.uint8)


def _lay(picture: Image.Image, paper: Image.Image, resolution: float, laid: Laid) -> None:
    """Draw `paper` onto `picture` as the lens sees it there."""
    scale = picture.width / SEES_MM[0]
    small = _reduced(paper, scale * _MM_PER_INCH / resolution)
    corners = _corners(small, (picture.width, picture.height), scale, laid)
    coefficients = _perspective(corners, small.size)
    seen = small.transform(picture.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR)
    mask = Image.new("L", small.size, 255)
    picture.paste(seen, (0, 0), mask.transform(picture.size, Image.Transform.PERSPECTIVE, coefficients))


def _reduced(paper: Image.Image, share: float) -> Image.Image:
    if share >= 1:
        return paper
    return paper.resize((max(1, round(paper.width * share)), max(1, round(paper.height * share))), reducing_gap=2.0)


def _corners(paper: Image.Image, size: tuple[int, int], scale: float, laid: Laid) -> list[tuple[float, float]]:
    """Where the paper's corners fall in the picture, clockwise from its own top left."""
    turn = math.radians(laid.turned_deg)
    half_width, half_height = paper.width / 2, paper.height / 2
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        across, down = x * half_width * (1 + _KEYSTONE * y), y * half_height
        corners.append(
            (
                size[0] / 2 + laid.right_mm * scale + across * math.cos(turn) - down * math.sin(turn),
                size[1] / 2 + laid.down_mm * scale + across * math.sin(turn) + down * math.cos(turn),
            )
        )
    return corners


def _perspective(corners: list[tuple[float, float]], size: tuple[int, int]) -> tuple[float, ...]:
    """Pillow's eight coefficients that take a point of the picture to the paper of `size`."""
    rows, values = [], []
    width, height = size
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(float(each) for each in np.linalg.solve(np.array(rows, float), np.array(values, float)))

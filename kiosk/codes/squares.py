"""Reads a QR code square by square once its grid lies on the picture, and draws what it saw as a clean code for a
decoder to read. What a torn eye must look like is known, so it is drawn whole."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.codes import limits
from kiosk.codes.code import Corners
from kiosk.codes.finders import Suspect
from kiosk.codes.grid import Fit, Flat, Floats, Grid, known_squares, laid, sampled, versions_of
from kiosk.codes.readers import Grey


def drawings(grey: Grey, suspect: Suspect) -> Iterator[tuple[Grey, Corners]]:
    """Clean pictures of what `suspect` may say, likeliest first, each with the code's corners in `grey`."""
    tried = []
    for version in versions_of(suspect):
        flat = Flat(grey, suspect, version)
        fit = Fit(flat)
        grid = laid(fit, flat.start)
        if fit.agreement(grid) >= limits.GRID_AGREEMENT:
            tried.append((fit.of(grid), version, flat, fit, grid))
            yield _drawn(fit.samples(grid).reshape(grid.side, -1) > 0, version), flat.outline(grid)
    for _, version, flat, fit, grid in sorted(tried, key=lambda each: -each[0])[: limits.VERSIONS_IN_DEPTH]:
        for light in _in_depth(flat, fit, grid):
            yield _drawn(light, version), flat.outline(grid)


def promise(grey: Grey, suspect: Suspect) -> float:
    """Share of the known squares that fit `suspect` as it is, for its best version; half of them do by chance."""
    flats = [Flat(grey, suspect, version) for version in versions_of(suspect)]
    return max((Fit(flat).agreement(flat.start) for flat in flats), default=0.0)


def _in_depth(flat: Flat, fit: Fit, grid: Grid) -> Iterator[npt.NDArray[np.bool_]]:
    """Which squares are light, by several ways to tell; each (side, side)."""
    straight = grid.places(*grid.units())
    followed = _followed(fit.levelled, grid, straight)
    for places in (followed, straight):
        squares = sampled(fit.levelled, places).reshape(grid.side, -1)
        yield squares > 0
        for window in (3, 5, 7):
            yield squares > cv2.blur(squares, (window, window), borderType=cv2.BORDER_REPLICATE)
        yield from _learned(flat.grey, grid, places)


def _followed(levelled: Floats, grid: Grid, places: Floats) -> Floats:
    """`places` moved to where the squares really lie on crumpled paper: each neighbourhood by itself, a little, and
    again with smaller neighbourhoods."""
    side, known = grid.side, known_squares(grid.version)
    field = places.reshape(side, side, 2)
    for reach, near in limits.FOLLOW_STEPS:
        steps = np.linspace(-reach, reach, 5, dtype=np.float32) * limits.SQUARE_PX
        moves = np.array([(dx, dy) for dy in steps for dx in steps], np.float32)
        fits = np.stack([_fit_after(levelled, field, move, known, near) for move in moves])
        weights = np.exp((fits - fits.max(0)) * limits.FOLLOW_DECISION)
        moved = np.tensordot((weights / weights.sum(0)).transpose(1, 2, 0), moves, 1)
        field = field + cv2.GaussianBlur(moved.astype(np.float32), (0, 0), near, borderType=cv2.BORDER_REFLECT)
    return np.asarray(field.reshape(-1, 2), np.float32)


def _fit_after(levelled: Floats, field: Floats, move: Floats, known: Floats, near: float) -> Floats:
    """How well the squares around each square would fit if all were moved by `move`."""
    values = sampled(levelled, (field + move).reshape(-1, 2)).reshape(known.shape)
    fits = np.where(known != 0, 2 * known * values, np.abs(values)).astype(np.float32)
    far = float(move @ move) / limits.SQUARE_PX**2
    around = cv2.GaussianBlur(fits, (0, 0), near, borderType=cv2.BORDER_REFLECT)
    return np.asarray(around - limits.FOLLOW_RELUCTANCE * far, np.float32)


def _learned(grey: Grey, grid: Grid, places: Floats) -> Iterator[npt.NDArray[np.bool_]]:
    """What the squares are when every one is smeared over its neighbours, by lens or hand: how to undo that is learned
    from the squares that are known beforehand, then again with those that came out clearly."""
    window = (int(limits.SQUARE_PX * 9) | 1,) * 2
    light = grey.astype(np.float32)
    raw = np.asarray((light - cv2.blur(light, window)) / 40, np.float32)
    seen = _surroundings(raw, grid, places)
    known = known_squares(grid.version).ravel()
    wanted, trust = known, (known != 0).astype(np.float32)
    for _ in range(limits.LEARN_ROUNDS):
        weighted = seen * trust[:, None]
        rule = np.linalg.solve(weighted.T @ seen + limits.LEARN_CAUTION * np.eye(seen.shape[1]), weighted.T @ wanted)
        guessed = (seen @ rule).astype(np.float32)
        yield guessed.reshape(grid.side, -1) > 0
        wanted = np.where(known != 0, known, np.sign(guessed))
        trust = np.where(known != 0, 1, 0.7 * np.clip(np.abs(guessed), 0, 1)).astype(np.float32)


def _surroundings(raw: Floats, grid: Grid, places: Floats) -> Floats:
    """(squares, 26): the light at 25 points half a square apart around the middle of each, and 1."""
    field = places.reshape(grid.side, grid.side, 2)
    across, down = (np.asarray(np.gradient(field, axis=axis), np.float32) for axis in (1, 0))
    offsets = (-1.0, -0.5, 0.0, 0.5, 1.0)
    columns = [sampled(raw, (field + u * across + v * down).reshape(-1, 2)) for v in offsets for u in offsets]
    return np.stack([*columns, np.ones_like(columns[0])], 1)


def _drawn(light: npt.NDArray[np.bool_], version: int) -> Grey:
    """The squares as a picture of 3 px each with a quiet zone; those known beforehand as they must be."""
    known = known_squares(version)
    bordered = np.pad(np.where(known == 0, light, known > 0), 4, constant_values=True)
    return np.kron(bordered, np.ones((3, 3), np.uint8)).astype(np.uint8) * 255

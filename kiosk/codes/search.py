"""In which order a picture is tried, and when to stop: the cheap ways first, the dear ones only where eyes of a code
are seen that nobody could read, and nothing after the budget."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kiosk.codes import limits
from kiosk.codes.finders import Eye, Suspect, eyes_in, guesses_of, suspects_of
from kiosk.codes.readers import EVERY_KIND, Kind, Reading, zbar, zxing
from kiosk.codes.squares import drawings, promise
from kiosk.codes.variants import (
    Change,
    View,
    closed,
    enlarged,
    evened,
    fitted,
    inverted,
    one_after_another,
    opened,
    resized,
    sharpened,
    softened,
    thresholded,
)
from kiosk.codes.witness import UNTOUCHED, Ledger

QR = frozenset({Kind.QR})
Reader = Callable[..., list[Reading]]


@dataclass(frozen=True)
class Attempt:
    """One decoder on one change of the picture. The name is the witness's."""

    name: str
    reader: Reader
    change: Change
    kinds: frozenset[Kind] = QR


def _as_it_is(view: View) -> View:
    return view


# One frame: light on dark only for QR, which phones show; the others in smaller copies, as zxing itself makes them.
LIVE = (
    Attempt(UNTOUCHED, zxing, _as_it_is),
    Attempt(UNTOUCHED, partial(zxing, thorough=False), resized(0.5), frozenset({Kind.CODE_128})),
    Attempt("zxing, evened", partial(zxing, thorough=False), one_after_another(resized(0.5), evened)),
)
# Always all of these: together 20 ms for a megapixel.
FIRST = (
    Attempt("zxing, evened", zxing, evened),
    Attempt("zxing, half", zxing, resized(0.5)),
    Attempt("zxing, threshold wide", zxing, thresholded(0.1)),
)
# Where several codes lie, with those that were read painted over: beside each other they hide from the decoder, which
# takes eyes of different ones for those of one. Of 96 on one sheet it reads 64, with this all of them.
BESIDE_OTHERS = (
    Attempt("zxing, others painted over", zxing, _as_it_is),
    Attempt("zxing, 3/2, others painted over", zxing, enlarged(1.5)),
    Attempt("zxing, threshold wide, others painted over", zxing, thresholded(0.1)),
)
# While an unread code is suspected, or nothing was read at all. Most gain for their time first.
FURTHER = (
    Attempt("zxing, 3/2", zxing, enlarged(1.5)),
    Attempt("zxing, 2/3", zxing, resized(0.67)),
    Attempt("zbar, threshold", zbar, one_after_another(fitted(limits.ZBAR_AREA_PX), thresholded(0.05))),
    Attempt("zxing, threshold widest", zxing, thresholded(0.25)),
    Attempt("zxing, sharpened", zxing, sharpened(4, 3)),
    Attempt("zxing, opened", zxing, opened(3)),
    Attempt("zxing, closed", zxing, closed(3)),
    Attempt("zxing, softened", zxing, softened(2)),
    Attempt("zxing, every kind, half", zxing, resized(0.5), EVERY_KIND),
    Attempt("zxing, every kind, double", zxing, enlarged(2), EVERY_KIND),
    Attempt("zbar", zbar, fitted(limits.ZBAR_AREA_PX)),
    Attempt("zbar, small", zbar, one_after_another(fitted(limits.ZBAR_AREA_PX // 4), thresholded(0.08))),
    Attempt("zxing, third", zxing, resized(0.3)),
    Attempt("zxing, threshold narrow", zxing, thresholded(0.04)),
    Attempt("zxing, sharpened wide", zxing, sharpened(9, 4)),
    Attempt("zxing, soft and even", zxing, one_after_another(softened(3), evened)),
    Attempt("zbar, sharpened", zbar, one_after_another(fitted(limits.ZBAR_AREA_PX), sharpened(3, 3))),
    Attempt("zbar, light on dark", zbar, one_after_another(fitted(limits.ZBAR_AREA_PX), inverted)),
    Attempt("zxing, double evened", zxing, one_after_another(enlarged(2), evened)),
)


class Search:
    """One picture, tried until everything is read or `budget_s` CPU seconds are over. The ledger's corners are pixels
    of the picture that `view` was made from."""

    def __init__(self, view: View, budget_s: float, clock: Callable[[], float] = time.process_time) -> None:
        self._view = view
        self._clock = clock
        self._budget_s = budget_s
        self._end = clock() + budget_s
        self.ledger = Ledger()
        self.attempts = 0  # how often a decoder was asked for the whole picture or a part of it

    def still(self) -> None:
        """Everything that helps: for a scan, a photograph, a picture kept still."""
        self._try(Attempt(UNTOUCHED, zxing, _as_it_is, EVERY_KIND), self._view)
        for attempt in FIRST:
            self._try(attempt, self._view)
        self._read_beside_others()
        self._corroborate()
        eyes = eyes_in(self._view.grey)
        suspects = suspects_of(eyes)
        untried = self._read_suspects(self._unread(suspects), self._clock() + limits.SUSPECTS_FIRST * self._budget_s)
        smaller = fitted(limits.FURTHER_AREA_PX)(self._view)
        for attempt in FURTHER:
            if self._over() or self._done(suspects):
                break
            self._try(attempt, smaller)
        self._read_suspects(self._unread(untried), self._end)
        if not self.ledger.codes():
            self._guess(eyes)
        self._corroborate()

    def live(self) -> None:
        """One frame of a moving picture: what a resident shows, as it is; the next frame is another chance."""
        for attempt in LIVE:
            self._try(attempt, self._view)
            if self.ledger.codes() or self._over():
                return

    def _try(self, attempt: Attempt, view: View) -> None:
        self.attempts += 1
        changed = attempt.change(view)
        self.ledger.hear([changed.back(each) for each in attempt.reader(changed.grey, attempt.kinds)], attempt.name)

    def _read_beside_others(self) -> None:
        """Paint over what was read and look again, as long as that finds more."""
        before = 0
        while before < len(self.ledger.codes()) >= limits.SEVERAL_CODES and not self._over():
            before = len(self.ledger.codes())
            bare = self._view.without(code.corners for code in self.ledger.codes())
            for attempt in BESIDE_OTHERS:
                self._try(attempt, bare)

    def _over(self) -> bool:
        return self._clock() >= self._end

    def _done(self, suspects: list[Suspect]) -> bool:
        return bool(self.ledger.codes()) and not self._unread(suspects)

    def _unread(self, suspects: list[Suspect]) -> list[Suspect]:
        """Those that no code explains: neither one that lies there, nor several to which their eyes belong."""
        return [each for each in suspects if not self._explained(each)]

    def _explained(self, suspect: Suspect) -> bool:
        if self.ledger.explains(self._view.place(suspect.middle)):
            return True
        return all(self.ledger.covers(self._view.place((eye.x, eye.y))) for eye in suspect.eyes)

    def _read_suspects(self, suspects: list[Suspect], end: float) -> list[Suspect]:
        """Read them one after another until `end`; those that were not reached."""
        for index, suspect in enumerate(suspects):
            if self._clock() >= end:
                return suspects[index:]
            self._read_squares(suspect)
        return []

    def _read_squares(self, suspect: Suspect) -> None:
        """The suspect's grid, sampled; any drawing of it that is a code is one, with a text checked by its own sums."""
        for drawing, corners in drawings(self._view.grey, suspect):
            read = zxing(drawing, pure=True)
            if read:
                self.ledger.hear([self._view.back(Reading(read[0].text, Kind.QR, corners))], "squares")
            if read or self._over():
                return

    def _guess(self, eyes: list[Eye]) -> None:
        """A code with one eye gone, its place guessed from the other two."""
        promises = [(promise(self._view.grey, each), each) for each in guesses_of(eyes) if not self._over()]
        likeliest = sorted(promises, key=lambda each: -each[0])[: limits.MOST_GUESSES]
        for share, suspect in likeliest:
            if share >= limits.GUESS_AGREEMENT and not self.ledger.codes() and not self._over():
                self._read_squares(suspect)

    def _corroborate(self) -> None:
        """A second look at whatever was read only once and could be noise."""
        for corners in self.ledger.doubted():
            part = self._view.around(corners, 0.5)
            if self._over() or min(part.grey.shape) < 4:
                return
            for name, reader, change in (("zbar", zbar, resized(1)), ("zxing, soft", zxing, softened(0.8))):
                self._try(Attempt(name, reader, change, EVERY_KIND), part)

"""A signed form that comes back: `python -m bench.eyes.forms --sheets 200` prints how often the kiosk is right.

Real PDFs of every form that somebody signs, as a printer puts them on paper, with pens, thumbs and meterai drawn on
(`drawn_forms.py`), laid on the glass askew, with noise, dust, folds and a blot on every sixth corner code; through the
whole of capture. "Right" is: the right sheet, and exactly those named who have not signed.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass

import numpy as np

from bench.eyes import drawn_forms as draw
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind
from kiosk.capture.form_ink import form_seen
from kiosk.capture.pipeline import examine
from kiosk.printed_form import FormSeen, PrintedSheet, Spot, SpotKind
from tests.kiosk.capture.sheets import letter, scanned

FORMS = (
    "F-1.03A",
    "F-1.03B",
    "F-1.03C",
    "F-1.04",
    "F-1.05",
    "F-1.06",
    "F-1.07",
    "F-1.01",
    "F-1.02",
    "F-1.03",
    "F-2.01A",
)
KINDS = ("signed", "thumb", "unsigned", "one missing", "other form", "other print", "other paper")


@dataclass(frozen=True, eq=False)
class Case:
    kind: str
    sheet: ScannedSheet
    asked: tuple[PrintedSheet, ...]
    right: tuple[int, tuple[str, ...]]  # the sheet from 1 (0: none), and who has not signed


def to_sign() -> list[tuple[str, int]]:
    """Every sheet of every form that has a place to sign: its form and its place, from 0."""
    proofs = ((code, draw.proof_of(code).form.sheets) for code in FORMS)
    return [(code, place) for code, sheets in proofs for place, sheet in enumerate(sheets) if sheet.spots]


def case_of(number: int, seed: int) -> Case:
    """The drawn sheet `number`, another one for each `seed`."""
    rng = np.random.default_rng([seed, number])
    sheets, kind = to_sign(), KINDS[number % len(KINDS)]
    code, place = sheets[number // len(KINDS) % len(sheets)]
    asked, spots = draw.proof_of(code).form.sheets, draw.proof_of(code).form.sheets[place].spots
    lie = _lie(rng)
    if kind == "other paper":
        return Case(kind, scanned(letter(dpi=draw.DPI), dpi=draw.DPI), asked, (0, ()))
    if kind == "other form":
        other, there = next(each for each in sheets[number % len(sheets) :] + sheets if each[0] != code)
        page = _signed(draw.pages_of(other)[there], draw.proof_of(other).form.sheets[there].spots, "signed", rng)
        return Case(kind, draw.on_glass(page, lie, rng), asked, (0, ()))
    if kind == "other print":
        page = _signed(draw.pages_of(code, 2)[place], spots, "signed", rng)
        return Case(kind, draw.on_glass(page, draw.Lie(lie.degrees, lie.noise), rng), asked, (0, ()))
    page = _signed(draw.pages_of(code)[place], spots, kind, rng)
    return Case(kind, draw.on_glass(page, lie, rng), asked, (place + 1, _missing(spots, kind)))


def _lie(rng: draw.Rng) -> draw.Lie:
    return draw.Lie(
        degrees=float(rng.uniform(-2.5, 2.5)),
        noise=float(rng.uniform(2, 6)),
        dust=int(rng.integers(0, 40)),
        fold=bool(rng.random() < 0.2),
        dirty_code=bool(rng.random() < 1 / 6),
    )


def _missing(spots: tuple[Spot, ...], kind: str) -> tuple[str, ...]:
    signers = tuple(dict.fromkeys(each.signer for each in spots))
    return {"unsigned": signers, "one missing": signers[-1:]}.get(kind, ())


def _signed(page: draw.Pixels, spots: tuple[Spot, ...], kind: str, rng: draw.Rng) -> draw.Pixels:
    """With a pen by whoever signs; with the thumb where there is a box for it, if that is the `kind`."""
    missing, pen = _missing(spots, kind), str(rng.choice(list(draw.PENS)))
    thumbs = {each.signer for each in spots if each.kind is SpotKind.THUMB}
    for spot in (each for each in spots if each.signer not in missing):
        match spot.kind:
            case SpotKind.METERAI:
                page = draw.stamped(page, spot, rng)
            case SpotKind.THUMB if kind == "thumb":
                page = draw.thumbed(page, spot, rng)
            case SpotKind.SIGNATURE if not (kind == "thumb" and spot.signer in thumbs):
                page = draw.signed(page, spot, rng, pen)
    return page


def seen_in(case: Case) -> tuple[FormSeen, float]:
    """What the kiosk makes of it, and the processor's milliseconds for the form alone."""
    found = examine(case.sheet, Asked(Kind.PAGE))
    if found is None:
        raise RuntimeError("a drawn sheet is no picture")
    begun = time.process_time()
    seen = form_seen(found.page, case.asked)
    return seen, (time.process_time() - begun) * 1000


def is_right(case: Case, seen: FormSeen) -> bool:
    return (seen.sheet, seen.unsigned) == case.right


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sheets", type=int, default=105)
    parser.add_argument("--seed", type=int, default=7000)
    given = parser.parse_args()
    right, total, spent = Counter[str](), Counter[str](), []
    for number in range(given.sheets):
        case = case_of(number, given.seed)
        seen, ms = seen_in(case)
        total[case.kind] += 1
        right[case.kind] += is_right(case, seen)
        spent.append(ms)
        if not is_right(case, seen):
            print(f"wrong: number {number}, {case.kind}: {seen}, right is {case.right}")
    for kind in KINDS:
        print(f"{kind}: {right[kind]} of {total[kind]} right")
    print(f"one look at a form: {np.median(spent):.0f} ms of processor time, {np.quantile(spent, 0.95):.0f} p95")


if __name__ == "__main__":
    main()

"""Forms that were printed here and come back from the glass: signed, with a thumb, not at all, or another paper.

More of them, and how often each is told right: `python -m bench.eyes.forms`.
"""

from __future__ import annotations

import numpy as np
import pytest

from bench.eyes import drawn_forms as draw
from bench.eyes.forms import KINDS, case_of, is_right, seen_in
from kiosk.asked import Asked, Kind
from kiosk.capture.pipeline import capture
from kiosk.events import PageVerdict
from kiosk.printed_form import SpotKind


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_each_kind_is_told_right(number: int) -> None:
    case = case_of(number, seed=3)
    seen, _ = seen_in(case)
    assert is_right(case, seen), f"{case.kind}: {seen}"


def rng() -> draw.Rng:
    return np.random.default_rng(11)


CODE = "F-1.07"


def asked() -> Asked:
    return Asked(Kind.PAGE, form=draw.proof_of(CODE).form.sheets)


def signed_page(pen: str = "blue") -> draw.Pixels:
    page = draw.pages_of(CODE)[0]
    for spot in draw.spots(CODE, 0, SpotKind.SIGNATURE):
        page = draw.signed(page, spot, rng(), pen)
    return page


def test_unsigned_is_a_verdict_that_names_who_has_not_signed() -> None:
    came = capture(draw.on_glass(draw.pages_of(CODE)[0], draw.Lie(1.5), rng()), asked())
    assert came.verdict is PageVerdict.UNSIGNED
    assert came.form is not None
    assert came.form.unsigned == ("Yang Memberi Kuasa", "Yang Diberi Kuasa")
    assert came.jpeg


def test_a_missing_meterai_is_told_and_no_reason_to_refuse() -> None:
    came = capture(draw.on_glass(signed_page(), draw.Lie(-1.0), rng()), asked())
    assert came.verdict is PageVerdict.GOOD
    assert came.form is not None
    assert came.form.no_meterai
    page = draw.stamped(signed_page(), draw.spots(CODE, 0, SpotKind.METERAI)[0], rng())
    came = capture(draw.on_glass(page, draw.Lie(-1.0), rng()), asked())
    assert came.form is not None
    assert not came.form.no_meterai


def test_a_form_that_lies_on_its_head_is_told_right() -> None:
    upside_down = np.ascontiguousarray(np.rot90(signed_page(), 2))
    came = capture(draw.on_glass(upside_down, draw.Lie(0.5), rng()), asked())
    assert came.verdict in (PageVerdict.GOOD, PageVerdict.TURNED)
    assert came.form is not None
    assert (came.form.sheet, came.form.unsigned) == (1, ())


def test_a_fold_dust_and_noise_are_no_signature() -> None:
    lie = draw.Lie(degrees=2.0, noise=7.0, dust=80, fold=True)
    came = capture(draw.on_glass(draw.pages_of(CODE)[0], lie, rng()), asked())
    assert came.verdict is PageVerdict.UNSIGNED


def test_a_blot_over_the_corner_code_hides_neither_form_nor_signature() -> None:
    came = capture(draw.on_glass(signed_page(), draw.Lie(1.0, dirty_code=True), rng()), asked())
    assert came.verdict is PageVerdict.GOOD
    assert came.form is not None
    assert came.form.sheet == 1


def test_where_no_form_was_printed_nobody_looks_for_a_signature() -> None:
    came = capture(draw.on_glass(draw.pages_of(CODE)[0], draw.Lie(), rng()), Asked(Kind.PAGE))
    assert came.verdict is PageVerdict.GOOD
    assert came.form is None

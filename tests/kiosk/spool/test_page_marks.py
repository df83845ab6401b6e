"""What was doubted about a form that came back signed travels with its page, in the sealed filing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adminduk.filing import PageMark
from kiosk.effects import KeptPage
from kiosk.printed_form import FormSeen
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, page, sure

DOUBTS = [
    (None, ()),
    (FormSeen(1), ()),
    (FormSeen(0), (PageMark.OTHER_FORM,)),
    (FormSeen(1, unsigned=("Yang Memberi Kuasa",)), (PageMark.UNSIGNED,)),
    (FormSeen(1, unsigned=("Saksi I",), no_meterai=True), (PageMark.UNSIGNED, PageMark.NO_METERAI)),
    (FormSeen(2, unchecked=True), (PageMark.UNCHECKED,)),
]


@pytest.mark.parametrize(("seen", "marks"), DOUBTS)
def test_marks_travel_with_their_page(tmp_path: Path, seen: FormSeen | None, marks: tuple[PageMark, ...]) -> None:
    bench = Bench(tmp_path / "spool")
    spool, form = bench.open(), page("formulir-f107")
    kept = KeptPage(form.requirement, replace(form.page, form=seen))
    sure(spool.commit_filing(filing(page("kk-lama"), kept), CATALOGUE))
    (parcel,) = sure(spool.waiting())
    assert [ref.marks for ref in bench.filing_in(parcel).pages] == [(), marks]
    spool.close()

"""Whatever is typed into a free field is taken, or refused with a sentence that says what to do: never a crash."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adminduk.catalogue.model import AskedField, FieldId
from hardware.slip_printer.layout import rows
from hardware.slip_printer.port import Line
from hardware.slip_printer.strip import strip
from kiosk.effects import Effect
from kiosk.events import Chosen, Erased, Typed
from kiosk.journeys.fields import field_page
from kiosk.journeys.page import Effects
from kiosk.journeys.typing import TypingPage
from kiosk.slip_on_a4 import on_a4
from kiosk.views import Frame, KeyboardView, KeypadView
from tests.flows.script import Kiosk, check_frame

TYPED = [field for field in FieldId if field is not FieldId.DESA]  # a desa is chosen, not typed
HOSTILE = (
    "😀👩‍👩‍👧",
    "PANJANG " * 12,
    "SUKARNO",
    "D'ARTAGNAN O’NEIL",
    "\u202eSITI\u202c",
    "SI\u200bTI\u200d",
    "Z\u0351\u0352\u0353ALGO",
    "A\u0301\u0327\u0300",
    "NUL\x00DI TENGAH",
    "ｆｕｌｌ",
    "ﬁ ﷽",
    "شارع",
    "{nama} %s <b>",
    "'; DROP TABLE request; --",
    " ",
)


def page_for(field: FieldId, kept: list[str]) -> TypingPage:
    def done(value: str) -> Effects:
        kept.append(value)
        return ()

    page = field_page(
        Kiosk().visit._desk, AskedField(id=field), {}, done, skip=lambda: (), opens=lambda *_: (), again=lambda: ()
    )
    assert isinstance(page, TypingPage)
    return page


def typed_into(page: TypingPage, text: str) -> tuple[Effect, ...]:
    """Key by key, then "Lanjut" twice: a warning is shown once."""
    for symbol in text:
        page.handle(Typed(symbol))
    page.handle(Erased())
    return (*page.handle(Chosen("next")), *page.handle(Chosen("next")))


@pytest.mark.parametrize("field", TYPED)
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300) | st.sampled_from(HOSTILE))
@example(text="".join(HOSTILE))
def test_a_free_field_takes_it_or_says_why_not(field: FieldId, text: str) -> None:
    kept: list[str] = []
    page = page_for(field, kept)
    typed_into(page, text)
    view = page.view
    assert isinstance(view, KeyboardView | KeypadView)
    check_frame(Frame(1, view))  # its sentences are there in every language
    assert bool(kept) != (view.error is not None)  # on, or told why not; never both and never neither
    for value in kept:
        json.dumps(value).encode()
        assert value == " ".join(value.split())
        assert not any(unicodedata.category(symbol) in {"Cc", "Cf", "Cs", "Co", "Cn"} for symbol in value)


@settings(deadline=None, max_examples=150)
@given(
    text=st.text(max_size=200) | st.sampled_from(HOSTILE),
    code_page=st.sampled_from(["cp437", "cp850", "cp858", "cp1252"]),
)
def test_on_a_slip_every_letter_is_one_that_the_printer_has(text: str, code_page: str) -> None:
    for row in rows((Line(text),), 32, code_page):
        assert isinstance(row, Line)
        assert len(row.text) <= 32
        assert row.text.encode(code_page).decode(code_page) == row.text
        assert row.text.isprintable()
    assert strip((Line(text),), 32, code_page=code_page).startswith(b"\x1b")


@settings(deadline=None, max_examples=30)
@given(text=st.text(max_size=120) | st.sampled_from(HOSTILE))
@example(text="\ud800")
@example(text="PANJANG" * 60)
def test_on_a_sheet_of_a4_no_text_stops_the_slip(text: str) -> None:
    assert on_a4((Line(text), Line("JGR-01-000042"))).startswith(b"%PDF")

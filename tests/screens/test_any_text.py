"""What somebody typed is drawn on the glass without a crash, a box for a missing letter, or an invisible sign."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

import assets
from kiosk.say import Verbatim, say
from kiosk.views import Frame, KeyboardView, KeypadView, ReviewRow, ReviewView, Settings, View
from screens.letters import FOREIGN, USUAL, drawable
from tests.flows.test_any_text import HOSTILE
from tests.screens.stage import Stage

FONT = frozenset.intersection(
    *(
        frozenset(TTFont(assets.path("fonts", f"AtkinsonHyperlegible-{weight}.ttf")).getBestCmap())
        for weight in ("Regular", "Bold")
    )
)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
@example("".join(HOSTILE))
def test_only_signs_that_the_typeface_has_are_drawn(text: str) -> None:
    assert all(ord(symbol) in FONT or symbol == "\n" for symbol in drawable(text))


def test_the_usual_signs_are_in_the_typeface() -> None:
    assert all(ord(symbol) in FONT for symbol in USUAL - {"\n"})


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("D'ARTAGNAN O’NEIL", "D'ARTAGNAN O’NEIL"),
        ("ŴAHYU ŨTAMI", "WAHYU UTAMI"),
        ("SI\u200bTI\u202e", "SITI"),
        ("NUL\x00", "NUL"),
        ("ｆｕｌｌ", "full"),
        ("中", FOREIGN),
    ],
)
def test_a_name_keeps_its_letters(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn


@pytest.mark.parametrize("text", [*HOSTILE, "\ud800", "W" * 255, "I" * 120])
def test_the_window_draws_what_was_typed_and_what_is_looked_at_again(text: str, stage: Stage) -> None:
    title = say("file.nama.title")
    pages: tuple[View, ...] = (
        KeyboardView("nama", title, text, digits=True),
        KeypadView("nik", title, text[:16], 16, (6, 6, 4)),
        ReviewView(
            title,
            (ReviewRow("field:nama", say("file.review.nama"), Verbatim(text, private=True)),),
            say("file.review.declaration"),
            (),
        ),
    )
    for serial, view in enumerate(pages, 1):
        stage.show(Frame(serial, view, Settings(text_scale=1.5)))
        assert stage.app.glass.frame is not None
        assert stage.app.glass.frame.view == view

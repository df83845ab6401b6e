"""Sizes, colours, words: the parts of the screens that know no Kivy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

import assets.sentences
from adminduk.localised import Language, Localised
from assets import path
from assets.icons.named import named_icons
from kiosk.journeys.pictures import PICTURES
from kiosk.reading import read_page
from kiosk.say import say
from kiosk.settings import Panel
from kiosk.views import Settings
from kiosk.wording import wording
from screens.box import Box, Span, share
from screens.theme import ROLES, STARK, calm_palette, contrast, look, readable_accent
from screens.words import words
from tests.screens.samples import CODE, SECRET_NAME, SECRET_NIK, frames

INDONESIAN = assets.sentences.load("id")
PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("on_accent", "accent"),
    ("on_tint", "tint"),
    ("on_danger", "danger"),
    ("on_notice", "notice"),
    ("ink", "tint"),
]


@pytest.mark.parametrize("accent", ["#0B5A6E", "#1B7F3B", "#E08A00", "#FF0000", "#FFFF00", "#FFFFFF", "#000000"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_words_reach_aaa_with_the_accent_of_any_office(accent: str, pair: tuple[str, str]) -> None:
    palette = calm_palette(accent)

    assert contrast(palette[pair[0]], palette[pair[1]]) >= 7


@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_high_contrast_is_higher_still(pair: tuple[str, str]) -> None:
    assert contrast(STARK[pair[0]], STARK[pair[1]]) >= 10


@given(st.from_regex(r"#[0-9A-F]{6}", fullmatch=True))
def test_any_accent_becomes_readable(colour: str) -> None:
    assert contrast(readable_accent(colour), "#FFFFFF") >= 7


def test_a_finger_is_as_wide_on_every_panel() -> None:
    small = look(Panel(diagonal_inch=21.5), "#0B5A6E", Settings())
    large = look(Panel(diagonal_inch=32), "#0B5A6E", Settings())

    assert small.touch / small.px_per_mm == pytest.approx(20, abs=0.5)
    assert large.touch / large.px_per_mm == pytest.approx(20, abs=0.5)


def test_text_at_the_design_point() -> None:
    """27 inch portrait: body 36 px (capitals of 7.3 mm at 600 mm), keys and labels 44, nothing under 30."""
    design = look(Panel(), "#0B5A6E", Settings())

    assert (design.text("body"), design.text("label")) == (36, 44)
    assert 56 <= design.text("title") <= 72
    assert min(size for sizes in ROLES.values() for size in sizes) >= 30


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300)), max_size=6), st.integers(0, 2000)
)
def test_heights_are_shared_within_everybodys_limits(raw: list[tuple[int, int, int]], room: int) -> None:
    spans = [Span(a, a + b, a + b + c) for a, b, c in raw]

    heights = share(spans, room)

    if heights is None:
        assert sum(span.least for span in spans) > room
    else:
        assert all(s.least - 0.01 <= h <= s.most + 0.01 for s, h in zip(spans, heights, strict=True))
        assert sum(heights) <= room + 0.6


def test_columns_fill_a_box() -> None:
    left, right = Box(0, 0, 1000, 50).columns(2, 20)

    assert (left.x, left.right, right.x, right.right) == (0, 490, 510, 1000)


def test_a_missing_sentence_is_shown_as_its_key() -> None:
    assert words(INDONESIAN).of(say("no.such.sentence")) == "no.such.sentence"


def test_places_are_filled_and_words_follow_the_language() -> None:
    kept = Localised(id="Kartu", jv="Kertu", en="Card")

    assert words(INDONESIAN).key("chrome.step", step=3, total=6) == "Langkah 3 dari 6"
    assert words(assets.sentences.load("en")).of(kept) == "Card"


@pytest.mark.parametrize("language", assets.sentences.LANGUAGES)
@pytest.mark.parametrize("name", [name for name, frame in frames().items() if not frame.staff])
def test_every_page_can_be_listened_to_without_telling_secrets(name: str, language: str) -> None:
    lines = read_page(frames()[name], wording(Language(language)))

    assert len(lines) >= 2
    spoken = " ".join(lines)
    for secret in (SECRET_NIK, SECRET_NAME, CODE, "991719 410760"):
        assert secret not in spoken


def test_every_named_icon_has_a_glyph() -> None:
    import json

    drawn = json.loads(path("icons", "codepoints.json").read_text(encoding="utf-8"))
    font = TTFont(path("icons", "MaterialSymbols.ttf")).getBestCmap()

    assert sorted(named_icons() - drawn.keys()) == []
    assert [name for name, code in drawn.items() if code not in font] == []


def test_every_picture_a_journey_asks_for_is_drawn() -> None:
    wanted = {*PICTURES}

    assert [name for name in sorted(wanted) if not path("pictures", f"{name}.png").exists()] == []


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_character_of_every_sentence_can_be_drawn(weight: str) -> None:
    drawn = TTFont(path("fonts", f"AtkinsonHyperlegible-{weight}.ttf")).getBestCmap()
    written = {
        letter
        for language in assets.sentences.LANGUAGES
        for sentence in assets.sentences.load(language).by_key.values()
        for letter in sentence
    }

    assert {letter for letter in written if ord(letter) not in drawn and letter != "\n"} == set()


def test_words_need_no_kivy() -> None:
    script = "import sys, screens.words, screens.theme, screens.box; print('kivy' in sys.modules)"

    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "False"

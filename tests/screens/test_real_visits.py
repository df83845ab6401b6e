"""The pages that journeys really make, with their real sentences: people touch anything, every new page is checked."""

from __future__ import annotations

import functools
import random
from dataclasses import replace

import pytest

from adminduk.localised import Language
from kiosk.say import Localised, Say, Text
from kiosk.views import Frame, ScanView, Settings
from tests.flows.test_random_visits import Street
from tests.screens.checks import breaches
from tests.screens.samples import PREVIEW
from tests.screens.stage import Stage

STEPS = 2500
LOOKS = (
    Settings(),
    Settings(Language.JAVANESE, 1.5),
    Settings(Language.JAVANESE, 1.5, low_reach=True),
    Settings(Language.ENGLISH, 1.25, high_contrast=True, low_reach=True),
)


@functools.cache
def pages() -> dict[str, Frame]:
    """A frame of each page that 2,500 random steps came by, by what it says."""
    street, dice = Street(), random.Random(20)
    found: dict[str, Frame] = {}
    for _ in range(STEPS):
        street.step(dice.randrange(1_000_000))
        frame = street.at.frame
        found.setdefault(_said(frame), _with_a_real_page(frame))
    return found


def _with_a_real_page(frame: Frame) -> Frame:
    if isinstance(frame.view, ScanView) and frame.view.preview is not None:
        return replace(frame, view=replace(frame.view, preview=PREVIEW))
    return frame


def _said(frame: Frame) -> str:
    """What tells one page from another: its sentences, not what was typed on it."""
    view = frame.view
    texts = [getattr(view, name, None) for name in ("title", "document", "body", "error", "warning", "detail")]
    buttons = [button.id for button in getattr(view, "buttons", ())]
    return f"{type(view).__name__} {[_key(text) for text in texts]} {buttons} {type(frame.overlay).__name__}"


def _key(text: Text | None) -> str:
    if isinstance(text, Say):
        return text.key
    return text.id if isinstance(text, Localised) else ""


@pytest.mark.parametrize("chosen", LOOKS, ids=lambda each: f"{each.language}-{each.text_scale}-{each.low_reach}")
def test_pages_of_real_visits_fit(stage: Stage, chosen: Settings) -> None:
    found = []
    for said, frame in pages().items():
        stage.show(replace(frame, settings=chosen))
        found += [f"{said}: {each}" for each in breaches(stage)]

    assert len(pages()) >= 60
    assert found == []

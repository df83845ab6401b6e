"""The quiet line that says which officer of the desa helps: on every page, and in nobody's way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.localised import Language
from kiosk.views import Frame, Settings
from tests.screens.assist_samples import HELPER
from tests.screens.checks import breaches
from tests.screens.samples import assisted, frames
from tests.screens.stage import Stage

HARDEST = (Settings(Language.JAVANESE, 1.5), Settings(Language.JAVANESE, 1.5, low_reach=True))


def said(stage: Stage) -> str:
    return str(stage.app.glass.progress.helper.text)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("settings", HARDEST, ids=["large", "large-and-low"])
def test_every_page_has_room_for_it(stage: Stage, settings: Settings) -> None:
    found: list[tuple[str, str]] = []
    for name, frame in frames().items():
        if not frame.staff:
            stage.show(assisted(replace(frame, settings=settings)))
            found += [(name, each) for each in breaches(stage)]
            assert HELPER in said(stage)
    assert found == []


def test_it_comes_with_the_consent_and_goes_with_the_resident(stage: Stage) -> None:
    """GIVEN the same page with and without help THEN the line follows, though nothing else on the page moved."""
    alone: Frame = frames()["keypad-nik"]
    stage.show(alone)
    assert not said(stage)
    stage.show(replace(alone, assisted_by=HELPER))
    assert said(stage) == f"Dibantu petugas desa {HELPER}"
    stage.show(alone)
    assert not said(stage)

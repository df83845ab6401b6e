"""Every sample page x language x text scale x contrast x reach: nothing overflows, nothing is too small or missing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from adminduk.localised import Language
from kiosk.say import Verbatim
from kiosk.views import ChoiceView, Frame, Settings
from screens.theme import SCALES
from tests.screens.checks import breaches, breaches_of, shrunk
from tests.screens.samples import VIEWS, frames
from tests.screens.stage import Stage


@pytest.mark.timeout(400)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", list(Language))
def test_portrait(stage: Stage, language: Language, scale: float) -> None:
    settings = [Settings(language, scale, stark, low) for stark in (False, True) for low in (False, True)]

    assert [breach for each in settings for breach in breaches_of(stage, each)] == []


@pytest.mark.timeout(600)
def test_landscape(tree: Path) -> None:
    """In a process of its own: Kivy has one window for good."""
    command = [sys.executable, "-m", "tests.screens.checks", "landscape"]

    checked = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=580, check=True)

    assert checked.stdout.splitlines() == [""]


def test_large_text_stays_large_in_portrait(stage: Stage) -> None:
    assert shrunk(stage, Settings(text_scale=1.25)) == []
    assert shrunk(stage, Settings(text_scale=1.5)) in ([], ["number-offline"])


def test_there_is_a_sample_for_every_view(stage: Stage) -> None:
    assert {type(view) for view in VIEWS.values()} == set(stage.app.glass.screens)


def test_the_checks_see_a_word_that_is_too_long(stage: Stage) -> None:
    """GIVEN a title that no box can hold THEN the checks say so: they can fail."""
    title = Verbatim("Kependudukan" * 9)
    frame = frames()["choice-service"]
    stage.show(replace(frame, serial=900, view=replace(frame.view, title=title)))

    assert any("overflows its box" in each for each in breaches(stage))


def test_the_checks_see_a_missing_glyph(stage: Stage) -> None:
    view = ChoiceView("service", Verbatim("Pilih ⌫"), frames()["choice-service"].view.tiles)
    stage.show(Frame(serial=901, view=view))

    assert any("no glyph" in each for each in breaches(stage))

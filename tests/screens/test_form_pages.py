"""The words of every form of the law fit on the glass: each question and each list of answers, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from adminduk.localised import Language
from kiosk.events import BarKey
from kiosk.views import ChoiceView, Frame, Settings
from tests.flows.filling import Filler, at_the_form, with_form
from tests.flows.script import all_forms
from tests.screens.checks import breaches
from tests.screens.stage import Stage


def pages(code: str) -> Iterator[Frame]:
    """Every page of somebody who fills in the form, from "how do you fill it in?" to the review."""
    at = at_the_form(with_form(code))
    yield at.frame
    at.touch("here")
    filler = Filler(at, code, {"jenis.untuk": "2"})
    while at.page.startswith(f"{code}:"):
        yield at.frame
        if isinstance(at.view, ChoiceView) and any(tile.id == "search" for tile in at.view.tiles):
            at.touch("search")
            yield at.frame
            at.bar(BarKey.BACK)
        filler.answer(at.page.removeprefix(f"{code}:"))
    yield at.frame


@pytest.mark.parametrize("code", sorted(all_forms().forms))
def test_the_words_of_a_form_fit(code: str, stage: Stage) -> None:
    found = []
    for frame in pages(code):
        for language in Language:
            stage.show(replace(frame, settings=Settings(language, 1.5)))
            found += [f"{getattr(frame.view, 'name', '')} {language}: {each}" for each in breaches(stage)]
    assert found == []

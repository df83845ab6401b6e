"""The words of every shipped catalogue fit on the glass: each page of a filing that shows them, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from adminduk.catalogue.model import Reading
from adminduk.localised import Language
from kiosk.views import Frame, Settings
from tests.flows.script import Kiosk
from tests.flows.test_every_service import MOST_STEPS, OFFICES, go_on, office, ways
from tests.screens.checks import breaches
from tests.screens.stage import Stage


def pages(name: str, reading: Reading) -> Iterator[tuple[str, Frame]]:
    """Every page of every way through the filing of this office's services that was not met before."""
    met: set[str] = set()
    catalogue = office(name, reading)
    for service in catalogue.services:
        for reason in service.reasons:
            for answers in ways(service, reason.id, reading, {}):
                at = Kiosk(catalogue=catalogue)
                at.touch("file")
                opened = [("service", at.frame)]
                at.touch(service.id)
                if len(service.reasons) > 1:
                    opened.append((f"{service.id} reason", at.frame))
                    at.touch(reason.id)
                while at.page != "review" and len(opened) < MOST_STEPS:
                    opened.append((f"{service.id} {reason.id} {at.page}", at.frame))
                    go_on(at, answers, [])
                yield from ((where, frame) for where, frame in opened if words_of(frame) not in met)
                met |= {words_of(frame) for _, frame in opened}


def words_of(frame: Frame) -> str:
    return repr(frame.view)


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("name", OFFICES)
def test_the_words_of_a_catalogue_fit(name: str, reading: Reading, stage: Stage) -> None:
    found = []
    for where, frame in pages(name, reading):
        for language in Language:
            settings = Settings(language, 1.5)
            stage.show(replace(frame, settings=settings))
            found += [f"{where} {language}: {each}" for each in breaches(stage)]
    assert found == []

"""Every way through a catalogue: reason by reason, answer by answer, and which of them are worth walking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from adminduk.catalogue.model import Catalogue, Reading, Requirement, Service
from adminduk.catalogue.requirements import questions_for, requirements_for
from adminduk.proxy import Behalf, may_be_represented, papers_of
from anjungan.robot.tour.reached import Item, items_of


@dataclass(frozen=True)
class Way:
    """One way through one service, as an office that follows `reading` asks it."""

    service: Service
    reason: str
    answers: tuple[tuple[str, str], ...]
    reading: Reading
    behalf: Behalf = Behalf.SELF

    @property
    def items(self) -> frozenset[Item]:
        """What this way touches, by the catalogue."""
        return items_of(self.service, self.reason, dict(self.answers), self.reading)

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What is asked on this way, conditions included, and what somebody brings who acts for another."""
        asked = requirements_for(self.service, self.reason, dict(self.answers), self.reading)
        return (*asked, *papers_of(self.behalf, asked))


def ways(catalogue: Catalogue) -> tuple[Way, ...]:
    """All ways under the office's own reading; of the other reading those that touch something no way did before; and
    the first one at which somebody may act for another, once more with a letter (F-1.07)."""
    own = tuple(_ways(catalogue, catalogue.reading))
    met = {item for way in own for item in way.items}
    further: list[Way] = []
    for way in (each for reading in Reading if reading is not catalogue.reading for each in _ways(catalogue, reading)):
        if way.items - met:
            met |= way.items
            further.append(way)
    return (*own, *further, *_by_proxy(own))


def _by_proxy(own: tuple[Way, ...]) -> tuple[Way, ...]:
    found = next((way for way in own if may_be_represented(way.service)), None)
    return () if found is None else (replace(found, behalf=Behalf.OTHER),)


def every_answer(service: Service, reason: str, reading: Reading, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every way to answer the questions of `reason`, as the kiosk asks them: one after the other."""
    still_open = [each for each in questions_for(service, reason, given, reading) if each.id not in given]
    if not still_open:
        yield given
        return
    for option in still_open[0].options:
        yield from every_answer(service, reason, reading, {**given, still_open[0].id: option.id})


def _ways(catalogue: Catalogue, reading: Reading) -> Iterator[Way]:
    for service in catalogue.services:
        for reason in service.reasons:
            for answers in every_answer(service, reason.id, reading, {}):
                yield Way(service, reason.id, tuple(answers.items()), reading)

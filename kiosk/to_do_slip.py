"""What to bring, as a list to take home and tick off: about a service, nothing about a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adminduk.catalogue.model import Office, Requirement, RequirementKind
from adminduk.forms.shelf import Forms
from hardware.slip_printer.port import Gap, Line, Rule, Slip
from kiosk.journeys.to_bring import original_or_copy
from kiosk.say import Text, say
from kiosk.slips import contacts_of
from kiosk.wording import Wording


@dataclass(frozen=True)
class ToDo:
    """`reason` narrows what is brought; `takes` is how long the SOP gives."""

    office: Office
    service: Text
    reason: Text
    papers: tuple[Requirement, ...]
    forms: Forms  # that can be filled in at the kiosk
    takes: Text


def to_do_slip(to_do: ToDo, words: Wording) -> Slip:
    """The lines of the list, in the resident's language."""
    return (*_head(to_do, words), *_papers(to_do, words), *_foot(to_do, words))


def _head(to_do: ToDo, words: Wording) -> Slip:
    return (
        Line(to_do.office.name, bold=True, centred=True),
        Line(to_do.office.regency, centred=True),
        Rule(),
        Line(f"{words.of(to_do.service)} - {words.of(to_do.reason)}", bold=True),
        Line(words.of(say("file.slip.takes", time=to_do.takes))),
        Gap(),
        Line(words.of(say("info.to_do.title")), bold=True),
    )


def _papers(to_do: ToDo, words: Wording) -> Iterator[Line | Gap]:
    for paper in to_do.papers:
        ticked = "-" if paper.kind is RequirementKind.CONDITION else "[ ]"
        yield Line(f"{ticked} {words.of(paper.name)}")
        here = say("info.form_here") if to_do.forms.get(paper.form_code) is not None else None
        for more in (original_or_copy(paper), here, paper.hint):
            if more is not None:
                yield Line(f"    {words.of(more)}")
    if not to_do.papers:
        yield Line(words.of(say("info.to_do.nothing")))


def _foot(to_do: ToDo, words: Wording) -> Slip:
    """Whom to ask before coming."""
    office = to_do.office
    address = (Line(office.address),) if office.address else ()
    contacts = tuple(Line(each) for each in contacts_of(None, office))
    return (Gap(), Line(words.of(say("info.to_do.here"))), Rule(), *address, *contacts)

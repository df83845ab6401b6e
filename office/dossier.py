"""A request as an officer reads it: the answers and pages that lie sealed in its deliveries, opened for this look."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from adminduk.catalogue.model import FieldId, RequirementKind, Service
from adminduk.catalogue.requirements import requirements_for
from adminduk.filing import Completion, DeliveryKind, FileRef, Filing, PageRef
from adminduk.forms.writing import WrittenForm
from adminduk.pendampingan import Pendamping
from adminduk.proxy import Proxy, papers_known
from adminduk.request import Request
from office import words
from office.forms import forms_of
from office.intake import open_content
from office.parts import Office
from office.privacy.corrections import corrected
from office.store import deliveries, untouched

_LONG_NUMBERS = (FieldId.NIK, FieldId.NOMOR_KK)
_IMAGES = ("image/jpeg", "image/png")


@dataclass(frozen=True)
class Paper:
    """One page. `position` names it in the page's address; `replaced` when a newer scan of it was sent; `untouched`
    holds all that was seen of it, None when there is no such picture (any more)."""

    position: int
    requirement: str
    name: str
    sheet: int  # 1-based within its requirement
    completed: bool  # came with a completion
    replaced: bool
    ref: PageRef
    untouched: FileRef | None = None


@dataclass(frozen=True)
class Dossier:
    """`unreadable` when a delivery could not be opened: the office's key or disk is damaged."""

    answers: tuple[tuple[str, str], ...] = ()  # label, value
    papers: tuple[Paper, ...] = ()
    brought_later: tuple[str, ...] = ()  # names of requirements that come to the counter
    later_ids: tuple[str, ...] = ()  # their ids, in the same order
    returnable: tuple[tuple[str, str], ...] = ()  # requirement or field id, name: what can be sent back
    forms: tuple[WrittenForm, ...] = ()  # filled in on the screen
    filing: Filing | None = None  # with what was put right since; its answers stand in the order of `answers`
    completed_with: tuple[Pendamping, ...] = ()  # who helped to complete it, oldest first
    unreadable: bool = False

    @property
    def assisted_by(self) -> Pendamping | None:
        """The officer of the desa who helped to file it; None where nobody did."""
        return self.filing.assisted_by if self.filing is not None else None

    @property
    def proxy(self) -> Proxy | None:
        """Who files for the applicant; None where they came themselves."""
        return self.filing.proxy if self.filing is not None else None


def open_dossier(session: Session, office: Office, request: Request) -> Dossier:
    """Everything that residents delivered for `request`, opened with the office's key."""
    kept = [each for each in deliveries.of_request(session, request.id) if each.kind is not DeliveryKind.HANDOVER]
    contents = [open_content(office, each.kind, each.sealed) for each in kept]
    filing = next((each for each in contents if isinstance(each, Filing)), None)
    if filing is None:
        return Dossier(unreadable=True)
    filing = filing.model_copy(update={"answers": corrected(session, office, request.id, filing.answers)})
    completions = [each for each in contents if isinstance(each, Completion)]
    service = office.service_of(request)
    papers = _papers(service, filing, completions, frozenset(untouched.kept(session, request.id)))
    last = completions[-1] if completions else filing
    return Dossier(
        answers=tuple(_answered(office, service, key, value) for key, value in filing.answers.items()),
        papers=papers,
        brought_later=tuple(_name(service, each) for each in last.brought_later),
        later_ids=last.brought_later,
        returnable=_returnable(office, request, filing, papers),
        forms=forms_of(filing, office.wilayah),
        filing=filing,
        completed_with=tuple(each.assisted_by for each in completions if each.assisted_by is not None),
        unreadable=None in contents,
    )


def open_paper(office: Office, paper: Paper) -> tuple[bytes, str] | None:
    """The page's image and media type; None when the file is gone or is not what was scanned."""
    return _opened(office, paper.ref)


def open_untouched(office: Office, paper: Paper) -> tuple[bytes, str] | None:
    """All that was seen beside the page, likewise; None when it was deleted, or when the page itself shows it."""
    return None if paper.untouched is None else _opened(office, paper.untouched)


def _opened(office: Office, file: FileRef) -> tuple[bytes, str] | None:
    plain = office.keys.open(office.files.pages.read(file.blob) or b"")
    if plain is None or hashlib.sha256(plain).hexdigest() != file.sha256:
        return None
    return plain, file.media_type if file.media_type in _IMAGES else "application/octet-stream"


def _papers(
    service: Service | None, filing: Filing, completions: list[Completion], beside: frozenset[str]
) -> tuple[Paper, ...]:
    """Newest first where a requirement was completed, in the order of the filing otherwise; positions never change.
    `beside`: the pictures beside pages that are still there."""
    batches = [filing.pages, *(each.pages for each in completions)]
    newest = {page.requirement: number for number, batch in enumerate(batches) for page in batch}
    flat = [(number, page) for number, batch in enumerate(batches) for page in batch]
    papers = [
        Paper(
            position=position,
            requirement=page.requirement,
            name=_name(service, page.requirement),
            sheet=page.index + 1,
            completed=number > 0,
            replaced=newest[page.requirement] != number,
            ref=page,
            untouched=page.untouched if page.untouched is not None and page.untouched.blob in beside else None,
        )
        for position, (number, page) in enumerate(flat)
    ]
    return tuple(sorted(papers, key=lambda paper: (paper.replaced, not paper.completed)))


def _returnable(
    office: Office, request: Request, filing: Filing, papers: tuple[Paper, ...]
) -> tuple[tuple[str, str], ...]:
    """What came with the request first, then what the service asks for this reason, then the typed answers."""
    service, rule = office.service_of(request), office.shelf.of_version(request.catalogue_version).reading
    ids = [paper.requirement for paper in papers] + list(filing.brought_later)
    if service is not None:
        asked = requirements_for(service, request.reason, filing.answers, rule)
        ids += [each.id for each in asked if each.kind is not RequirementKind.CONDITION]
    named = [(each, _name(service, each)) for each in dict.fromkeys(ids)]
    return tuple(named + [(key, _labelled(service, key, "")[0]) for key in filing.answers])


def _name(service: Service | None, requirement: str) -> str:
    found = next((each for each in papers_known(service) if each.id == requirement), None)
    return requirement if found is None else found.name.id


def titles(office: Office, request: Request) -> tuple[str, str]:
    """The service and the reason of a request, in words."""
    service = office.service_of(request)
    if service is None:
        return request.service, request.reason
    reason = next((each.name.id for each in service.reasons if each.id == request.reason), request.reason)
    return service.name.id, reason


def item_name(service: Service | None, item: str) -> str:
    """The words for a requirement or field id, wherever one is shown."""
    return _name(service, item) if item not in words.FIELDS else words.FIELDS[item]


def _grouped(digits: str) -> str:
    """Sixteen digits in fours, as eyes compare them with a card."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _answered(office: Office, service: Service | None, key: str, value: str) -> tuple[str, str]:
    """An answer as an officer reads it: a village by its name with everything above it, since names repeat."""
    label, words_of_it = _labelled(service, key, value)
    return label, (office.wilayah.full_name(value) or value) if key == FieldId.DESA else words_of_it


def _labelled(service: Service | None, key: str, value: str) -> tuple[str, str]:
    """An answer as the resident saw its question."""
    if key in words.FIELDS:
        return words.FIELDS[key], _grouped(value) if key in _LONG_NUMBERS else value
    question = next((each for each in service.questions if each.id == key), None) if service else None
    if question is None:
        return key, value
    option = next((each.name.id for each in question.options if each.id == value), value)
    return question.text.id, option

"""The scanned pages of a request as one PDF, in the order in which the office files them: forms first, then the
requirements as the catalogue lists them. Made from the sealed pages for this one download and kept nowhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from adminduk.catalogue.model import RequirementKind, Service
from office.beside import Failure
from office.dossier import Dossier, Paper, open_paper
from office.parts import Office
from paper.sheets import Chapter, Sheet, Unreadable

LIMIT_S = 60.0  # a hundred pages on the slowest office PC


class Gap(StrEnum):
    """Why there is no bundle."""

    NOTHING = "nothing"  # no such pages
    PAGE_LOST = "page-lost"  # one page cannot be opened; a bundle without it would look complete
    TOO_SLOW = "too-slow"
    FAILED = "failed"


@dataclass(frozen=True)
class NoBundle:
    gap: Gap
    page: str = ""  # the name of the page that cannot be opened


def filed_order(service: Service | None, dossier: Dossier) -> tuple[Paper, ...]:
    """The pages that count now (not those that were replaced), in the order in which the office files them."""
    places = {each.id: place for place, each in enumerate(service.requirements)} if service else {}
    forms = {each.id for each in service.requirements if each.kind is RequirementKind.FORM} if service else set()
    current = [paper for paper in dossier.papers if not paper.replaced]

    def place(paper: Paper) -> tuple[bool, int, str, int]:
        known = places.get(paper.requirement, len(places))
        return paper.requirement not in forms, known, paper.requirement, paper.sheet

    return tuple(sorted(current, key=place))


def contents(papers: tuple[Paper, ...]) -> list[tuple[str, str, int]]:
    """Of each requirement in `papers`, in their order: its id, its name, and how many pages there are of it."""
    counted = Counter(paper.requirement for paper in papers)
    names = {paper.requirement: paper.name for paper in papers}
    return [(requirement, names[requirement], count) for requirement, count in counted.items()]


def make(office: Office, title: str, service: Service | None, papers: tuple[Paper, ...]) -> bytes | NoBundle:
    """`papers` in this order as one PDF/A-2b. Blocks for about half a second a page."""
    photos = {each.id for each in service.requirements if each.kind is RequirementKind.PHOTO} if service else set()
    chapters: list[Chapter] = []
    for requirement, sheets in groupby(papers, key=lambda paper: paper.requirement):
        opened: list[Sheet] = []
        for paper in sheets:
            found = open_paper(office, paper)
            if found is None:
                return NoBundle(Gap.PAGE_LOST, paper.name)
            opened.append(Sheet(found[0], requirement in photos))
        chapters.append(Chapter(paper.name, tuple(opened)))
    if not chapters:
        return NoBundle(Gap.NOTHING)
    made = office.beside.ask(_bundle, title, chapters, limit_s=LIMIT_S)
    match made:
        case Unreadable(chapter):
            return NoBundle(Gap.PAGE_LOST, chapter)
        case Failure():
            return NoBundle(Gap.TOO_SLOW if made is Failure.TOO_SLOW else Gap.FAILED)
    return made


def _bundle(title: str, chapters: list[Chapter]) -> bytes | Unreadable:
    """In the process beside: the image libraries are never loaded into the console's own."""
    from paper.archive import bundle

    return bundle(title, chapters)

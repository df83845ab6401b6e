"""What is checked of a request, in the order in which eyes go over it: page by page, and beside each page the answers
that it proves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from adminduk.catalogue.model import PaperKind, RequirementKind, Service
from adminduk.request import ReturnedItem
from office import bundle
from office.dossier import Dossier, Paper
from office.review.regions import Region, region
from office.store.checks import Check


@dataclass(frozen=True)
class Item:
    """One thing to say yes or no to. `id` is what its verdict is kept under; `returns` is what goes back with a no."""

    id: str
    name: str
    value: str  # the answer; "" for a page
    returns: str
    check: Check | None
    region: Region | None = None


@dataclass(frozen=True)
class Stop:
    """A page and what is decided while it is on the screen; no page when there is none to look at."""

    paper: Paper | None
    items: tuple[Item, ...]

    @property
    def decided(self) -> bool:
        return all(item.check is not None for item in self.items)


def stops(service: Service | None, dossier: Dossier, checks: Mapping[str, Check]) -> tuple[Stop, ...]:
    """Everything that is to be decided before a request can go on."""
    papers = bundle.filed_order(service, dossier)
    beside = _proofs(service, dossier, papers)
    found = [
        Stop(paper, (_page(paper, checks), *_answers(dossier, checks, beside, paper.position))) for paper in papers
    ]
    left = (*_answers(dossier, checks, beside, None), *_later(dossier, checks))
    return (*found, Stop(None, left)) if left else tuple(found)


def all_items(found: tuple[Stop, ...]) -> tuple[Item, ...]:
    return tuple(item for stop in found for item in stop.items)


def going_back(found: tuple[Stop, ...]) -> tuple[ReturnedItem, ...]:
    """What was found wanting, each requirement once: of several pages the first reason, and every note."""
    back: dict[str, ReturnedItem] = {}
    for item in all_items(found):
        if item.check is None or item.check.good:
            continue
        before = back.get(item.returns, ReturnedItem(item.returns, item.check.reason))
        notes = ". ".join(note for note in (before.note, item.check.note) if note)
        back[item.returns] = ReturnedItem(item.returns, before.reason, notes)
    return tuple(back.values())


def _page(paper: Paper, checks: Mapping[str, Check]) -> Item:
    name = paper.name if paper.sheet == 1 else f"{paper.name} ({paper.sheet})"
    key = f"lembar-{paper.position}"
    return Item(key, name, "", paper.requirement, checks.get(key))


def _answers(
    dossier: Dossier, checks: Mapping[str, Check], beside: Mapping[str, tuple[int, Region | None]], place: int | None
) -> tuple[Item, ...]:
    """The answers that are read beside the page `place`; with None, those that no page shows."""
    given = zip(dossier.filing.answers if dossier.filing is not None else (), dossier.answers, strict=False)
    found = []
    for key, (label, value) in given:
        page, where = beside.get(key, (None, None))
        if page == place:
            found.append(Item(f"jawaban-{key}", label, value, key, checks.get(f"jawaban-{key}"), where))
    return tuple(found)


def _later(dossier: Dossier, checks: Mapping[str, Check]) -> tuple[Item, ...]:
    """Papers that the resident said to bring to the counter."""
    ids = dossier.later_ids
    named = zip(ids, dossier.brought_later, strict=True)
    return tuple(Item(f"nanti-{key}", name, "dibawa ke loket", key, checks.get(f"nanti-{key}")) for key, name in named)


def _proofs(
    service: Service | None, dossier: Dossier, papers: tuple[Paper, ...]
) -> dict[str, tuple[int, Region | None]]:
    """Field -> the page beside which it is read, and where it stands there. A KTP-el or KK first, then a form."""
    kinds = {each.id: each.paper for each in service.requirements} if service else {}
    forms = {each.id for each in service.requirements if each.kind is RequirementKind.FORM} if service else set()
    known = sorted(papers, key=lambda paper: kinds.get(paper.requirement) is not PaperKind.KTP)
    usual = next((paper for paper in papers if paper.requirement in forms), next(iter(papers), None))
    found: dict[str, tuple[int, Region | None]] = {}
    for field in dossier.filing.answers if dossier.filing is not None else ():
        where = ((paper, region(kinds.get(paper.requirement), field)) for paper in known if paper.sheet == 1)
        seen = next(((paper.position, place) for paper, place in where if place is not None), None)
        if seen is not None:
            found[field] = seen
        elif usual is not None:
            found[field] = (usual.position, None)
    return found

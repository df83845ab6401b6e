"""The tour: every way of every office, each filed at its own kiosk and worked at its own office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from adminduk.catalogue.model import Catalogue, Reading
from adminduk.catalogue.requirements import scanned
from adminduk.proxy import Behalf
from anjungan.robot.plan import Plan, plan_of
from anjungan.robot.tour.filled import forms_of
from anjungan.robot.tour.kiosk_here import KioskHere, kiosk_here
from anjungan.robot.tour.life import Errands, Life
from anjungan.robot.tour.office_here import OfficeHere, office_here
from anjungan.robot.tour.reached import Item, items_in
from anjungan.robot.tour.ways import Way, ways

SENT_BACK_EVERY = 3  # the first way of each service comes back as well


@dataclass
class Visited:
    """One office after the tour."""

    catalogue: Catalogue
    lives: list[Life] = field(default_factory=list)

    @property
    def reached(self) -> frozenset[Item]:
        return frozenset(item for life in self.lives for item in life.reached)

    @property
    def missed(self) -> tuple[Item, ...]:
        """What no resident of the tour met."""
        return tuple(sorted(items_in(self.catalogue) - self.reached))

    @property
    def troubled(self) -> tuple[Life, ...]:
        return tuple(life for life in self.lives if life.trouble)

    @property
    def whole(self) -> bool:
        """Everything was met, somebody was helped to file, and every request came to its end."""
        return not self.missed and not self.troubled and any(life.assisted for life in self.lives)


def tour(
    catalogues: Sequence[Catalogue], folder: Path, report: Callable[[str, Life], None], *, plain: bool = False
) -> tuple[Visited, ...]:
    """Walk every way of every catalogue; `report` gets each as it is done. Everything is written below `folder`. The
    first way of all that asks for a form of the law fills it in on the glass, the others bring it. The first way of
    each office is filed with the help of an officer of the desa. `plain`: everybody files alone and for themselves, and
    brings their forms."""
    filled: set[str] = set()
    return tuple(
        _of_office(catalogue, folder / catalogue.office.id, filled, report, plain=plain) for catalogue in catalogues
    )


def _of_office(
    catalogue: Catalogue, home: Path, filled: set[str], report: Callable[[str, Life], None], *, plain: bool
) -> Visited:
    visited, seen = Visited(catalogue), set[str]()
    dice = Random(catalogue.office.id)  # noqa: S311 - the same tour every time, nothing secret
    with ExitStack() as stack:
        office = stack.enter_context(office_here(catalogue, home))
        at: dict[Reading, Errands] = {}
        for place, way in enumerate(each for each in ways(catalogue) if not plain or each.behalf is Behalf.SELF):
            if way.reading not in at:
                kiosk = stack.enter_context(_kiosk(catalogue, way.reading, office, home))
                at[way.reading] = Errands(kiosk, office.staff, dice)
            comes_back = way.service.id not in seen or place % SENT_BACK_EVERY == 0
            seen.add(way.service.id)
            sent_back = _sent_back(way, place) if comes_back else ""
            fills, assisted = not plain and bool(forms_of(way) - filled), not plain and not visited.lives
            life = at[way.reading].live(way, _plan(way, dice), sent_back, fills=fills, assisted=assisted)
            filled |= life.forms
            visited.lives.append(life)
            report(catalogue.office.id, life)
    return visited


def _kiosk(catalogue: Catalogue, reading: Reading, office: OfficeHere, home: Path) -> AbstractContextManager[KioskHere]:
    return kiosk_here(catalogue.office.id, reading, office.url, office.kiosk_code(), home / reading.value)


def _sent_back(way: Way, place: int) -> str:
    """Which paper the officer cannot read: another one every time. "" where there is none."""
    papers = scanned(way.requirements)
    return papers[place % len(papers)].id if papers else ""


def _plan(way: Way, dice: Random) -> Plan:
    plan = plan_of(way.service, way.reason, dice, telepon="081200000000", answers=dict(way.answers))
    return replace(plan, behalf=way.behalf)

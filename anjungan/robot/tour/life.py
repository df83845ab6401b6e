"""The whole life of one request: filed, now and then sent back and completed, made ready, collected, archived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random

from adminduk.catalogue.model import ProductKind
from adminduk.request import State
from anjungan.office_staff import OfficeRefused, Staff
from anjungan.robot.plan import Plan
from anjungan.robot.tour.assisted import AssistedGuest
from anjungan.robot.tour.filled import forms_filed
from anjungan.robot.tour.glass import Stalled
from anjungan.robot.tour.guest import Errand, Guest
from anjungan.robot.tour.kiosk_here import KioskHere
from anjungan.robot.tour.reached import Item, items_done, items_filed
from anjungan.robot.tour.walk import Walk
from anjungan.robot.tour.ways import Way


@dataclass
class Life:
    """What came of one way. `trouble` is "" where it came to its end."""

    way: Way
    filing: Walk = field(default_factory=Walk)
    reached: frozenset[Item] = frozenset()
    sent_back: str = ""  # the requirement that the officer returned
    ended: State | None = None
    assisted: bool = False  # as the office read it: an officer of the desa helped to file it
    forms: frozenset[str] = frozenset()  # codes of the forms that were filled in on the glass
    trouble: str = ""


class Errands:
    """One resident, one kiosk, the people of one office."""

    def __init__(self, kiosk: KioskHere, staff: Staff, dice: Random) -> None:
        self._kiosk, self._staff, self._dice = kiosk, staff, dice

    def live(self, way: Way, plan: Plan, sent_back: str = "", *, fills: bool = False, assisted: bool = False) -> Life:
        """Lead one request along `way` to its end; `sent_back` is returned on the way and completed, forms are brought
        or (`fills`) filled in on the glass, with the help of an officer of the desa or without. Trouble ends it early,
        and is told in the answer."""
        life = Life(way, sent_back=sent_back)
        completing = (self._complete,) if sent_back else ()
        filing = partial(self._file, fills=fills, assisted=assisted)
        steps: tuple[Callable[[Life, Plan], None], ...] = (filing, *completing, self._end)
        try:
            for step in steps:
                step(life, plan)
        except (Stalled, OfficeRefused, _Lost) as trouble:
            life.trouble = str(trouble)
        return life

    def _file(self, life: Life, plan: Plan, *, fills: bool, assisted: bool) -> None:
        if assisted:
            self._kiosk.officer_comes()
        resident = AssistedGuest if assisted else Guest
        life.filing = self._visit(resident(plan, self._dice, Errand.FILE, fills=fills))
        if not life.filing.ticket:
            raise _Lost("tanpa nomor")
        self._expect(life, State.TERKIRIM)
        shown = [each.id for each in life.way.requirements if each.name in life.filing.named]
        filing = self._staff.opened(life.filing.ticket)
        life.reached, life.forms = items_filed(filing, shown), forms_filed(life.way, filing)
        life.assisted = filing.assisted_by is not None

    def _complete(self, life: Life, plan: Plan) -> None:
        """Sent back for one paper; the resident holds the slip to the reader and scans it again."""
        self._staff.send_back(life.filing.ticket, life.sent_back)
        self._visit(Guest(plan, self._dice, Errand.SHOW, life.filing.slip_code))
        self._expect(life, State.TERKIRIM)

    def _end(self, life: Life, plan: Plan) -> None:
        """Ready, and into the resident's hand: a PDF at the kiosk, everything else by the office. Then archived."""
        kind, ticket = life.way.service.product.kind, life.filing.ticket
        self._staff.work_until(ticket, State.SIAP_DIAMBIL)
        self._staff.take_choices(ticket)
        errand = Errand.COLLECT if kind is ProductKind.PDF else Errand.SHOW
        self._visit(Guest(plan, self._dice, errand, life.filing.slip_code))
        if kind is not ProductKind.PDF:
            self._staff.work_until(ticket, State.SUDAH_DIAMBIL)
        self._expect(life, State.SUDAH_DIAMBIL)
        self._staff.work_until(ticket, State.DIARSIPKAN)
        life.reached |= items_done(life.way.service.id, self._staff.steps_done(ticket))
        life.ended = State.DIARSIPKAN

    def _visit(self, guest: Guest) -> Walk:
        walk = self._kiosk.visit(guest)
        if walk.stuck_at:
            raise _Lost(walk.stuck_at)
        self._kiosk.all_delivered()
        return walk

    def _expect(self, life: Life, state: State) -> None:
        found = self._staff.find(life.filing.ticket)
        there = found.state if found is not None else None
        if there is not state:
            raise _Lost(f"di kantor {there}, bukan {state}")


class _Lost(RuntimeError):
    """The way did not lead where it should."""

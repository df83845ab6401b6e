"""A part is changed: how it was before, the change, the new one recognised, how it is now, and a report of it all.

before (state and tests) -> instruction -> who is it now? -> after (tests) -> kept, counters at zero
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from hardware.device import DeviceInfo, Fault
from kiosk.doctor.model import Finding
from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, say
from kiosk.technician.asks import Answer, Around, Broke, DeviceCard, KeepSwap, SwapKept, SwapReport
from kiosk.technician.pages import OK, ON, LookingPage, WorkPage, busy, message
from kiosk.technician.session import Session, ask
from kiosk.technician.telling import icon_of, identity_line, part_name
from kiosk.technician.tests_page import collect, finding_row
from kiosk.views import Button, Emphasis, Mark, StaffListView, StaffRow, Tone

_PICTURES = {
    "scanner": "scanner-fault",
    "printer": "printer-fault",
    "slip_printer": "printer-fault",
    "reader": "show-code",
}
_SAME_PART = Button("same", say("technician.swap.part_only"), "build")
_KEEP = Button("keep", say("technician.swap.keep"), "check", Emphasis.PRIMARY)


@dataclass
class _Swap:
    """What is known so far."""

    session: Session
    kind: str
    home: Way
    before: DeviceInfo | None = None
    fault_before: Fault | None = None
    found_before: tuple[Finding, ...] = ()
    after: DeviceInfo | None = None
    found_after: tuple[Finding, ...] = field(default=())

    def card(self, around: Around | None) -> DeviceCard:
        cards = around.devices if around is not None else ()
        return next((card for card in cards if card.kind == self.kind), DeviceCard(self.kind, absent=True))

    def report(self) -> SwapReport:
        return SwapReport(
            self.kind,
            self.session.clock.now(),
            self.session.who,
            self.before,
            self.after,
            self.fault_before,
            self.found_before,
            self.found_after,
        )


def begin_swap(session: Session, kind: str, home: Way) -> Effects:
    """First of all the evidence of how it was: afterwards nobody can take it any more."""
    swap = _Swap(session, kind, home)
    card = swap.card(session.around)
    swap.before, swap.fault_before = card.info, card.fault
    return collect(session, kind, partial(_instruct, swap))


def _instruct(swap: _Swap, found: tuple[Finding, ...]) -> Effects:
    swap.found_before = found
    words = say("technician.swap.title", part=part_name(swap.kind)), say(f"technician.swap.do.{swap.kind}")
    page = message("swap", words, {ON: partial(_recognise, swap)}, picture=_PICTURES.get(swap.kind, "info"))
    return swap.session.open(page, back=swap.home)


def _recognise(swap: _Swap) -> Effects:
    """Waits until the device is back; goes on by a touch, which says whether the whole device or a part is new."""
    session = swap.session

    def view(around: Around) -> StaffListView:
        return _who_view(swap, swap.card(around))

    def test_again() -> Effects:
        swap.after = swap.card(session.around).info
        return collect(session, swap.kind, partial(_show, swap))

    ways: dict[str, Way] = {ON.id: test_again, _SAME_PART.id: test_again}
    return session.open(LookingPage(session, view, ways), back=swap.home)


def _who_view(swap: _Swap, card: DeviceCard) -> StaffListView:
    """Works and is another one: "Lanjut". Works and says the same of itself: only a part of it is new."""
    works, is_new = card.fault is None and card.info is not None, _is_new(swap.before, card.info)
    button = (ON,) if works and is_new else (_SAME_PART,) if works else ()
    hint = "technician.swap.new" if is_new else "technician.swap.same"
    return StaffListView(
        "staff-swap-who",
        say("technician.swap.who"),
        (
            _row(swap.kind, "technician.swap.before", identity_line(swap.before), Mark.NONE),
            _row(swap.kind, "technician.swap.now", identity_line(card.info), Mark.GOOD if works else Mark.BAD),
        ),
        hint=say(hint if works else "technician.swap.waiting"),
        notice=say(card.fault.technician) if card.fault else None,
        buttons=button,
    )


def _is_new(before: DeviceInfo | None, now: DeviceInfo | None) -> bool:
    """Another serial number; where there is none, another model."""
    if before is None or now is None:
        return now is not None
    return (before.serial, before.model) != (now.serial, now.model)


def _show(swap: _Swap, found: tuple[Finding, ...]) -> Effects:
    swap.found_after = found
    rows = (
        _row(swap.kind, "technician.swap.before", identity_line(swap.before), Mark.NONE),
        _row(swap.kind, "technician.swap.now", identity_line(swap.after), Mark.NONE),
        *(finding_row(each, measures=False) for each in found),
    )
    view = StaffListView("staff-swap-found", say("technician.swap.found"), rows, buttons=(_KEEP,))
    page = LookingPage(swap.session, lambda _around: view, {_KEEP.id: partial(_keep, swap)})
    return swap.session.open(page, back=swap.home)


def _keep(swap: _Swap) -> Effects:
    page = WorkPage(busy(say("technician.swap.keeping")), ask(KeepSwap(swap.report())), partial(_kept, swap))
    return swap.session.open(page)


def _kept(swap: _Swap, answer: Answer) -> Effects:
    match answer:
        case SwapKept(fault=None):
            words = say("technician.swap.done"), say("technician.swap.done_body")
            return swap.session.open(message("swapped", words, {OK: swap.home}, Tone.SUCCESS, "done"), back=swap.home)
        case SwapKept(fault=fault) if fault is not None:
            return _not_kept(swap, say(fault.technician))
        case Broke():
            return _not_kept(swap, say("technician.broke"))
    return ()


def _not_kept(swap: _Swap, why: Text) -> Effects:
    again = Button("again", say("technician.again"), "refresh", Emphasis.PRIMARY)
    words = say("technician.swap.not_kept"), why
    page = message("not-kept", words, {again: partial(_keep, swap)}, Tone.SORRY, "sorry")
    return swap.session.open(page, back=swap.home)


def _row(kind: str, label: str, line: Text, mark: Mark) -> StaffRow:
    return StaffRow("", icon_of(kind), say(label), (line,), mark)

"""One device: all that is known of it, and the ways to test it, to mend it, to listen to it and to change a part."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from hardware.printer.port import Supply
from kiosk.events import Event, WorkshopSays
from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Answer, Around, Broke, DeviceCard, Gauged, Mend, Mended, ReadGauges
from kiosk.technician.log_page import open_log
from kiosk.technician.pages import OK, LookingPage, StaffPage, WorkPage, busy
from kiosk.technician.session import Session, ask
from kiosk.technician.swap import begin_swap
from kiosk.technician.telling import counted, icon_of, last_test, mark_of, moment, part_name, state_of
from kiosk.technician.tests_page import open_tests
from kiosk.views import Button, Emphasis, Mark, StaffListView, StaffRow

_MEND = Button("mend", say("technician.device.mend"), "build")
_TEST = Button("test", say("technician.device.test"), "fact_check", Emphasis.PRIMARY)
_SWAP = Button("swap", say("technician.device.swap"), "swap_horiz")
_LOG = Button("log", say("technician.device.log"), "list_alt")
_SILENT = Verbatim("-")


def card_of(around: Around, kind: str) -> DeviceCard:
    """The device `kind` as it was seen last; an absent one when it is not there at all."""
    return next((card for card in around.devices if card.kind == kind), DeviceCard(kind, absent=True))


def open_device(session: Session, kind: str, home: Way) -> Effects:
    here = partial(open_device, session, kind, home)
    ways: dict[str, Way] = {
        "test": partial(open_tests, session, kind, here),
        "swap": partial(begin_swap, session, kind, here),
        "log": partial(open_log, session, kind, here),
    }
    return session.open(DevicePage(session, kind, ways | {"mend": partial(mend, session, kind, here)}), back=home)


class DevicePage(LookingPage):
    """As it stands now; how full it is is asked of the device itself, once as the page opens."""

    def __init__(self, session: Session, kind: str, ways: Mapping[str, Way]) -> None:
        super().__init__(session, lambda around: _view(card_of(around, kind), self._gauged), ways)
        self._kind = kind
        self._gauged: Gauged | None = None

    def open(self) -> Effects:
        return (*super().open(), *ask(ReadGauges(self._kind)))

    def handle(self, event: Event) -> Effects:
        match event:
            case WorkshopSays(answer=Gauged() as gauged):
                self._gauged = gauged
                return ()
        return super().handle(event)


def mend(session: Session, kind: str, home: Way) -> Effects:
    """The repairs that lose nothing, and which of them were done."""

    def mended(answer: Answer) -> Effects:
        match answer:
            case Mended(repairs=repairs, fault=None):
                name = part_name(kind)
                rows = tuple(StaffRow("", "build", say(f"doctor.fix.{each.value}", device=name)) for each in repairs)
                nothing = (StaffRow("", "check", say("doctor.fix.nothing")),)
                return _told(session, home, rows or nothing)
            case Mended(fault=fault) if fault is not None:
                return _told(session, home, (StaffRow("", "error", say(fault.technician), mark=Mark.BAD),))
            case Broke():
                return _told(session, home, (StaffRow("", "error", say("technician.broke"), mark=Mark.BAD),))
        return ()

    return session.open(WorkPage(busy(say("technician.mending")), ask(Mend(kind)), mended))


def _told(session: Session, home: Way, rows: tuple[StaffRow, ...]) -> Effects:
    hint = say("technician.mended.hint")
    view = StaffListView("staff-mended", say("technician.mended"), rows, hint=hint, buttons=(OK,))
    return session.open(StaffPage(lambda: view, {OK.id: home}), back=home)


def _view(card: DeviceCard, gauged: Gauged | None) -> StaffListView:
    trouble = card.fault or next(iter(card.warnings), None)
    return StaffListView(
        "staff-device",
        part_name(card.kind),
        (_state(card), *_facts(card), *_supplies(gauged), *_counts(card)),
        notice=say(trouble.technician) if trouble else None,
        buttons=(*((_MEND,) if trouble else ()), _LOG, _SWAP, _TEST),
    )


def _state(card: DeviceCard) -> StaffRow:
    since = (say("technician.since", at=moment(card.since)),) if card.since else ()
    codes = tuple(Verbatim(fault.code) for fault in (card.fault, *card.warnings) if fault is not None)
    traced = (say("technician.trace.runs"),) if card.traced else ()
    return StaffRow("", icon_of(card.kind), state_of(card), (*codes, *since, *traced), mark_of(card))


def _facts(card: DeviceCard) -> tuple[StaffRow, ...]:
    info = card.info
    if info is None:
        return (_fact("info", "model", say("technician.device.unknown")),)
    return (
        _fact("info", "model", _or_silent(info.model)),
        _fact("tag", "serial", _or_silent(info.serial)),
        _fact("settings", "firmware", _or_silent(info.firmware)),
        _fact("login", "address", Verbatim(f"{info.driver}: {info.address}")),
    )


def _supplies(gauged: Gauged | None) -> tuple[StaffRow, ...]:
    """What the device says of itself: toner, ink, drums and boxes for waste, and how many sheets it printed ever."""
    if gauged is None:
        return ()
    lines = tuple(_supply(each) for each in gauged.supplies)
    life = () if gauged.in_life is None else (say("technician.device.in_life", sheets=gauged.in_life),)
    if not lines and not life:
        return ()
    return (StaffRow("", "inventory_2", say("technician.device.supplies"), (*lines, *life)),)


def _supply(each: Supply) -> Text:
    if each.percent is None:
        return say("technician.supply.unknown", name=Verbatim(each.name))
    key = "technician.supply.waste" if each.is_waste else "technician.supply.left"
    return say(key, name=Verbatim(each.name), percent=each.percent)


def _counts(card: DeviceCard) -> tuple[StaffRow, ...]:
    return (_fact("numbers", "counters", counted(card)), _fact("history", "tested", last_test(card.last)))


def _fact(icon: str, name: str, value: Text) -> StaffRow:
    return StaffRow("", icon, say(f"technician.device.{name}"), (value,), Mark.NONE)


def _or_silent(text: str) -> Text:
    return Verbatim(text) if text else _SILENT

"""One device: all that is known of it, and the ways to test it, to listen to it and to change a part."""

from __future__ import annotations

from functools import partial

from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Around, DeviceCard
from kiosk.technician.log_page import open_log
from kiosk.technician.pages import LookingPage
from kiosk.technician.session import Session
from kiosk.technician.swap import begin_swap
from kiosk.technician.telling import counted, icon_of, last_test, mark_of, moment, part_name, state_of
from kiosk.technician.tests_page import open_tests
from kiosk.views import Button, Emphasis, Mark, StaffListView, StaffRow

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
    return session.open(LookingPage(session, lambda around: _view(card_of(around, kind)), ways), back=home)


def _view(card: DeviceCard) -> StaffListView:
    trouble = card.fault or next(iter(card.warnings), None)
    return StaffListView(
        "staff-device",
        part_name(card.kind),
        (_state(card), *_facts(card), *_counts(card)),
        notice=say(trouble.technician) if trouble else None,
        buttons=(_LOG, _SWAP, _TEST),
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


def _counts(card: DeviceCard) -> tuple[StaffRow, ...]:
    return (_fact("numbers", "counters", counted(card)), _fact("history", "tested", last_test(card.last)))


def _fact(icon: str, name: str, value: Text) -> StaffRow:
    return StaffRow("", icon, say(f"technician.device.{name}"), (value,), Mark.NONE)


def _or_silent(text: str) -> Text:
    return Verbatim(text) if text else _SILENT

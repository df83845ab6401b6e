"""The first page after the PIN: every device on one page, what wants a hand first, and the ways to all the rest."""

from __future__ import annotations

from functools import partial

from kiosk.journeys.page import Effects
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Around, DeviceCard, OfficeCard
from kiosk.technician.device_page import open_device
from kiosk.technician.door_page import DoorPage
from kiosk.technician.office_page import needs_a_hand, open_office, stands
from kiosk.technician.pages import LookingPage
from kiosk.technician.session import Session
from kiosk.technician.telling import (
    counted,
    icon_of,
    identity_line,
    last_test,
    mark_of,
    part_name,
    short_moment,
    state_of,
)
from kiosk.technician.tests_page import open_tests, run_all
from kiosk.views import Button, Emphasis, Mark, StaffListView, StaffRow

_ALL = Button("all", say("technician.tests.all"), "fact_check", Emphasis.PRIMARY)
_MORE = Button("tests", say("technician.tests.other"), "list_alt")
_FIRST = (Mark.BAD, Mark.LOOK, Mark.NONE, Mark.GOOD, Mark.ABSENT)


def enter(session: Session) -> Effects:
    """Somebody knocked: the PIN, then the overview."""
    return session.open(DoorPage(session, partial(open_overview, session)))


def open_overview(session: Session) -> Effects:
    home = partial(open_overview, session)

    def chosen(thing: str) -> Effects:
        match thing:
            case "all":
                return run_all(session, "", home)
            case "tests":
                return open_tests(session, "", home)
            case "office":
                return open_office(session, home)
        return open_device(session, thing, home)

    return session.open(LookingPage(session, _view, chosen))


def _view(around: Around) -> StaffListView:
    rows = (*(_device_row(card) for card in around.devices), _office_row(around.office))
    ordered = sorted(rows, key=lambda row: _FIRST.index(row.mark))  # a stable sort: else as the kinds are listed
    return StaffListView(
        "staff-overview",
        say("technician.overview.title"),
        tuple(ordered),
        notice=say(around.office.stopped.technician) if around.office.stopped else None,
        buttons=(_MORE, _ALL),
    )


def _device_row(card: DeviceCard) -> StaffRow:
    lines = () if card.absent else _lines(card)
    touched = "" if card.absent else card.kind
    return StaffRow(touched, icon_of(card.kind), part_name(card.kind), lines, mark_of(card), state_of(card))


def _lines(card: DeviceCard) -> tuple[Text, ...]:
    """What is wrong, who it is, since when it stands so and what it did, and how it was tested last."""
    trouble = card.fault or next(iter(card.warnings), None)
    since = short_moment(card.since) if card.since else Verbatim("-")
    return (
        *((say(trouble.technician),) if trouble else ()),
        identity_line(card.info),
        say("technician.since_and", at=since, counted=counted(card)),
        say("technician.tested.line", test=last_test(card.last, short_moment)),
    )


def _office_row(office: OfficeCard) -> StaffRow:
    mark = needs_a_hand(office)
    state = say(f"technician.state.{mark.value}")
    return StaffRow("office", "account_balance", say("technician.office"), stands(office), mark, state)

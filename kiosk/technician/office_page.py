"""The line to the office, what waits for it, what it refused, and the disk that keeps all of it."""

from __future__ import annotations

from functools import partial

from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Around, OfficeCard, ParkedRow, RetryParked
from kiosk.technician.bundle_page import pack_bundle
from kiosk.technician.pages import LookingPage
from kiosk.technician.session import Session, ask
from kiosk.technician.telling import moment
from kiosk.views import Button, Emphasis, Mark, StaffListView, StaffRow

_AGAIN = Button("retry-parked", say("technician.parked.again"), "send", Emphasis.PRIMARY)
_BUNDLE = Button("bundle", say("technician.bundle"), "inventory_2")


def open_office(session: Session, home: Way) -> Effects:
    def again() -> Effects:
        return ask(RetryParked())

    here = partial(open_office, session, home)
    ways: dict[str, Way] = {_AGAIN.id: again, _BUNDLE.id: partial(pack_bundle, session, here)}
    return session.open(LookingPage(session, _view, ways), back=home)


def needs_a_hand(office: OfficeCard) -> Mark:
    if office.disk is not None or office.stopped is not None or not office.reachable:
        return Mark.BAD
    return Mark.LOOK if office.parked else Mark.GOOD


def stands(office: OfficeCard) -> tuple[Text, ...]:
    """In a line or two, for the overview."""
    line = say("technician.office.reachable" if office.reachable else "technician.office.unreachable")
    counts = say("technician.office.waiting", waiting=office.waiting, parked=len(office.parked))
    disk = (say(office.disk.technician),) if office.disk else ()
    return (line, counts, *disk)


def _view(around: Around) -> StaffListView:
    office = around.office
    disk = say(office.disk.technician) if office.disk else say("technician.disk.well")
    rows = (
        _row("wifi", "doctor.part.network", stands(office)[0], Mark.GOOD if office.reachable else Mark.BAD),
        _row("cloud_upload", "technician.deliveries", stands(office)[1], Mark.LOOK if office.parked else Mark.GOOD),
        _row("inventory_2", "doctor.part.disk", disk, Mark.BAD if office.disk else Mark.GOOD),
        _row("info", "technician.version", Verbatim(office.version), Mark.NONE),
        *(_parked(each) for each in office.parked),
    )
    return StaffListView(
        "staff-office",
        say("technician.office"),
        rows,
        notice=say("fault.uplink.refused.technician") if office.parked else None,
        buttons=(_BUNDLE, _AGAIN) if office.parked else (_BUNDLE,),
    )


def _row(icon: str, label: str, line: Text, mark: Mark) -> StaffRow:
    return StaffRow("", icon, say(label), (line,), mark)


def _parked(each: ParkedRow) -> StaffRow:
    lines = (say("technician.parked.reason", reason=Verbatim(each.reason)), moment(each.kept_at))
    return StaffRow("", "error", Verbatim(each.number), lines, Mark.LOOK)

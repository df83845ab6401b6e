"""Which tests there are for a part, the run of those that need no hand, and how a test came out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiosk.doctor.model import Finding
from kiosk.journeys.page import Effects, Way
from kiosk.say import say
from kiosk.technician.asks import AllRan, Answer, Broke, Ran, RunTests
from kiosk.technician.pages import OK, StaffPage, WorkPage, message
from kiosk.technician.report_page import offer_report
from kiosk.technician.run_guided import GuidedRun
from kiosk.technician.session import Session, ask
from kiosk.technician.telling import MARKS, icon_of, measure_line, outcome_of, part_name
from kiosk.technician.tests_catalogue import tests_of
from kiosk.views import BusyView, Button, Mark, Preview, StaffListView, StaffRow

_AGAIN = Button("again", say("technician.again"), "refresh")
_REPORT = Button("report", say("technician.report"), "description")
_FEW = 2  # findings of one sheet


def open_tests(session: Session, part: str, home: Way) -> Effects:
    """The tests of `part`, or the guided tests of every part with ""."""
    here = partial(open_tests, session, part, home)
    absent = {card.kind for card in session.around.devices if card.absent} if session.around else set()
    guided = {test.id: test for test in tests_of(part) if test.part not in absent}
    alone = StaffRow("alone", "autorenew", say("technician.tests.alone"), (say("technician.tests.alone.about"),))
    rows = (alone, *(StaffRow(test.id, test.icon, test.label, (test.about,)) for test in guided.values()))
    title = part_name(part) if part else say("technician.tests.other")
    view = StaffListView("staff-tests", title, rows, hint=say("technician.tests.hint"))

    def chosen(thing: str) -> Effects:
        if thing == "alone":
            return run_all(session, part, here)
        run = GuidedRun(session, guided[thing], partial(show_findings, session, here), here)
        return run.begin()

    return session.open(StaffPage(lambda: view, chosen), back=home)


def run_all(session: Session, part: str, home: Way) -> Effects:
    """All tests that need no hand, with what came out."""
    again = partial(run_all, session, part, home)
    report = None if part else partial(offer_report, session, again)
    return collect(session, part, lambda found: show_findings(session, home, found, again, report=report))


def collect(session: Session, part: str, then: Callable[[tuple[Finding, ...]], Effects]) -> Effects:
    """Run the tests of `part` that need no hand, and go on with what they found."""
    found: list[Finding] = []
    progress = {"done": 0, "total": 0}

    def view() -> BusyView:
        counted = say("technician.tests.progress", **progress) if progress["total"] else None
        return BusyView(say("technician.tests.running"), counted)

    def answered(answer: Answer) -> Effects:
        match answer:
            case Ran(found=newest, done=done, total=total):
                found.extend(newest)
                progress.update(done=done, total=total)
            case AllRan() | Broke():
                return then(tuple(found))
        return ()

    return session.open(WorkPage(view, ask(RunTests(part, session.who)), answered))


def show_findings(
    session: Session,
    home: Way,
    found: tuple[Finding, ...],
    again: Way | None = None,
    *,
    picture: Preview | None = None,
    report: Way | None = None,
) -> Effects:
    """How tests came out, the bad ones first; one or two with all that was measured. `report` writes it all down."""
    if not found:
        page = message("no-tests", (say("technician.tests.none"), say("technician.tests.none.body")), {OK: home})
        return session.open(page, back=home)
    worst_first = sorted(found, key=lambda each: _ORDER.index(MARKS[each.outcome]))
    rows = tuple(finding_row(each, measures=len(found) <= _FEW) for each in worst_first)
    offered = {_REPORT: report, _AGAIN: again, OK: home}
    ways: dict[str, Way] = {button.id: way for button, way in offered.items() if way is not None}
    buttons = tuple(button for button in offered if button.id in ways)
    view = StaffListView("staff-findings", say("technician.found"), rows, buttons=buttons, evidence=picture)
    return session.open(StaffPage(lambda: view, ways), back=home)


def finding_row(found: Finding, *, measures: bool) -> StaffRow:
    lines = tuple(measure_line(each) for each in found.measures) if measures else ()
    return StaffRow(
        "", icon_of(found.part), part_name(found.part), (found.says, *lines), MARKS[found.outcome], outcome_of(found)
    )


_ORDER = (Mark.BAD, Mark.LOOK, Mark.GOOD, Mark.ABSENT)

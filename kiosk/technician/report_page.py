"""The readiness report, asked for by hand: all tests once more, written down, signed, sent to the office, and on paper
if somebody wants to take it along."""

from __future__ import annotations

from functools import partial

from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, say
from kiosk.technician.asks import Answer, Broke, ReportWritten, WriteReport
from kiosk.technician.pages import OK, WorkPage, busy, message
from kiosk.technician.session import Session, ask
from kiosk.views import Button, Emphasis, Tone

_PRINT = Button("print", say("technician.report.print"), "print")
_SEND = Button("send", say("technician.report.send"), "send", Emphasis.PRIMARY)


def offer_report(session: Session, home: Way) -> Effects:
    """On paper too, or only to the office?"""
    ways: dict[Button, Way] = {
        _PRINT: partial(_write, session, home, on_paper=True),
        _SEND: partial(_write, session, home, on_paper=False),
    }
    words = say("technician.report"), say("technician.report.body")
    return session.open(message("report", words, ways), back=home)


def _write(session: Session, home: Way, *, on_paper: bool) -> Effects:
    def written(answer: Answer) -> Effects:
        match answer:
            case ReportWritten(fault=None):
                return _told(session, home, say("technician.report.done"), say("technician.report.done_body"))
            case ReportWritten(fault=fault) if fault is not None:
                return _told(session, home, say("technician.report.not_done"), say(fault.technician), Tone.SORRY)
            case Broke():
                return _told(session, home, say("technician.report.not_done"), say("technician.broke"), Tone.SORRY)
        return ()

    asking = ask(WriteReport(session.who, on_paper))
    return session.open(WorkPage(busy(say("technician.report.writing")), asking, written))


def _told(session: Session, home: Way, title: Text, body: Text, tone: Tone = Tone.SUCCESS) -> Effects:
    picture = "done" if tone is Tone.SUCCESS else "sorry"
    return session.open(message("reported", (title, body), {OK: home}, tone, picture), back=home)

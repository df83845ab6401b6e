"""Calls for an officer: heard on every page of the console, answered with one touch, and kept with their times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from office import words_voices
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, calls, kiosks
from office.store.calls import Call, CallState
from office.web.inject import SignedIn, TheOffice

LIMIT = 100


@dataclass(frozen=True)
class Line:
    """One call with the names of who and where."""

    call: Call
    kiosk: int
    answered_by: str
    helped_by: str
    missed: bool


@get("/panggilan", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def calls_page(request: SignedIn, office: TheOffice) -> Template:
    """The calls of the last time, and how long people waited."""
    with office.database.reading() as session:
        newest = calls.latest(session, LIMIT)
        lines = _lines(office, newest)
    waits = [each.waited for each in newest if each.waited is not None]
    typical = timedelta(seconds=median(each.total_seconds() for each in waits)) if waits else None
    context = {"account": request.user, "lines": lines, "typical": typical, "voices": words_voices}
    return Template("calls.html", context=context)


@get("/panggilan/sekarang", sync_to_thread=True, opt={"background": True}, guards=[needs(Permission.ANSWER_VOICES)])
def calls_now(office: TheOffice) -> Template:
    """The part of every page that says who calls."""
    return _now(office)


@post("/panggilan/{call_id:str}/{deed:str}", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def answer_call(call_id: FromPath[str], deed: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """ "Saya datang" or "Sudah dibantu". When somebody else was quicker, the page says who."""
    deeds = {"datang": calls.answer, "dibantu": calls.helped}
    if deed not in deeds:
        raise NotFoundException
    with office.database.writing() as session:
        deeds[deed](session, call_id, request.user.id, office.clock())
    office.pulse.beat()
    return _now(office) if request.headers.get("hx-request") else Redirect("/panggilan", status_code=303)


def fingerprint(office: Office) -> str:
    """Changes whenever a page has to show other calls."""
    with office.database.reading() as session:
        return " ".join(f"{each.id}/{each.state}" for each in calls.waiting(session, office.clock()))


def _now(office: Office) -> Template:
    with office.database.reading() as session:
        lines = _lines(office, calls.waiting(session, office.clock()))
    return Template("_calls.html", context={"lines": lines, "CallState": CallState})


def _lines(office: Office, found: list[Call]) -> list[Line]:
    with office.database.reading() as session:
        names = accounts.names(session)
        numbers = {each.id: each.number for each in kiosks.all_of_them(session)}
    now = office.clock()
    return [
        Line(
            each,
            numbers.get(each.kiosk_id, 0),
            names.get(each.answered_by or "", ""),
            names.get(each.helped_by or "", ""),
            missed=_missed(each, now),
        )
        for each in found
    ]


def _missed(call: Call, now: datetime) -> bool:
    return call.state is CallState.WAITING and now - call.called_at >= calls.FORGOTTEN

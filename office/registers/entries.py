"""One line of a register, in words: the request, who asked, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from adminduk.request import Action, ActionKind, Request, Role, State
from office import words
from office.applicants import Summary, open_summary
from office.parts import Office
from office.store import accounts, applicants, assisted, kiosks, registers, requests
from office.store.registers import Place

_UNREADABLE = Summary(nama="(tidak dapat dibuka)")
_ASSISTED = "dibantu petugas desa"


@dataclass(frozen=True)
class Entry:
    """`gap` is set for a line that explains missing agenda numbers; the other fields are empty then."""

    day: str = ""
    number: str = ""
    agenda: str = ""
    name: str = ""
    nik: str = ""
    desa: str = ""
    service: str = ""
    purpose: str = ""
    officer: str = ""
    remark: str = ""
    shown: str = ""
    state: State | None = None
    gap: str = ""


def entries(session: Session, office: Office, places: Sequence[Place]) -> list[Entry]:
    """The lines of `places`, each with its person opened for this look."""
    stored = {each.request.number: each.request for each in requests.numbered(session, [p.number for p in places])}
    ids = [request.id for request in stored.values()]
    known, helped = applicants.of_requests(session, ids), assisted.among(session, ids)
    names = accounts.names(session) | {each.id: f"Anjungan {each.number:02d}" for each in kiosks.all_of_them(session)}
    lines = []
    for place in places:
        request = stored[place.number]
        applicant = known.get(request.id)
        summary = open_summary(office, applicant) or _UNREADABLE
        desa = (office.wilayah.name(applicant.desa) or "") if applicant is not None else ""
        lines.append(_entry(office, place, request, names, _Person(summary, desa, request.id in helped)))
    return lines


def with_gaps(session: Session, places: Sequence[Place], lines: Sequence[Entry]) -> list[Entry]:
    """`lines` of the agenda, with a line of words before each one whose running number does not follow the last."""
    found: list[Entry] = []
    last = (0, 0)
    for place, line in zip(places, lines, strict=True):
        if place.running > 1 and last not in ((place.year, place.running - 1), (place.year, place.running)):
            before = registers.running_before(session, place.year, place.running)
            if before < place.running - 1:
                found.append(Entry(gap=_gap(before + 1, place.running - 1, place, line.officer)))
        found.append(line)
        last = (place.year, place.running)
    return found


def _gap(low: int, high: int, following: Place, officer: str) -> str:
    year = following.year
    which = f"{low:04d}/{year}" if low == high else f"{low:04d}/{year} sampai {high:04d}/{year}"
    return f"Nomor {which} tidak pernah dipakai: dilewati saat {following.agenda} dicatat oleh {officer}."


@dataclass(frozen=True)
class _Person:
    summary: Summary
    desa: str
    assisted: bool


def _entry(office: Office, place: Place, request: Request, names: dict[str, str], who: _Person) -> Entry:
    action = _written_by(request, place)
    service = office.service_of(request)
    reason = next((each.name.id for each in service.reasons if each.id == request.reason), None) if service else None
    return Entry(
        day=place.at.astimezone(office.zone).strftime("%d-%m-%Y"),
        number=request.number,
        agenda=place.agenda or agenda_of(request),
        name=who.summary.nama,
        nik=who.summary.nik,
        desa=who.desa,
        service=service.name.id if service else request.service,
        purpose=", ".join(part for part in (reason or request.reason, who.summary.keperluan) if part),
        officer=names.get(action.by, "akun yang sudah dihapus") if action is not None else "",
        remark="; ".join((_remark(office, request), *((_ASSISTED,) if who.assisted else ()))),
        shown=(action.reason or "Slip dan NIK di anjungan") if action is not None else "",
        state=request.state,
    )


def _written_by(request: Request, place: Place) -> Action | None:
    """Who wrote the line: of the agenda who registered, of the collection who handed over, else who acted last."""
    if place.agenda:
        return next((each for each in request.actions if each.agenda_number == place.agenda), None)
    at_that_time = [a for a in request.actions if a.kind is ActionKind.HAND_OVER and a.at == place.at]
    by_office = [a for a in request.actions if a.role not in (Role.PEMOHON, Role.KANTOR)]
    return next(iter(at_that_time or reversed(by_office)), None)


def agenda_of(request: Request) -> str:
    return next((a.agenda_number for a in reversed(request.actions) if a.agenda_number), "") or ""


def _remark(office: Office, request: Request) -> str:
    """Where the request stands, and why, for those that were not finished."""
    state, since = request.state, request.since
    if state is None or since is None:
        return ""
    said = words.STATES[state]
    ended = next((a for a in reversed(request.actions) if a.kind in (ActionKind.REJECT, ActionKind.CANCEL)), None)
    if ended is not None:
        said = words.STATES[State.DITOLAK if ended.kind is ActionKind.REJECT else State.DIBATALKAN]
        return f"{said} {_day(office, ended.at)}" + (f": {ended.reason}" if ended.reason else "")
    return f"{said} {_day(office, since)}"


def _day(office: Office, at: datetime) -> str:
    return at.astimezone(office.zone).strftime("%d-%m-%Y")

"""Writing down a complaint that came over the counter, by letter or by telephone; and its proof to hand out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Response, Template

from adminduk.pengaduan import FIRST_RESPONSE, LIMITS, LONGEST, ActionKind, Case, Channel, Kind, Topic
from office import voices, words_voices
from office.beside import Failure
from office.complaint_entry import LONGEST_CONTACT, OLDEST, Entry, enter, lack_of
from office.console.complaints import service_of
from office.console.registers import day_in
from office.parts import Office
from office.permissions import Permission, needs
from office.printed import Head
from office.store import accounts, complaints
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

_DRAWING_S = 20.0
_Chosen = TypeVar("_Chosen", Channel, Kind, Topic)


@get("/pengaduan/baru", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def entry_page(request: SignedIn, office: TheOffice) -> Template:
    """The empty form."""
    return _page(office, request.user, {})


@post("/pengaduan/baru", guards=[needs(Permission.ANSWER_VOICES)])
async def write_down(data: URLEncodedBody[dict[str, str]], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep it; 303 to its page, or the form with what is missing and what was typed."""
    return await anyio.to_thread.run_sync(_write_down, office, request.user, data)


@get("/pengaduan/{complaint:str}/bukti/{size:str}", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def proof_pdf(complaint: FromPath[str], size: FromPath[str], office: TheOffice) -> Response[bytes]:
    """What somebody takes home. A kiosk gave its own slip: there is none of those here."""
    with office.database.reading() as session:
        stored = complaints.by_id(session, complaint, office.keys)
        names = accounts.names(session)
    said = voices.opened(office, stored.filed.sealed) if stored is not None else None
    if stored is None or said is None or stored.filed.channel is Channel.ANJUNGAN or size not in _DRAWN:
        raise NotFoundException
    case, here = stored.case, office.catalogue.office
    now = office.clock().astimezone(office.zone)
    head = Head(office.letterhead, here.regency, "Tanda Bukti Pengaduan", f"Nomor {case.number}", now)
    address = f"{office.settings.public_url.rstrip('/')}/s/{said.slip_code}"
    facts = (_lines(office, case, stored.filed.channel), _clocks(office, case), address)
    drawn = office.beside.ask(_DRAWN[size], head, *facts, names.get(case.actions[0].by, ""), limit_s=_DRAWING_S)
    if isinstance(drawn, Failure):
        raise NotFoundException
    name = f"tanda-bukti-{case.number.replace('/', '-')}-{size}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(drawn, media_type="application/pdf", headers=headers)


def _write_down(office: Office, account: Account, data: dict[str, str]) -> Response[Any]:
    entry = Entry(
        channel=_one_of(Channel, data.get("jalur", "")),
        received_on=day_in(data, "diterima"),
        kind=_one_of(Kind, data.get("jenis", "")),
        topic=_one_of(Topic, data.get("pokok", "")),
        service=data.get("layanan", ""),
        text=data.get("isi", "").replace("\r\n", "\n")[:LONGEST],
        contact=data.get("telepon", ""),
    )
    lack = lack_of(office, entry)
    if lack:
        return _page(office, account, data, lack)
    case = enter(office, account, entry)
    if case is None:
        return _page(office, account, data, "Akun Anda tidak berwenang mencatat pengaduan. Minta petugas loket.")
    return Redirect(f"/pengaduan/{case.id}?selesai={ActionKind.RECEIVE.value}", status_code=303)


def _page(office: Office, account: Account, typed: dict[str, str], problem: str = "") -> Template:
    today = office.clock().astimezone(office.zone).date()
    context = {
        "account": account,
        "voices": words_voices,
        "channels": [(each, name) for each, name in words_voices.CHANNELS.items() if each is not Channel.ANJUNGAN],
        "services": [(each.id, each.name.id) for each in office.catalogue.services],
        "typed": typed,
        "problem": problem,
        "today": today,
        "oldest": today - OLDEST,
        "longest": LONGEST,
        "longest_contact": LONGEST_CONTACT,
    }
    return Template("complaint_new.html", context=context, status_code=422 if problem else 200)


def _lines(office: Office, case: Case, channel: Channel) -> tuple[tuple[str, str], ...]:
    lines = [
        ("Nomor", case.number),
        ("Diterima", _day(office, case.actions[0].at)),
        ("Lewat", words_voices.CHANNELS[channel]),
        ("Jenis", words_voices.KINDS[case.kind]),
        ("Pokok", words_voices.TOPICS[case.topic]),
    ]
    return (*lines, ("Layanan", service_of(office, case))) if case.service else tuple(lines)


def _clocks(office: Office, case: Case) -> str:
    """By when the office answers, as days: the clocks of the law from the day it was received."""
    received = case.actions[0].at
    first = _day(office, received + FIRST_RESPONSE)
    last = [f"{_day(office, received + limit)} ({limit.days} hari)" for limit in LIMITS.values()]
    return (
        f"Tanggapan pertama paling lambat {first} ({FIRST_RESPONSE.days} hari). Jawaban paling lambat {last[0]} untuk "
        f"permintaan informasi, {last[1]} tanpa pemeriksaan lapangan, {last[2]} dengan pemeriksaan lapangan. "
        "Menyampaikan pengaduan tidak dipungut biaya."
    )


def _day(office: Office, at: datetime) -> str:
    local: date = at.astimezone(office.zone).date()
    return f"{local:%d-%m-%Y}"


def _one_of(kind: type[_Chosen], value: str) -> _Chosen | None:
    return next((each for each in kind if each.value == value), None)


def _a4(head: Head, lines: tuple[tuple[str, str], ...], clocks: str, address: str, officer: str) -> bytes:
    from office.complaint_proof import Proof, on_a4  # fpdf waits until somebody prints

    return on_a4(Proof(head, lines, clocks, address, officer))


def _slip(head: Head, lines: tuple[tuple[str, str], ...], clocks: str, address: str, officer: str) -> bytes:
    from office.complaint_proof import Proof, on_slip

    return on_slip(Proof(head, lines, clocks, address, officer))


_DRAWN = {"a4": _a4, "slip": _slip}

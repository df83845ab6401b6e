"""Finished PDFs, many at once: uploaded, matched to requests, and attached when a person has confirmed each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from os import SEEK_END
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from adminduk.numbers import parse_ticket_number
from adminduk.request import ActionKind
from office import words, words_finished, work
from office.console import sentences
from office.console.actions import LARGEST_PDF
from office.dossier import titles
from office.finished import staging
from office.finished.confirming import Outcome, Stop, confirm
from office.parts import Office
from office.permissions import Permission, needs
from office.signatures import Verdict
from office.store import accounts, finished, requests
from office.store.accounts import Account
from office.store.finished import Staged
from office.web.inject import SignedIn, TheOffice
from office.web.uploads import Gate

_ROOM = 150 * 1024 * 1024  # of all files of one upload together; an e-signed PDF has 100 to 800 KB
_LONGEST_NAME = 120
_TOO_LARGE = "lebih besar dari 20 MB, jadi tidak diterima"


@dataclass(frozen=True)
class Line:
    """One file as the page shows it. `number` is the one proposal, when there is exactly one."""

    id: str
    name: str
    size: int
    read: bool
    problem: str
    signature: str
    sound: bool
    signer: str
    signed_at: datetime | None
    proposals: tuple[tuple[str, str, str], ...]  # number, service, why
    number: str


@dataclass(frozen=True)
class Told:
    text: str
    good: bool


@get("/dokumen-jadi", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def finished_page(request: SignedIn, office: TheOffice) -> Template:
    """What this account uploaded and has not confirmed yet."""
    return _page(office, request.user)


@post(
    "/dokumen-jadi",
    request_max_body_size=_ROOM,
    middleware=[Gate()],
    guards=[needs(Permission.RECEIVE_DOCUMENTS)],
)
async def upload(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep the files, look into them, show what they may belong to."""
    form = await request.form()
    sent = [each for each in form.getall("berkas", []) if isinstance(each, UploadFile) and each.filename]
    return await anyio.to_thread.run_sync(_upload, office, request.user, sent)


@get("/dokumen-jadi/{staged:str}/isi", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def staged_file(staged: FromPath[str], request: SignedIn, office: TheOffice) -> Response[bytes]:
    """The uploaded file, to be looked at before it is confirmed; its uploader's only."""
    found = _found(office, request.user, staged)
    content = staging.content_of(office, found)
    if content is None:
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{found.id[:8]}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


@post("/dokumen-jadi/lampirkan", guards=[needs(Permission.RECEIVE_DOCUMENTS)])
async def confirm_chosen(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Attach each file that was ticked to the request that stands beside it."""
    form = await request.form()
    chosen = [
        (staged, _number(_text(form, f"nomor-{staged}")))
        for staged in form.getall("cocok", [])
        if isinstance(staged, str)
    ]
    return await anyio.to_thread.run_sync(_confirm, office, request.user, chosen, "siap" in form)


@post("/dokumen-jadi/{staged:str}/buang", guards=[needs(Permission.RECEIVE_DOCUMENTS)])
async def discard(staged: FromPath[str], request: SignedIn, office: TheOffice) -> Redirect:
    """Let go of a file that belongs nowhere."""
    await anyio.to_thread.run_sync(_discard, office, request.user, staged)
    return Redirect("/dokumen-jadi", status_code=303)


def _upload(office: Office, account: Account, sent: Sequence[UploadFile]) -> Response[Any]:
    if not sent:
        return _page(office, account, [Told("Pilih paling sedikit satu berkas PDF.", False)])
    if len(sent) > staging.AT_MOST:
        return _page(office, account, [Told(f"Paling banyak {staging.AT_MOST} berkas sekali unggah.", False)])
    too_large = [each for each in sent if _size(each) > LARGEST_PDF]
    staging.stage(office, account, (_taken(each) for each in sent if each not in too_large))
    staging.read_waiting(office)
    told = [Told(f"{each.filename[:_LONGEST_NAME]} {_TOO_LARGE}.", False) for each in too_large]
    return _page(office, account, told) if told else Redirect("/dokumen-jadi", status_code=303)


def _size(sent: UploadFile) -> int:
    return sent.file.seek(0, SEEK_END)


def _taken(sent: UploadFile) -> tuple[str, bytes]:
    """Name and content; one file at a time lies in memory, the others on the disk."""
    sent.file.seek(0)
    with sent.file as file:
        return sent.filename[:_LONGEST_NAME], file.read()


def _confirm(office: Office, account: Account, chosen: Sequence[tuple[str, str]], ready: bool) -> Response[Any]:
    if not chosen:
        return _page(office, account, [Told("Centang dahulu berkas yang sudah Anda cocokkan.", False)])
    outcomes = [confirm(office, account, staged, number, ready) for staged, number in chosen]
    told = [_told(office, each) for each in outcomes]
    return _page(office, account, told, status=200 if all(each.good for each in told) else 409)


def _told(office: Office, outcome: Outcome) -> Told:
    number = outcome.number or "Nomor kosong"
    if outcome.why is None:
        return Told(f"{number}: dokumen dilampirkan{', siap diambil' if outcome.ready else ''}.", True)
    if isinstance(outcome.why, Stop):
        return Told(f"{number}: {words_finished.STOPS[outcome.why]}", False)
    with office.database.reading() as session:
        stored = requests.by_number(session, outcome.number)
        names = accounts.names(session)
    if stored is None or outcome.why.obstacle is work.Obstacle.UNKNOWN:
        return Told(f"{number}: permohonan ini tidak ada. Periksa nomornya.", False)
    sentence = sentences.refused(office, outcome.why, outcome.kind, stored.request.last_by_hand, names)
    done = "dokumen dilampirkan, tetapi belum siap diambil. " if outcome.kind is ActionKind.MARK_READY else ""
    return Told(f"{number}: {done}{sentence}", False)


def _discard(office: Office, account: Account, staged: str) -> None:
    staging.let_go(office, _found(office, account, staged))


def _found(office: Office, account: Account, staged: str) -> Staged:
    with office.database.reading() as session:
        found = finished.by_id(session, account.id, staged)
    if found is None:
        raise NotFoundException
    return found


def _page(office: Office, account: Account, told: Sequence[Told] = (), status: int | None = None) -> Template:
    with office.database.reading() as session:
        waiting = finished.of_account(session, account.id)
        numbers = [number for each in waiting for number, _ in each.matches]
        services = {
            each.request.number: titles(office, each.request)[0] for each in requests.numbered(session, numbers)
        }
    context = {
        "account": account,
        "lines": [_line(office, each, services) for each in waiting],
        "told": told,
        "at_most": staging.AT_MOST,
        "days": staging.LIVES.days,
        "may_attach": work.role_for(account, ActionKind.ATTACH) is not None,
    }
    return Template("finished.html", context=context, status_code=status or (422 if told else 200))


def _line(office: Office, staged: Staged, services: dict[str, str]) -> Line:
    check = staged.signature
    return Line(
        id=staged.id,
        name=staging.name_of(office, staged),
        size=staged.size,
        read=staged.read,
        problem=staged.problem,
        signature=words.SIGNATURES[check.verdict if check is not None else ""],
        sound=check is not None and check.verdict is Verdict.TRUSTED,
        signer=check.signer if check is not None else "",
        signed_at=check.signed_at if check is not None else None,
        proposals=tuple((number, services.get(number, ""), words_finished.WHY[why]) for number, why in staged.matches),
        number=staged.matches[0][0] if len(staged.matches) == 1 else "",
    )


def _number(typed: str) -> str:
    """A request's number as it is written, from what was typed in any way."""
    parsed = parse_ticket_number(typed)
    return typed if parsed is None else str(parsed)


def _text(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[:_LONGEST_NAME] if isinstance(value, str) else ""

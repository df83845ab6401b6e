"""Cards on paper or plastic: what has come, in which box and slot it lies, and labels for the boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response, Template

from adminduk.request import ActionKind
from office import words_finished
from office.area import in_sight
from office.console import sentences
from office.counter.arriving import AT_MOST, Arrived, Snag, arrive, box_of, numbers_in, where
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, cards, requests
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice
from office.work import Obstacle

_LONGEST_LIST = 60_000


@get("/kartu", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def cards_page(request: SignedIn, office: TheOffice) -> Template:
    """What has come, and where is it?"""
    return _page(office, request.user)


@post("/kartu", guards=[needs(Permission.RECEIVE_DOCUMENTS)])
async def cards_came(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Put a pile of cards into a box; their numbers were typed, scanned, or stand in a CSV."""
    form = await request.form()
    upload = form.get("csv")
    listed = (await upload.read(_LONGEST_LIST)).decode("utf-8", "replace") if isinstance(upload, UploadFile) else ""
    typed = str(form.get("nomor", ""))[:_LONGEST_LIST]
    box, slot = box_of(str(form.get("kotak", ""))), str(form.get("slot", ""))
    first = int(slot) if slot.isascii() and slot.isdigit() and len(slot) < 5 else 0
    return await anyio.to_thread.run_sync(_came, office, request.user, numbers_in(f"{typed}\n{listed}"), box, first)


@post("/kartu/cari", guards=[needs(Permission.RECEIVE_DOCUMENTS)])
async def find_card(request: SignedIn, office: TheOffice) -> Response[Any]:
    """In which box does it lie? A NIK or a name never stands in an address."""
    typed = str((await request.form()).get("cari", ""))[:120]
    return await anyio.to_thread.run_sync(_found, office, request.user, typed)


@get("/kartu/{box:str}/label", sync_to_thread=True, guards=[needs(Permission.RECEIVE_DOCUMENTS)])
def labels(box: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """One label for each card in a box: number and slot, nobody's name."""
    with office.database.reading() as session:
        lying = [each for each in cards.in_box(session, box) if in_sight(session, request.user, each.number)]
    if not lying:
        raise NotFoundException
    return Template("cards_labels.html", context={"account": request.user, "box": box, "cards": lying})


def _came(office: Office, account: Account, numbers: Sequence[str], box: str, first: int) -> Template:
    problem = ""
    if not numbers:
        problem = "Ketik atau pindai paling sedikit satu nomor permohonan, atau pilih berkas CSV."
    elif not box or not first:
        problem = "Tulis nama kotak (huruf dan angka, paling banyak 6) dan nomor slot pertama."
    elif len(numbers) > AT_MOST:
        problem = f"Paling banyak {AT_MOST} kartu sekali catat."
    if problem:
        return _page(office, account, {"problem": problem, "typed": "\n".join(numbers)}, 422)
    arrived = arrive(office, account, numbers, box, first)
    return _page(office, account, {"arrived": [(each, _why(office, each)) for each in arrived]})


def _why(office: Office, arrived: Arrived) -> str:
    """Why a card is not in the box; "" when it is."""
    if arrived.why is None:
        return ""
    if isinstance(arrived.why, Snag):
        return words_finished.SNAGS[arrived.why]
    with office.database.reading() as session:
        stored = requests.by_number(session, arrived.number)
        names = accounts.names(session)
    if stored is None or arrived.why.obstacle is Obstacle.UNKNOWN:
        return "Permohonan ini tidak ada. Periksa nomornya."
    return sentences.refused(office, arrived.why, ActionKind.MARK_READY, stored.request.last_by_hand, names)


def _found(office: Office, account: Account, typed: str) -> Template:
    return _page(office, account, {"found": where(office, account, typed), "searched": typed})


def _page(office: Office, account: Account, more: dict[str, Any] | None = None, status: int = 200) -> Template:
    with office.database.reading() as session:
        boxes = [(box, len(cards.in_box(session, box))) for box in cards.boxes(session)]
    context = {"account": account, "boxes": boxes, "problem": "", "typed": "", "arrived": [], "searched": ""}
    return Template("cards.html", context=context | (more or {}), status_code=status)

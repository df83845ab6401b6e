"""The registers: on the screen page by page, on paper whole. A register shows names, so every look at one is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

import anyio.to_thread
from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response, Template

from adminduk.request import State
from adminduk.wilayah import dotted
from office import applicants, area
from office.beside import Failure
from office.parts import Office
from office.permissions import Permission, needs
from office.registers.books import BOOKS, Book, Form
from office.registers.reading import Opening, described, page, whole
from office.registers.sheet import Sheet, sheet
from office.store import accounts, registers, requests
from office.store.accounts import Account
from office.store.registers import Choice, Place
from office.web.inject import SignedIn, TheOffice

_GUARDS = [needs(Permission.SEE_REGISTERS)]
_FOUND = 200
_LONGEST_SEARCH = 120
_DRAWING_S = 120.0  # a year's register on the slowest office PC
_PRINTED = 2_000  # lines of the printing view; a browser lays out no more in reasonable time
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@get("/register", sync_to_thread=True, guards=_GUARDS)
def registers_page(request: SignedIn, office: TheOffice) -> Template:
    """Which registers there are, and who looked into one last."""
    with office.database.reading() as session:
        looks, names = registers.openings(session, 30), accounts.names(session)
    return Template("registers.html", context={"account": request.user, "books": BOOKS, "looks": looks, "names": names})


@get("/register/{book:str}", sync_to_thread=True, guards=_GUARDS)
def register_page(book: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """One page of a register."""
    known = _book(book)
    asked = dict(request.query_params)
    choice = chosen(office, asked)
    after = _place(asked)
    shown = page(office, Opening(request.user, known, Form.PAGE, choice), after)
    following = {**_filter(asked), **_after(shown.next)} if shown.next is not None else None
    context = {"shown": shown, "next": urlencode(following) if following else "", "continued": after is not None}
    return _show(office, request.user, known, choice, context)


@post("/register/{book:str}/cari", status_code=200, guards=_GUARDS)
async def search_register(book: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """The lines of a number, a NIK or a name; what was typed stands in no address and in no record."""
    known = _book(book)
    typed = str((await request.form()).get("cari", "")).strip()[:_LONGEST_SEARCH]
    return await anyio.to_thread.run_sync(_found, office, request.user, known, typed)


@get("/register/{book:str}/cetak", sync_to_thread=True, guards=_GUARDS)
def print_register(book: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """The register as a page that prints as it is filed."""
    made = _sheet(office, request, _book(book), Form.PRINT)
    context = {"account": request.user, "sheet": made, "lines": made.lines[:_PRINTED]}
    return Template("register_print.html", context=context)


@get("/register/{book:str}/pdf", sync_to_thread=True, guards=_GUARDS)
def register_pdf(book: FromPath[str], request: SignedIn, office: TheOffice) -> Response[bytes]:
    """The register as a PDF, offered as a download."""
    return _file(office, _sheet(office, request, _book(book), Form.PDF), _pdf, "pdf", "application/pdf")


@get("/register/{book:str}/xlsx", sync_to_thread=True, guards=_GUARDS)
def register_xlsx(book: FromPath[str], request: SignedIn, office: TheOffice) -> Response[bytes]:
    """The register as a workbook, offered as a download."""
    return _file(office, _sheet(office, request, _book(book), Form.XLSX), _workbook, "xlsx", _XLSX)


def chosen(office: Office, asked: dict[str, str]) -> Choice:
    """The filter in an address. What cannot be understood chooses nothing away; without days it is this month."""
    today = office.clock().astimezone(office.zone).date()
    first, last = day_in(asked, "dari") or today.replace(day=1), day_in(asked, "sampai") or today
    return Choice(
        first=_midnight(office, first),
        until=_midnight(office, last + timedelta(days=1)),
        service=asked.get("layanan", ""),
        desa=dotted(asked.get("desa", "")),
        states=tuple(state for state in State if state.value == asked.get("keadaan")),
    )


def day_in(asked: dict[str, str], name: str) -> date | None:
    """The day in `asked`, as a date field of a browser sends it."""
    try:
        return date.fromisoformat(asked.get(name, ""))
    except ValueError:
        return None


def _midnight(office: Office, day: date) -> datetime:
    return datetime.combine(day, time.min, office.zone)


def _book(name: str) -> Book:
    if name not in BOOKS:
        raise NotFoundException
    return BOOKS[name]


def _found(office: Office, account: Account, book: Book, typed: str) -> Template:
    with office.database.reading() as session:
        numbers = applicants.find(session, office, typed, _FOUND, within=area.within(account))
        numbers += [each.request.number for each in requests.find(session, typed, _FOUND)]
    choice = Choice(numbers=tuple(dict.fromkeys(numbers)))
    shown = page(office, Opening(account, book, Form.PAGE, choice), None)
    return _show(office, account, book, choice, {"shown": shown, "next": "", "continued": False, "searched": typed})


def _show(office: Office, account: Account, book: Book, choice: Choice, more: dict[str, Any]) -> Template:
    last = choice.until - timedelta(days=1) if choice.until else None
    asked = {
        "dari": choice.first.astimezone(office.zone).date().isoformat() if choice.first else "",
        "sampai": last.astimezone(office.zone).date().isoformat() if last else "",
        "layanan": choice.service,
        "desa": choice.desa,
        "keadaan": next((state.value for state in choice.states), ""),
    }
    context = {
        "account": account,
        "book": book,
        "asked": asked,
        "query": urlencode({key: value for key, value in asked.items() if value}),
        "about": described(office, choice),
        "services": [(each.id, each.name.id) for each in office.catalogue.services],
        "villages": _villages(office),
        "searched": "",
    }
    return Template("register.html", context=context | more)


def _villages(office: Office) -> list[tuple[str, list[tuple[str, str]]]]:
    """The office's desa by kecamatan, each with its code."""
    here = office.catalogue.office.wilayah
    above = [place for place in (*office.wilayah.chain(here)[-1:], *office.wilayah.children(here)) if not place.is_desa]
    below = {place: [each for each in office.wilayah.children(place.code) if each.is_desa] for place in above}
    return [(place.name, [(each.code, each.name) for each in desa]) for place, desa in below.items() if desa]


def _sheet(office: Office, request: SignedIn, book: Book, form: Form) -> Sheet:
    opening = Opening(request.user, book, form, chosen(office, dict(request.query_params)))
    return sheet(office, opening, whole(office, opening))


def _file(office: Office, made: Sheet, draw: Callable[[Sheet], bytes], ending: str, kind: str) -> Response[bytes]:
    drawn = office.beside.ask(draw, made, limit_s=_DRAWING_S)
    if isinstance(drawn, Failure):
        sentence = "Berkas tidak dapat dibuat. Pilih waktu yang lebih pendek, lalu coba lagi."
        return Response(sentence.encode(), status_code=503, media_type="text/plain; charset=utf-8")
    name = f"{made.head.title.lower().replace(' ', '-')}-{made.head.made:%Y%m%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(drawn, media_type=kind, headers=headers)


def _pdf(made: Sheet) -> bytes:
    from office.registers.pdf import document

    return document(made)


def _workbook(made: Sheet) -> bytes:
    from office.registers.xlsx import workbook

    return workbook(made)


def _filter(asked: dict[str, str]) -> dict[str, str]:
    return {key: asked[key] for key in ("dari", "sampai", "layanan", "desa", "keadaan") if asked.get(key)}


def _after(place: Place) -> dict[str, str]:
    """Where the next page begins, in an address: times and numbers, nothing of a person."""
    return {
        "sesudah": place.request_id,
        "pada": place.at.isoformat(),
        "agenda": place.agenda,
        "nomor": f"{place.year}-{place.running}",
    }


def _place(asked: dict[str, str]) -> Place | None:
    year, _, running = asked.get("nomor", "").partition("-")
    try:
        at = datetime.fromisoformat(asked.get("pada", ""))
        return Place("", at, asked.get("sesudah", ""), asked.get("agenda", ""), int(year), int(running))
    except ValueError:
        return None

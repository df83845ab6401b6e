"""Which requests an account sees: those of its area. One place for every page and every call with a number in it.

A desa admin sees the requests of the village; a request whose village nobody asked for belongs to no village, and is
seen by whoever has a kecamatan or more. Lists ask `within`; `office.permissions.needs`, which every route states, asks
`look_allowed` for every address with a request's number in it.
"""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from adminduk.numbers import parse_ticket_number
from office.parts import Office
from office.store import views
from office.store.accounts import Account
from office.store.applicants_tables import ApplicantRow
from office.store.requests import EVERYWHERE
from office.store.tables import RequestRow

_VILLAGE = 3  # dots in the code of a village: 33.18.12.2001


def sees(account: Account, desa: str) -> bool:
    """Whether a request from village `desa` ("" when it was not asked) lies in the account's area."""
    if not account.area:
        return True
    if not desa:
        return account.area.count(".") < _VILLAGE
    return desa == account.area or desa.startswith(f"{account.area}.")


def within(account: Account) -> ColumnElement[bool]:
    """The same as a condition on RequestRow, for lists."""
    if not account.area:
        return EVERYWHERE
    applicant = select(ApplicantRow.request_id).where(ApplicantRow.request_id == RequestRow.id)
    applicant = applicant.correlate(RequestRow)  # also in a list that joins the applicants itself
    desa = applicant.where(
        or_(ApplicantRow.desa == account.area, ApplicantRow.desa.startswith(f"{account.area}.", autoescape=True)),
    )
    if account.area.count(".") >= _VILLAGE:
        return desa.exists()
    return or_(desa.exists(), ~applicant.where(ApplicantRow.desa != "").exists())


def in_sight(session: Session, account: Account, number: str) -> bool:
    """Whether request `number` is there and lies in the account's area."""
    return _seen_id(session, account, number) is not None


async def look_allowed(connection: ASGIConnection[Any, Account, Any, Any], handler: BaseRouteHandler) -> None:
    """NotFoundException when the address names a request of another area, as if it were not there.

    A look at a file is written down, whatever part of it the address shows.
    """
    named = [
        value
        for name, value in connection.path_params.items()
        if isinstance(value, str) and (name == "number" or parse_ticket_number(value) is not None)
    ]
    if not named:
        return
    office: Office = connection.app.state.office
    by_itself = bool(handler.opt.get("background"))
    what = _what(connection.url.path) if connection.scope.get("method") == "GET" and not by_itself else ""
    if not await anyio.to_thread.run_sync(_look, office, connection.user, named, what):
        raise NotFoundException


def _look(office: Office, account: Account, numbers: list[str], what: str) -> bool:
    """Whether all of `numbers` lie in the account's area; then `what` of them is being looked at."""
    now = office.clock()
    with office.database.reading() as session:
        ids = [_seen_id(session, account, number) for number in numbers]
        allowed = None not in ids
        looks = ids if allowed and what else []
        new = [each for each in looks if not views.seen_lately(session, account.id, what, now, each)]
    if new:
        with office.database.writing() as session:
            for each in new:
                views.note(session, account.id, what, now, each)
    return allowed


def _seen_id(session: Session, account: Account, number: str) -> str | None:
    return session.scalar(select(RequestRow.id).where(RequestRow.number == number, within(account)))


def _what(path: str) -> str:
    """What of the file an address shows: `/permohonan/JGR-01-000001/halaman/2` -> "halaman"."""
    parts = path.strip("/").split("/")
    return parts[2] if len(parts) > 2 else "permohonan"

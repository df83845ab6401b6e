"""Who may do what at the office, as one table. The steps of a request stand in `adminduk.request.TRANSITIONS`.

A route names what it needs with `guards=[needs(Permission.X)]`; the menu shows a page to those only who may open it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from adminduk.request import Role
from office import area
from office.store.accounts import OFFICE_ROLES, Account


class Permission(StrEnum):
    """One thing that an account may do beside the steps of a request."""

    SEE_REQUESTS = "lihat-permohonan"
    SEE_KIOSKS = "lihat-anjungan"
    SEE_REGISTERS = "lihat-register"
    SEE_REPORTS = "lihat-laporan"
    EXPORT_TO_SIAK = "salin-ke-siak"
    ANSWER_VOICES = "jawab-pengaduan"  # complaints, suggestions, and calls from a kiosk
    RECEIVE_DOCUMENTS = "terima-dokumen-jadi"
    TELL = "beri-kabar"  # the prepared message, the call to a counter
    ARCHIVE = "arsip"
    DELETE_FOR_GOOD = "musnahkan"
    EDIT_REASONS = "ubah-alasan"
    EDIT_CATALOGUE = "ubah-katalog"
    PUBLISH_CATALOGUE = "terbitkan-katalog"
    MANAGE_ACCOUNTS = "kelola-akun"
    PERSONAL_DATA = "data-pribadi"  # export and correction of a person's data, the list of breaches (UU 27/2022)


_P = Permission
_EVERYBODY = frozenset({_P.SEE_REQUESTS, _P.SEE_KIOSKS, _P.SEE_REGISTERS})
_LEADS = _EVERYBODY | {
    _P.ANSWER_VOICES,
    _P.ARCHIVE,
    _P.SEE_REPORTS,
    _P.EDIT_REASONS,
    _P.EDIT_CATALOGUE,
    _P.PERSONAL_DATA,
}
_HEADS = _EVERYBODY | {_P.SEE_REPORTS, _P.PUBLISH_CATALOGUE, _P.DELETE_FOR_GOOD}
PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.LOKET: _EVERYBODY | {_P.ANSWER_VOICES, _P.RECEIVE_DOCUMENTS, _P.TELL, _P.ARCHIVE},
        Role.OPERATOR: _EVERYBODY | {_P.ANSWER_VOICES, _P.RECEIVE_DOCUMENTS, _P.TELL, _P.ARCHIVE, _P.EXPORT_TO_SIAK},
        Role.ADMIN_DESA: frozenset({_P.SEE_REQUESTS, _P.SEE_KIOSKS}),
        Role.KASI: _LEADS,
        Role.KABID: _LEADS,
        Role.CAMAT: _HEADS,
        Role.KADIN: _HEADS,
        Role.PENGELOLA: frozenset({_P.SEE_KIOSKS, _P.MANAGE_ACCOUNTS}),
    }
)


def permissions_of(account: Account) -> frozenset[Permission]:
    """All that `account` may do, by any of its roles."""
    return frozenset(each for role in account.roles for each in PERMISSIONS.get(role, frozenset()))


def may(account: Account, permission: Permission) -> bool:
    return permission in permissions_of(account)


def needs(permission: Permission) -> Guard:
    """A guard that lets only accounts with `permission` pass; the others get a page that says whom to ask.

    Where the address names a request, it must lie in the account's area too: no route can forget it.
    """

    async def guard(connection: ASGIConnection[Any, Account, Any, Any], handler: BaseRouteHandler) -> None:
        if not may(connection.user, permission):
            raise NotAllowed
        await area.look_allowed(connection, handler)

    guard.permission = permission  # type: ignore[attr-defined]  # read by the tests that walk every route
    return guard


class NotAllowed(PermissionDeniedException):
    """This account may not open this page or do this; a page says so, and whom to ask."""


__all__ = ["OFFICE_ROLES", "PERMISSIONS", "NotAllowed", "Permission", "may", "needs", "permissions_of"]

"""What an officer does about a complaint: asks `adminduk.pengaduan.apply`, knows who is signed in and what they saw."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.pengaduan import TRANSITIONS, Action, ActionKind, Case, Nature, apply
from adminduk.request import Refusal, RefusalKind, Role
from office.parts import Office
from office.permissions import Permission, may
from office.store import accounts, complaints
from office.store.accounts import OFFICE_ROLES, Account

LONGEST = 1000  # of an answer: what is read on a slip's status page, not a letter
_ROLES_OF = {row.action: row.roles for row in TRANSITIONS}


@dataclass(frozen=True)
class Draft:
    """What the officer filled in. `seen` is the length of the history that was on the screen."""

    kind: ActionKind
    seen: int
    nature: Nature | None = None
    handler: str = ""
    words: str = ""


@dataclass(frozen=True)
class Refused:
    status: int
    sentence: str


UNKNOWN = Refused(404, "Pengaduan ini tidak ada.")
_CHANGED = Refused(409, "Pengaduan ini baru saja diubah petugas lain. Periksa keadaan terbaru, lalu ulangi bila perlu.")
_WRONG_STATE = Refused(409, "Langkah ini tidak dapat dilakukan pada keadaan pengaduan sekarang.")
_WRONG_ROLE = Refused(403, "Akun Anda tidak berwenang untuk langkah ini. Minta petugas yang berwenang.")
_TOO_LONG = Refused(422, f"Tulisan terlalu panjang. Paling banyak {LONGEST} huruf.")
_MISSING = {
    "nature": Refused(422, "Pilih dahulu jenis penanganannya, karena itu menentukan batas waktunya."),
    "handler": Refused(422, "Pilih dahulu siapa yang menangani."),
    "words": Refused(422, "Tulis dahulu isinya."),
}


def role_for(account: Account, kind: ActionKind) -> Role | None:
    """In which of the account's roles it may do `kind`; None when in none."""
    return next((role for role in OFFICE_ROLES if role in account.roles and role in _ROLES_OF[kind]), None)


def open_to(account: Account, case: Case) -> tuple[ActionKind, ...]:
    """What `account` may do about `case` now, in the order of the table."""
    rows = (row for row in TRANSITIONS if row.sources and case.state in row.sources)
    return tuple(row.action for row in rows if role_for(account, row.action) is not None)


def handlers(office: Office) -> list[Account]:
    """Who may be given a complaint."""
    with office.database.reading() as session:
        return [each for each in accounts.everybody(session) if may(each, Permission.ANSWER_VOICES)]


def act(office: Office, account: Account, complaint: str, draft: Draft) -> Case | Refused:
    """Do what the officer asked, whole, or say why not."""
    role = role_for(account, draft.kind)
    if role is None:
        return _WRONG_ROLE
    if len(draft.words) > LONGEST:
        return _TOO_LONG
    if draft.handler and draft.handler not in {each.id for each in handlers(office)}:
        return _MISSING["handler"]
    action = Action(
        kind=draft.kind,
        role=role,
        by=account.id,
        at=office.clock(),
        nature=draft.nature,
        handler=draft.handler or None,
        words=draft.words.strip(),
    )
    with office.database.writing() as session:
        stored = complaints.by_id(session, complaint, office.keys, for_change=True)
        if stored is None:
            return UNKNOWN
        changed = apply(stored.case, action)
        if draft.seen != len(stored.case.actions):
            return _CHANGED
        if isinstance(changed, Refusal):
            return _MISSING[changed.detail] if changed.kind is RefusalKind.MISSING_DETAIL else _WRONG_STATE
        complaints.append(session, changed, office.keys)
    office.pulse.beat()
    return changed

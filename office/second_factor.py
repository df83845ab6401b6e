"""Who has to prove with a second factor who they are, and from when on."""

from __future__ import annotations

from datetime import datetime, timedelta

from adminduk.request import Role
from office.parts import Office
from office.store.accounts import Account

APPROVERS = frozenset({Role.KASI, Role.KABID, Role.CAMAT, Role.KADIN, Role.PENGELOLA})


def owes(account: Account) -> bool:
    """Whether the account decides or looks after accounts, and has no second factor yet."""
    return bool(account.roles & APPROVERS) and not account.second_factor


def owed_from(office: Office, account: Account) -> datetime | None:
    """From when on nothing is done without it; None when the account owes none."""
    if not owes(account) or account.since is None:
        return None
    return account.since + timedelta(days=office.settings.second_factor_days)


def overdue(office: Office, account: Account) -> bool:
    due = owed_from(office, account)
    return due is not None and office.clock() >= due

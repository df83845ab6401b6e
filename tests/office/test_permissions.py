"""For every role, action and state: through HTTP, exactly what the one table allows happens, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import TRANSITIONS, ActionKind, Role, State, allowed_actions
from office.permissions import OFFICE_ROLES, PERMISSIONS, Permission
from office.store import requests
from office.words import BUTTONS
from tests.office.kit import PDF, open_bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_console_signin import form_token

FORMS: dict[ActionKind, dict[str, str]] = {
    ActionKind.RETURN: {"kembali-surat-kehilangan": "buram"},
    ActionKind.REGISTER: {"agenda": "0001/2026"},
    ActionKind.REJECT: {"alasan": "Contoh alasan"},
    ActionKind.HAND_OVER: {"bukti": "KTP-el asli", "siapa": "pemohon", "cara": "kertas"},
}
ROLES_OF = {row.action: row.roles for row in TRANSITIONS}
# From desk to desk: which of them may do that is for the SOP to say (test_desks.py).
BY_ROLE = [kind for kind in BUTTONS if kind not in (ActionKind.FORWARD, ActionKind.SEND_BACK)]
CASEWORKERS = [role for role in OFFICE_ROLES if Permission.SEE_REQUESTS in PERMISSIONS[role]]


class Office:
    """One office for the whole table: a new request for each role and state and after each change; a browser a role."""

    def __init__(self, home: Path) -> None:
        self.bench = open_bench(home)
        self.kiosk: PlayedKiosk = self.bench.kiosk()
        self.browsers = {role: self.bench.browser(self.bench.account(role)) for role in CASEWORKERS}

    def request_in(self, state: State) -> tuple[str, int]:
        """Number and length of history of a new request in `state`."""
        number = self.kiosk.file("surat-kehilangan").number
        self.bench.bring_to(number, state)
        return number, self.actions(number)

    def actions(self, number: str) -> int:
        with self.bench.office.database.reading() as session:
            stored = requests.by_number(session, number)
        assert stored is not None
        return len(stored.request.actions)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("kantor"))
    with office.bench.client:
        yield office


def press(browser: TestClient, number: str, kind: ActionKind, seen: int) -> int:
    """Send the form of `kind` as a browser would; the status."""
    data = {**FORMS.get(kind, {}), "dilihat": str(seen)}
    if kind is ActionKind.REGISTER:
        data["agenda"] = f"{number[-6:]}/2026"
    data["_csrf_token"] = browser.cookies["anjungan_formulir"]
    files = {"berkas": ("kk.pdf", PDF, "application/pdf")} if kind is ActionKind.ATTACH else None
    return browser.post(f"/permohonan/{number}/{kind.value}", data=data, files=files).status_code


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("role", CASEWORKERS)
def test_the_table_is_the_law(office: Office, role: Role, state: State) -> None:
    browser, number, seen, page = office.browsers[role], "", 0, ""
    for kind in BY_ROLE:
        if not number or office.actions(number) != seen:
            number, seen = office.request_in(state)
            page = browser.get(f"/permohonan/{number}").text
            form_token(page)
        allowed = kind in allowed_actions(state, role)
        expected = 303 if allowed else 409 if role in ROLES_OF[kind] else 403
        way = "href" if kind is ActionKind.HAND_OVER else "action"  # the counter's form is a page of its own
        offered = f'{way}="/permohonan/{number}/{kind.value}"' in page
        assert (kind, offered) == (kind, allowed)
        assert (kind, press(browser, number, kind, seen)) == (kind, expected)
        assert (kind, office.actions(number) - seen) == (kind, int(allowed))


def test_what_only_residents_do_has_no_button(office: Office) -> None:
    number, seen = office.request_in(State.PERLU_DILENGKAPI)
    for role, kind in product(CASEWORKERS, (ActionKind.FILE, ActionKind.COMPLETE, ActionKind.DISCARD)):
        assert press(office.browsers[role], number, kind, seen) == 404
    assert office.actions(number) == seen


def test_every_action_of_the_office_has_a_button() -> None:
    assert set(BUTTONS) == {row.action for row in TRANSITIONS if row.roles - {Role.PEMOHON, Role.KANTOR}}

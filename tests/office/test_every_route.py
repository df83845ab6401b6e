"""For every address there is: who may not sign in, who may not do this, and what another site sends, is refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from litestar.testing import TestClient

from adminduk.request import Role, State
from office.permissions import PERMISSIONS, Permission
from office.store import requests
from office.store.accounts import OFFICE_ROLES
from tests.office.every_route import Address, addresses
from tests.office.kit import PASSWORD, Bench, open_bench
from tests.office.test_console_signin import form_token, sign_in

_STREAMS = ("/antrean/peristiwa",)  # never ends by itself; who hears it: tests/office/test_live.py


@cache
def everything() -> tuple[Address, ...]:
    """Read once, from an office that is thrown away."""
    with TemporaryDirectory() as folder:
        bench = open_bench(Path(folder))
        found = tuple(addresses(bench.client.app))
        bench.office.database.close()
    return found


GUARDED = [each for each in everything() if each.permission is not None]
BEHIND = [each for each in everything() if each.behind_the_door]
OPEN = [each for each in everything() if not each.behind_the_door and each.method == "GET"]
OWN = [each for each in BEHIND if each.permission is None and each.method == "GET"]
SENDING = [each for each in everything() if each.method != "GET"]
ROLES_WITH = {
    permission: [role for role in OFFICE_ROLES if permission in PERMISSIONS[role]] for permission in Permission
}


class House:
    """One office for all of it: a request to ask for, and a browser for each role."""

    def __init__(self, home: Path) -> None:
        self.bench: Bench = open_bench(home)
        self.number = self.bench.kiosk().file("surat-kehilangan").number
        self.bench.bring_to(self.number, State.SEDANG_DIPERIKSA)
        self.bench.account(Role.LOKET, login="petugas1")
        self.accounts = {role: self.bench.account(role, login=f"peran-{role.value}") for role in OFFICE_ROLES}

    def browser(self, role: Role | None) -> TestClient:
        """A fresh browser, so that what one address does (signing out) is not the next one's trouble."""
        return self.bench.browser(None if role is None else self.accounts[role])

    def ask(self, browser: TestClient, address: Address, token: bool = True) -> int:
        data = {}
        if address.method != "GET" and token:
            page = browser.get("/akun-saya" if "anjungan_kantor" in browser.cookies else "/masuk").text
            data["_csrf_token"] = form_token(page)
        sent = {"data": data} if address.method != "GET" else {}
        return browser.request(address.method, address.at(self.number, other=self.number), **sent).status_code

    def history(self) -> int:
        with self.bench.office.database.reading() as session:
            stored = requests.by_number(session, self.number)
        assert stored is not None
        return len(stored.request.actions)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("kantor"))
    with house.bench.client:
        yield house


def test_the_tests_see_the_whole_console() -> None:
    assert len(GUARDED) > 40
    assert {each.permission for each in GUARDED} >= {Permission.SEE_REQUESTS, Permission.MANAGE_ACCOUNTS}


@pytest.mark.parametrize("address", [each for each in everything() if each.numbers], ids=lambda each: each.label)
def test_whatever_names_a_request_has_a_guard(address: Address) -> None:
    assert address.permission is not None


@pytest.mark.parametrize("address", BEHIND, ids=lambda each: each.label)
def test_nobody_gets_in_without_signing_in(house: House, address: Address) -> None:
    browser = house.browser(None)
    sent = {"data": {"_csrf_token": form_token(browser.get("/masuk").text)}} if address.method != "GET" else {}
    answer = browser.request(address.method, address.at(house.number), **sent)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/masuk")


@pytest.mark.parametrize("address", GUARDED, ids=lambda each: each.label)
def test_every_permission_is_asked_of_every_role(house: House, address: Address) -> None:
    assert address.permission is not None
    before = house.history()
    for role in OFFICE_ROLES:
        if role in ROLES_WITH[address.permission]:
            continue
        assert (role, house.ask(house.browser(role), address)) == (role, 403)
    assert house.history() == before


@pytest.mark.parametrize(
    "address",
    [each for each in GUARDED if each.path not in _STREAMS and each.method == "GET"],
    ids=lambda each: each.label,
)
def test_every_page_opens_for_whoever_has_the_permission(house: House, address: Address) -> None:
    assert address.permission is not None
    for role in ROLES_WITH[address.permission]:
        assert (role, house.ask(house.browser(role), address)) not in {(role, 403), (role, 500), (role, 401)}


@pytest.mark.parametrize("address", OPEN, ids=lambda each: each.label)
def test_what_anybody_may_ask_breaks_nothing(house: House, address: Address) -> None:
    assert house.ask(house.browser(None), address) < 500


@pytest.mark.parametrize("address", OWN, ids=lambda each: each.label)
def test_what_is_one_s_own_opens_for_every_role(house: House, address: Address) -> None:
    for role in OFFICE_ROLES:
        assert (role, house.ask(house.browser(role), address) < 400) == (role, True)


@pytest.mark.parametrize("address", SENDING, ids=lambda each: each.label)
def test_a_form_that_is_not_ours_is_refused(house: House, address: Address) -> None:
    role = ROLES_WITH[address.permission][0] if address.permission is not None else Role.LOKET
    before = house.history()
    browser = house.browser(role)
    browser.get("/akun-saya")  # a cookie that another site could ride on
    assert house.ask(browser, address, token=False) == 403
    assert house.history() == before


def test_a_session_that_was_planted_is_not_the_one_that_is_opened(house: House) -> None:
    planted = house.bench.session_of(house.accounts[Role.LOKET])
    browser = house.browser(None)
    browser.cookies.set("anjungan_kantor", planted, domain="testserver.local")
    assert sign_in(browser, "peran-operator", PASSWORD)[0] == 303
    assert browser.cookies["anjungan_kantor"] != planted
    assert "Contoh peran-operator" in browser.get("/akun-saya").text


def test_every_role_can_do_something_and_every_permission_has_somebody() -> None:
    assert set(PERMISSIONS) == set(OFFICE_ROLES)
    assert [each for each in Permission if not ROLES_WITH[each]] == []

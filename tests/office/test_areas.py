"""Who sees one village sees that village: for every address that names a request, and in every list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from sqlalchemy import select

from adminduk.request import Role, State
from office import area
from office.store import requests
from office.store.accounts import OFFICE_ROLES, Account
from office.store.people_tables import ViewRow
from office.store.tables import RequestRow
from tests.office.every_route import Address
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import NIK
from tests.office.test_console_signin import form_token
from tests.office.test_every_route import everything

HERE, THERE = "35.17.19.2001", "35.17.19.2002"
NAMING = [each for each in everything() if each.numbers]


def answers(desa: str | None) -> dict[str, str]:
    told = {"nik": NIK, "nama": "CONTOH SPECIMEN", "telepon": "080000000000"}
    return told if desa is None else {**told, "desa": desa}


class Villages:
    """A request from here, one from the next village, and one that was not asked for its village."""

    def __init__(self, home: Path) -> None:
        self.bench: Bench = open_bench(home)
        kiosk = self.bench.kiosk()
        self.here, self.there, self.nowhere = (
            kiosk.file("surat-kehilangan", answers=answers(desa)).number for desa in (HERE, THERE, None)
        )
        for number in (self.here, self.there):
            self.bench.bring_to(number, State.SIAP_DIAMBIL)
        self.account = self.bench.account(*OFFICE_ROLES, login="desa", area=HERE)
        self.browser = self.bench.browser(self.account)
        self.token = form_token(self.browser.get("/akun-saya").text)

    def ask(self, address: Address, number: str, **others: str) -> int:
        sent = {"data": {"_csrf_token": self.token, "dilihat": "1"}} if address.method != "GET" else {}
        return self.browser.request(address.method, address.at(number, **others), **sent).status_code

    def actions(self, number: str) -> int:
        with self.bench.office.database.reading() as session:
            stored = requests.by_number(session, number)
        assert stored is not None
        return len(stored.request.actions)

    def looks(self) -> list[tuple[str, str]]:
        with self.bench.office.database.reading() as session:
            query = select(RequestRow.number, ViewRow.what).join(ViewRow, ViewRow.request_id == RequestRow.id)
            return [(number, what) for number, what in session.execute(query)]


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Villages]:
    villages = Villages(tmp_path_factory.mktemp("kantor"))
    with villages.bench.client:
        yield villages


@pytest.mark.parametrize("address", NAMING, ids=lambda each: each.label)
@pytest.mark.parametrize("which", ["there", "nowhere"])
def test_a_request_of_another_village_is_not_there(villages: Villages, address: Address, which: str) -> None:
    number = getattr(villages, which)
    before = villages.actions(number)
    assert villages.ask(address, number, other=villages.here) == 404
    assert villages.actions(number) == before
    assert number not in [seen for seen, _ in villages.looks()]


@pytest.mark.parametrize("address", [each for each in NAMING if len(each.numbers) > 1], ids=lambda each: each.label)
def test_nor_is_it_as_the_second_one(villages: Villages, address: Address) -> None:
    assert villages.ask(address, villages.here, other=villages.there) == 404


@pytest.mark.parametrize(
    "path",
    ["/permohonan/{number}", "/permohonan/{number}/halaman/{position}", "/permohonan/{number}/dokumen"],
)
def test_the_village_s_own_request_opens_and_the_look_is_written_down(villages: Villages, path: str) -> None:
    address = next(each for each in NAMING if each.path == path and each.method == "GET")
    assert villages.ask(address, villages.here) == 200
    what = path.split("/")[3] if path.count("/") > 2 else "permohonan"
    assert (villages.here, what) in villages.looks()


@pytest.mark.parametrize(
    "path", ["/antrean?keadaan=siap", "/antrean?nomor=JGR", "/meja?meja=loket", "/meja?meja=operator"]
)
def test_lists_hold_the_village_s_own_requests_only(villages: Villages, path: str) -> None:
    page = villages.browser.get(path).text
    assert villages.there not in page
    assert villages.nowhere not in page
    everybody = villages.bench.browser(villages.bench.account(*OFFICE_ROLES))
    if "loket" not in path:
        assert villages.here in page
        assert villages.there in everybody.get(path).text
    assert "(0)" not in page


def test_the_search_by_nik_finds_the_village_s_own_only(villages: Villages) -> None:
    page = villages.browser.post("/cari", data={"cari": NIK, "_csrf_token": villages.token}).text
    assert villages.here in page
    assert villages.there not in page


def test_the_counts_of_the_tabs_are_the_village_s_own(villages: Villages) -> None:
    page = villages.browser.get("/antrean").text
    assert "Siap diambil <b>1</b>" in page
    assert "Terkirim <b>0</b>" in page


@pytest.mark.parametrize(
    ("of", "desa", "seen"),
    [
        ("", HERE, True),
        ("", "", True),
        (HERE, HERE, True),
        (HERE, THERE, False),
        (HERE, "", False),
        (HERE, f"{HERE}1", False),
        ("35.17.19", HERE, True),
        ("35.17.19", "", True),
        ("35.17.19", "35.17.18.2001", False),
        ("35.17", HERE, True),
        ("35.1", HERE, False),
    ],
)
def test_the_rule_and_the_condition_say_the_same(villages: Villages, of: str, desa: str, seen: bool) -> None:
    account = Account("id", "x", "X", frozenset({Role.LOKET}), area=of)
    assert area.sees(account, desa) == seen
    number = {HERE: villages.here, THERE: villages.there, "": villages.nowhere}.get(desa)
    if number is not None:
        with villages.bench.office.database.reading() as session:
            assert area.in_sight(session, account, number) == seen


def test_a_browser_of_the_whole_office_sees_every_request(villages: Villages) -> None:
    browser: TestClient = villages.bench.browser(villages.bench.account(Role.OPERATOR))
    for number in (villages.here, villages.there, villages.nowhere):
        assert browser.get(f"/permohonan/{number}").status_code == 200

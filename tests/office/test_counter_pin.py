"""Taking over a shared counter PC by PIN: where one signed in fully today, by those at the counter, in five tries."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from office.store.accounts import Account
from tests.office.kit import PASSWORD, Bench
from tests.office.test_console_signin import form_token, sign_in

PIN = "402917"


@pytest.fixture
def siti(bench: Bench) -> Account:
    return bench.account(Role.LOKET, login="siti")


@pytest.fixture
def counter(bench: Bench, siti: Account) -> TestClient:
    """The PC at the counter: Siti signed in this morning and set her PIN, then Budi signed in."""
    pc = bench.browser()
    sign_in(pc, "siti", PASSWORD)
    assert set_pin(pc, PIN) == 303
    bench.account(Role.OPERATOR, login="budi")
    sign_in(pc, "budi", PASSWORD)
    assert set_pin(pc, "719204") == 303
    return pc


def set_pin(browser: TestClient, pin: str, password: str = PASSWORD) -> int:
    token = form_token(browser.get("/akun-saya").text)
    return browser.post("/akun-saya/pin", data={"pin": pin, "sandi": password, "_csrf_token": token}).status_code


def switch(pc: TestClient, account: Account, pin: str) -> tuple[int, str]:
    token = form_token(pc.get("/masuk").text)
    answer = pc.post("/ganti-petugas", data={"petugas": account.id, "pin": pin, "_csrf_token": token})
    return answer.status_code, answer.text


def who(pc: TestClient) -> str:
    page = pc.get("/akun-saya")
    return page.text.split('class="sub">')[1].split("·")[0].strip() if page.status_code == 200 else ""


def test_the_pin_changes_who_works_here_and_signs_the_other_out(
    bench: Bench, counter: TestClient, siti: Account
) -> None:
    before = counter.cookies["anjungan_kantor"]
    assert who(counter) == "Contoh budi"
    assert switch(counter, siti, PIN)[0] == 303
    assert who(counter) == "Contoh siti"
    assert counter.cookies["anjungan_kantor"] != before
    old = bench.browser()
    old.cookies.set("anjungan_kantor", before)
    assert old.get("/antrean").status_code == 303


def test_five_wrong_pins_and_only_the_password_helps(counter: TestClient, siti: Account) -> None:
    for _ in range(4):
        assert "PIN salah" in switch(counter, siti, "000001")[1]
    assert "kata sandi" in switch(counter, siti, "000001")[1]
    assert switch(counter, siti, PIN)[0] == 401
    assert who(counter) == "Contoh budi"
    sign_in(counter, "siti", PASSWORD)
    sign_in(counter, "budi", PASSWORD)
    assert switch(counter, siti, PIN)[0] == 303


def test_on_another_pc_the_pin_is_worth_nothing(bench: Bench, counter: TestClient, siti: Account) -> None:
    elsewhere = bench.browser()
    assert "Contoh siti" not in elsewhere.get("/ganti-petugas").text
    assert switch(elsewhere, siti, PIN)[0] == 401
    bench.account(Role.LOKET, login="tono")
    sign_in(elsewhere, "tono", PASSWORD)  # somebody else's counter, known for somebody else
    assert switch(elsewhere, siti, PIN)[0] == 401
    assert who(elsewhere) == "Contoh tono"


def test_tomorrow_the_password_is_asked_again(bench: Bench, counter: TestClient, siti: Account) -> None:
    bench.clock.passes(hours=15, minutes=59)  # it is 23.59
    assert "Contoh siti" in counter.get("/ganti-petugas").text
    bench.clock.passes(minutes=1)
    assert "Contoh siti" not in counter.get("/ganti-petugas").text
    assert switch(counter, siti, PIN)[0] == 401


@pytest.mark.parametrize("pin", ["123456", "654321", "111111", "12345", "1234567", "12a456", "١٢٣٤٥٩", ""])
def test_a_pin_that_anybody_would_try_is_not_taken(bench: Bench, siti: Account, pin: str) -> None:
    pc = bench.browser(siti)
    assert set_pin(pc, pin) == 422


def test_setting_a_pin_asks_for_the_password(bench: Bench, siti: Account) -> None:
    assert set_pin(bench.browser(siti), PIN, "bukan sandinya") == 422


@pytest.mark.parametrize("role", [Role.KASI, Role.CAMAT, Role.KABID, Role.KADIN, Role.PENGELOLA])
def test_who_decides_has_no_pin(bench: Bench, role: Role) -> None:
    pc = bench.browser(bench.account(role))
    assert 'action="/akun-saya/pin"' not in pc.get("/akun-saya").text
    assert set_pin(pc, PIN) == 422


def test_whoever_decides_from_now_on_loses_the_pin(bench: Bench, counter: TestClient, siti: Account) -> None:
    manager = bench.browser(bench.account(Role.PENGELOLA))
    token = form_token(manager.get("/akun-saya").text)
    manager.post("/akun/siti/tugas", data={"peran": ["loket", "kasi"], "wilayah": "", "_csrf_token": token})
    assert "Contoh siti" not in counter.get("/ganti-petugas").text
    assert switch(counter, siti, PIN)[0] == 401


def test_a_blocked_colleague_is_not_offered(bench: Bench, counter: TestClient, siti: Account) -> None:
    manager = bench.browser(bench.account(Role.PENGELOLA))
    token = form_token(manager.get("/akun-saya").text)
    manager.post("/akun/siti/blokir", data={"_csrf_token": token})
    assert switch(counter, siti, PIN)[0] == 401


def test_pins_lie_hashed(bench: Bench, counter: TestClient) -> None:
    with bench.office.database.engine.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT pin_hash FROM counter_pins").fetchall())
    assert PIN not in kept
    assert "argon2" in kept

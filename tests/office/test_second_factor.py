"""Six digits at sign-in: set up, asked, never taken twice, replaced by paper, and owed by whoever decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from office.second_factor import APPROVERS
from office.store import accounts, second_factors
from office.store.accounts import OFFICE_ROLES, Account, Way
from tests.office.kit import PASSWORD, Bench, open_bench
from tests.office.test_console_signin import form_token, sign_in

COOKIE = "anjungan_kantor"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = open_bench(tmp_path, second_factor_days=7)
    with bench.client:
        yield bench


def set_up(bench: Bench, account: Account) -> tuple[pyotp.TOTP, list[str]]:
    """The phone that knows the secret, and the recovery codes; through the page, as a person does it."""
    browser = bench.browser(account)
    page = browser.get("/kode-kedua").text
    match = re.search(r'class="once">([A-Z2-7 ]+)<', page)
    assert match is not None
    phone = pyotp.TOTP(match[1].replace(" ", ""))
    answer = browser.post("/kode-kedua", data={"kode": digits(bench, phone), "_csrf_token": form_token(page)})
    codes = re.findall(r"<li>([a-z0-9]{5}-[a-z0-9]{5})</li>", answer.text)
    assert len(codes) == 8
    return phone, codes


def digits(bench: Bench, phone: pyotp.TOTP, later: int = 0) -> str:
    return phone.at(bench.clock(), counter_offset=later)


def enter(browser: TestClient, code: str) -> int:
    page = browser.get("/masuk/kode").text
    return browser.post("/masuk/kode", data={"kode": code, "_csrf_token": form_token(page)}).status_code


@pytest.fixture
def camat(bench: Bench) -> Account:
    return bench.account(Role.CAMAT, login="camat1")


def test_the_digits_are_asked_after_the_password_and_open_the_queue(bench: Bench, camat: Account) -> None:
    phone, _ = set_up(bench, camat)
    bench.clock.passes(seconds=60)
    browser = bench.browser()
    assert sign_in(browser, "camat1", PASSWORD)[:2] == (303, "/masuk/kode")
    assert browser.get("/antrean").status_code == 303  # the password alone opens nothing
    assert enter(browser, digits(bench, phone)) == 303
    assert browser.get("/antrean").status_code == 200


def test_each_half_gives_a_token_of_its_own_and_the_half_one_is_worth_nothing_after(
    bench: Bench, camat: Account
) -> None:
    phone, _ = set_up(bench, camat)
    bench.clock.passes(seconds=60)
    browser = bench.browser()
    browser.cookies.set(COOKIE, "dititipkan", domain="testserver.local")
    sign_in(browser, "camat1", PASSWORD)
    half = browser.cookies[COOKIE]
    enter(browser, digits(bench, phone))
    whole = browser.cookies[COOKIE]
    assert len({"dititipkan", half, whole}) == 3
    other = bench.browser()
    other.cookies.set(COOKIE, half, domain="testserver.local")
    assert other.get("/antrean").status_code == 303
    assert enter(other, digits(bench, phone, 1)) == 303
    assert other.get("/antrean").status_code == 303


def test_digits_are_never_taken_twice(bench: Bench, camat: Account) -> None:
    phone, _ = set_up(bench, camat)
    bench.clock.passes(seconds=60)
    code = digits(bench, phone)
    first, second = bench.browser(), bench.browser()
    for browser in (first, second):
        sign_in(browser, "camat1", PASSWORD)
    assert enter(first, code) == 303
    assert enter(second, code) == 401
    assert enter(second, digits(bench, phone, -1)) == 401  # nor older ones
    assert enter(second, digits(bench, phone, 1)) == 303


@pytest.mark.parametrize(("later", "status"), [(-2, 401), (-1, 303), (0, 303), (1, 303), (2, 401)])
def test_a_phone_may_be_half_a_minute_off(bench: Bench, camat: Account, later: int, status: int) -> None:
    phone, _ = set_up(bench, camat)
    bench.clock.passes(minutes=5)
    browser = bench.browser()
    sign_in(browser, "camat1", PASSWORD)
    assert enter(browser, digits(bench, phone, later)) == status


def test_a_recovery_code_counts_once(bench: Bench, camat: Account) -> None:
    _, codes = set_up(bench, camat)
    for code, status in ((codes[0].upper(), 303), (codes[0], 401), (codes[1], 303)):
        browser = bench.browser()
        sign_in(browser, "camat1", PASSWORD)
        assert enter(browser, code) == status


def test_guessing_digits_is_stopped(bench: Bench, camat: Account) -> None:
    phone, _ = set_up(bench, camat)
    bench.clock.passes(seconds=60)
    browser = bench.browser()
    sign_in(browser, "camat1", PASSWORD)
    assert [enter(browser, "000000") for _ in range(6)] == [401] * 5 + [429]
    assert enter(browser, digits(bench, phone)) == 429


def test_half_a_sign_in_is_soon_forgotten(bench: Bench, camat: Account) -> None:
    phone, _ = set_up(bench, camat)
    browser = bench.browser()
    sign_in(browser, "camat1", PASSWORD)
    bench.clock.passes(minutes=6)
    page = browser.get("/masuk/kode").text
    answer = browser.post("/masuk/kode", data={"kode": digits(bench, phone), "_csrf_token": form_token(page)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/masuk?lagi=1")


@pytest.mark.parametrize("role", OFFICE_ROLES)
def test_who_decides_or_manages_cannot_work_for_long_without(bench: Bench, role: Role) -> None:
    account = bench.account(role)
    assert bench.browser(account).get("/akun-saya").status_code == 200
    bench.clock.passes(days=7)
    answer = bench.browser(account).get("/akun-saya")
    if role in APPROVERS:
        assert (answer.status_code, answer.headers["location"]) == (303, "/kode-kedua")
    else:
        assert answer.status_code == 200


def test_the_secret_lies_sealed_and_the_codes_as_hashes(bench: Bench, camat: Account, tmp_path: Path) -> None:
    phone, codes = set_up(bench, camat)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "office").glob("office.sqlite*"))
    assert phone.secret.encode() not in kept
    assert not any(code.encode() in kept or code.replace("-", "").encode() in kept for code in codes)


def test_wrong_first_digits_set_nothing_up(bench: Bench, camat: Account) -> None:
    browser = bench.browser(camat)
    page = browser.get("/kode-kedua").text
    answer = browser.post("/kode-kedua", data={"kode": "12345", "_csrf_token": form_token(page)})
    assert answer.status_code == 422
    assert sign_in(bench.browser(), "camat1", PASSWORD)[1] == "/"
    assert re.search(r'class="once">([A-Z2-7 ]+)<', answer.text)[1] in page  # type: ignore[index]  # the same secret


def test_the_picture_needs_no_style_of_its_own(bench: Bench, camat: Account) -> None:
    page = bench.browser(camat).get("/kode-kedua").text
    assert "<svg" in page
    assert "style=" not in page


def test_a_session_that_owes_its_digits_is_in_no_list(bench: Bench, camat: Account) -> None:
    set_up(bench, camat)
    with bench.office.database.writing() as session:
        before = len(accounts.open_sessions(session, bench.clock()))
        token = accounts.start_session(session, camat.id, bench.clock(), Way.HALF)
        assert accounts.account_of_session(session, token, bench.clock()) is None
        assert len(accounts.open_sessions(session, bench.clock())) == before
        assert second_factors.codes_left(session, camat.id) == 8

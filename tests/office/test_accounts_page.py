"""Looking after accounts: made, given desks and an area, blocked, signed out; and nothing of the past goes with it."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role
from office.store import accounts
from office.store.accounts import Account
from tests.office.databases import ON_BOTH
from tests.office.kit import PASSWORD, Bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_console_signin import form_token, sign_in
from tests.office.test_second_factor import set_up

pytestmark = ON_BOTH
DESA = "35.17.19.2001"


@pytest.fixture
def manager(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.PENGELOLA, login="pengelola1"))


def send(browser: TestClient, path: str, **fields: str | list[str]) -> tuple[int, str]:
    token = form_token(browser.get("/akun-saya").text)
    answer = browser.post(path, data={**fields, "_csrf_token": token})
    return answer.status_code, answer.text


def make(manager: TestClient, **fields: str | list[str]) -> tuple[int, str]:
    given: dict[str, str | list[str]] = {"nama": "loket9", "lengkap": "Contoh Loket Sembilan", "peran": ["loket"]}
    return send(manager, "/akun", **(given | fields))


def known(bench: Bench, login: str) -> Account:
    with bench.office.database.reading() as session:
        found = accounts.by_login(session, login)
    assert found is not None
    return found[0]


def test_a_new_account_signs_in_with_the_password_that_was_shown_once(bench: Bench, manager: TestClient) -> None:
    status, page = make(manager, meja=["loket"], wilayah=DESA)
    password = re.search(r'class="once">([a-z0-9-]+)<', page)
    assert status == 200
    assert password is not None
    made = known(bench, "loket9")
    assert (made.roles, made.desks, made.area) == (frozenset({Role.LOKET}), frozenset({"loket"}), DESA)
    assert password[1] not in manager.get("/akun/loket9").text
    browser = bench.browser()
    assert sign_in(browser, "loket9", password[1])[0] == 303
    assert browser.get("/antrean").headers["location"] == "/ganti-sandi"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"nama": "A b"}, "Nama pengguna hanya huruf kecil"),
        ({"nama": "pengelola1"}, "sudah ada"),
        ({"lengkap": "  "}, "Tulis nama petugas"),
        ({"peran": []}, "paling sedikit satu peran"),
        ({"peran": ["pemohon"]}, "paling sedikit satu peran"),
        ({"meja": ["camat"]}, "memerlukan peran lain"),
        ({"meja": ["gudang"]}, "memerlukan peran lain"),
        ({"wilayah": "33.18.12.2001"}, "tidak dikenal di wilayah kantor ini"),
        ({"wilayah": "35.17.19.9999"}, "tidak dikenal di wilayah kantor ini"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    bench: Bench, manager: TestClient, fields: dict[str, str | list[str]], sentence: str
) -> None:
    status, page = make(manager, **fields)
    assert status == 422
    assert sentence in page
    assert "Contoh Loket Sembilan" in page or "lengkap" in fields
    with bench.office.database.reading() as session:
        assert [each.login for each in accounts.everybody(session)] == ["pengelola1"]


def test_other_duties_count_from_the_next_step_on(bench: Bench, manager: TestClient, kiosk: PlayedKiosk) -> None:
    account = bench.account(Role.LOKET, login="loket1")
    number = kiosk.file().number
    browser = bench.browser(account)
    assert browser.get(f"/permohonan/{number}").status_code == 200
    assert send(manager, "/akun/loket1/tugas", peran=["loket"], wilayah="35.17.19.2002")[0] == 303
    assert browser.get(f"/permohonan/{number}").status_code == 404
    assert send(manager, "/akun/loket1/tugas", peran=["kasi"], wilayah="")[0] == 303
    assert known(bench, "loket1").roles == frozenset({Role.KASI})


def test_a_blocked_account_is_out_at_once_and_its_history_stays(
    bench: Bench, manager: TestClient, kiosk: PlayedKiosk
) -> None:
    account = bench.account(Role.OPERATOR, login="operator1")
    browser = bench.browser(account)
    number = kiosk.file().number
    browser.get(f"/permohonan/{number}")
    send(browser, f"/permohonan/{number}/{ActionKind.TAKE}", dilihat="1")
    assert send(manager, "/akun/operator1/blokir")[0] == 303
    assert browser.get("/antrean").status_code == 303
    status, _, page = sign_in(bench.browser(), "operator1", PASSWORD)
    assert (status, "diblokir" in page) == (401, True)
    wrong = sign_in(bench.browser(), "operator1", "bukan sandinya")[2]
    assert "diblokir" not in wrong  # only whoever knows the password hears of it
    seen = bench.browser(bench.account(Role.KASI)).get(f"/permohonan/{number}").text
    assert "Contoh operator1" in seen
    assert send(manager, "/akun/operator1/lakukan/buka")[0] == 303
    assert sign_in(bench.browser(), "operator1", PASSWORD)[0] == 303


def test_nobody_locks_the_last_door_behind_them(bench: Bench, manager: TestClient) -> None:
    for path, fields in (("blokir", {}), ("tugas", {"peran": ["loket"]})):
        status, page = send(manager, f"/akun/pengelola1/{path}", **fields)
        assert (status, "Akun Anda sendiri" in page) == (422, True)
    assert known(bench, "pengelola1").roles == frozenset({Role.PENGELOLA})


def test_a_session_is_ended_from_the_list_and_only_that_one(bench: Bench, manager: TestClient) -> None:
    account = bench.account(Role.LOKET, login="loket1")
    one, other = bench.browser(account), bench.browser(account)
    bench.clock.passes(minutes=1)
    other.get("/antrean")
    shown = re.findall(r"/akun/loket1/sesi/([0-9a-f]{16})", manager.get("/akun/loket1").text)
    assert len(shown) == 2
    assert send(manager, f"/akun/loket1/sesi/{shown[0]}")[0] == 303
    assert sorted([one.get("/antrean").status_code, other.get("/antrean").status_code]) == [200, 303]
    assert send(manager, "/akun/loket1/lakukan/keluarkan")[0] == 303
    assert [one.get("/antrean").status_code, other.get("/antrean").status_code] == [303, 303]


def test_a_session_of_somebody_else_is_not_ended_under_a_wrong_name(bench: Bench, manager: TestClient) -> None:
    bench.account(Role.LOKET, login="loket1")
    browser = bench.browser(bench.account(Role.LOKET, login="loket2"))
    shown = re.findall(r"/sesi/([0-9a-f]{16})", manager.get("/akun/loket2").text)
    assert send(manager, f"/akun/loket1/sesi/{shown[0]}")[0] == 404
    assert browser.get("/antrean").status_code == 200


def test_what_was_done_to_an_account_and_what_it_looked_at_is_written_down(
    bench: Bench, manager: TestClient, kiosk: PlayedKiosk
) -> None:
    make(manager)
    send(manager, "/akun/loket9/tugas", peran=["operator"], wilayah="")
    send(manager, "/akun/loket9/sandi")
    send(manager, "/akun/loket9/blokir")
    page = manager.get("/akun/loket9").text
    order = ["Akun diblokir", "Kata sandi sementara dibuat", "wilayah diubah", "Akun dibuat"]
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)
    number = kiosk.file().number
    bench.browser(bench.account(Role.LOKET, login="loket1")).get(f"/permohonan/{number}")
    assert f"{number}: berkas dan jawaban" in manager.get("/akun/loket1").text


def test_who_looked_is_shown_to_those_who_lead_and_to_nobody_else(bench: Bench, kiosk: PlayedKiosk) -> None:
    number = kiosk.file().number
    bench.browser(bench.account(Role.LOKET, login="loket1")).get(f"/permohonan/{number}")
    for role, shown in ((Role.KASI, True), (Role.CAMAT, True), (Role.LOKET, False), (Role.OPERATOR, False)):
        page = bench.browser(bench.account(role)).get(f"/permohonan/{number}").text
        assert (role, "Siapa yang melihat berkas ini" in page) == (role, shown)


def test_leafing_in_one_file_is_one_look_and_coming_back_another(bench: Bench, kiosk: PlayedKiosk) -> None:
    number = kiosk.file().number
    kasi = bench.browser(bench.account(Role.KASI, login="kasi1"))
    for _ in range(3):
        page = kasi.get(f"/permohonan/{number}").text
    assert page.count("Contoh kasi1: berkas dan jawaban") == 1
    bench.clock.passes(minutes=6)
    assert kasi.get(f"/permohonan/{number}").text.count("Contoh kasi1: berkas dan jawaban") == 2


def test_a_lost_phone_is_taken_off_the_account(bench: Bench, manager: TestClient) -> None:
    camat = bench.account(Role.CAMAT, login="camat1")
    set_up(bench, camat)
    assert sign_in(bench.browser(), "camat1", PASSWORD)[1] == "/masuk/kode"
    assert send(manager, "/akun/camat1/lakukan/cabut-kode")[0] == 303
    assert sign_in(bench.browser(), "camat1", PASSWORD)[1] == "/"

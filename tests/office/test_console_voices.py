"""Complaints, calls and the survey at the console: who may, what is due first, and words only where they belong."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from litestar.testing import TestClient
from sqlalchemy import select

from adminduk.pengaduan import ActionKind, Nature, State
from adminduk.request import Role
from adminduk.skm import Element
from office import hearing
from office.hearing import Draft, Refused
from office.permissions import OFFICE_ROLES, PERMISSIONS, Permission
from office.store import calls, complaints
from office.store.people_tables import ViewRow
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_console_signin import form_token
from tests.office.voices_kit import CONTACT, WORDS, call, complain, deliver, survey

PAGES = ("/pengaduan", "/panggilan", "/panggilan/sekarang", "/survei")


def press(browser: TestClient, path: str, **data: str) -> int:
    token = browser.cookies.get("anjungan_formulir") or form_token(browser.get("/pengaduan").text)
    return browser.post(path, data={**data, "_csrf_token": token}).status_code


def state_of(bench: Bench, complaint_id: str) -> State | None:
    with bench.office.database.reading() as session:
        stored = complaints.by_id(session, complaint_id, bench.office.keys)
    assert stored is not None
    return stored.case.state


# --- who may --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", OFFICE_ROLES)
def test_only_those_who_answer_voices_see_them(bench: Bench, kiosk: PlayedKiosk, role: Role) -> None:
    number, name = complain(kiosk).complaint_id, call(kiosk)
    browser = bench.browser(bench.account(role))
    may = Permission.ANSWER_VOICES in PERMISSIONS[role]
    for page in (*PAGES, f"/pengaduan/{number}"):
        assert browser.get(page).status_code == (200 if may else 403), page
    assert (press(browser, f"/panggilan/{name}/datang") == 303) is may
    assert (press(browser, f"/pengaduan/{number}/tutup", dilihat="1") == 409) is may


def test_nobody_signed_in_sees_nothing(bench: Bench, kiosk: PlayedKiosk) -> None:
    number = complain(kiosk).complaint_id
    for page in (*PAGES, f"/pengaduan/{number}"):
        assert bench.browser().get(page).status_code == 303, page


# --- complaints -----------------------------------------------------------------------------------------------------


def test_the_list_has_what_is_late_first_and_no_words(bench: Bench, kiosk: PlayedKiosk, operator: TestClient) -> None:
    old = complain(kiosk).number
    bench.clock.passes(days=2)
    new = complain(kiosk).number
    bench.clock.passes(days=1, minutes=5)
    browser = bench.browser(bench.account(Role.LOKET))
    page = browser.get("/pengaduan").text
    assert page.index(old) < page.index(new)
    assert page.count("Terlambat") == 1
    assert WORDS not in page
    assert CONTACT not in page


def test_its_words_are_on_its_own_page_and_the_look_is_written_down(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    content = complain(kiosk, text="CONTOH <script>alert(1)</script> \U0001f600\nbaris kedua")
    page = operator.get(f"/pengaduan/{content.complaint_id}").text
    assert "&lt;script&gt;alert(1)" in page
    assert "\U0001f600\nbaris kedua" in page
    assert CONTACT in page
    with bench.office.database.reading() as session:
        assert f"pengaduan {content.number}" in list(session.scalars(select(ViewRow.what)))


def test_assigned_answered_closed_and_told_to_its_slip(bench: Bench, kiosk: PlayedKiosk) -> None:
    content = complain(kiosk)
    account = bench.account(Role.OPERATOR, login="ibu")
    browser = bench.browser(account)
    at = f"/pengaduan/{content.complaint_id}"
    browser.get(at)
    assert press(browser, f"{at}/tangani", dilihat="1", jenis="informasi", petugas=account.id) == 303
    assert "Contoh ibu" in browser.get("/pengaduan").text
    assert press(browser, f"{at}/jawab", dilihat="2", isi="Loket ketiga dibuka Senin.") == 303
    told = kiosk.call("POST", "/lookup", json={"slip_code": content.slip_code}).json()["complaint"]
    assert (told["state"], told["answer"], told["due"]) == ("dijawab", "Loket ketiga dibuka Senin.", None)
    public = bench.client.get(f"/s/{content.slip_code}").text
    assert "Loket ketiga dibuka Senin." in public
    assert WORDS not in public
    assert press(browser, f"{at}/tutup", dilihat="3") == 303
    assert state_of(bench, content.complaint_id) is State.SELESAI
    assert "Tidak ada lagi yang perlu dikerjakan" in browser.get(at).text


def test_the_answer_is_unreadable_in_the_database(bench: Bench, kiosk: PlayedKiosk) -> None:
    content, account = complain(kiosk), bench.account(Role.KASI)
    hearing.act(bench.office, account, content.complaint_id, Draft(ActionKind.ASSIGN, 1, Nature.MEJA, account.id))
    hearing.act(
        bench.office, account, content.complaint_id, Draft(ActionKind.ANSWER, 2, words="Kalimat rahasia kantor.")
    )
    assert state_of(bench, content.complaint_id) is State.DIJAWAB
    bench.office.database.close()
    files = [path for path in bench.office.files.pages.folder.parent.rglob("*") if path.is_file()]
    assert any(b"JGR-01" in path.read_bytes() for path in files)
    assert not any(b"Kalimat rahasia" in path.read_bytes() for path in files)


def test_two_officers_on_one_complaint(bench: Bench, kiosk: PlayedKiosk) -> None:
    content, one, two = complain(kiosk), bench.account(Role.LOKET), bench.account(Role.KASI)
    first = Draft(ActionKind.ASSIGN, 1, Nature.MEJA, one.id)
    assert not isinstance(hearing.act(bench.office, one, content.complaint_id, first), Refused)
    second = hearing.act(bench.office, two, content.complaint_id, Draft(ActionKind.ASSIGN, 1, Nature.LAPANGAN, two.id))
    assert isinstance(second, Refused)
    assert second.status == 409


def test_what_was_typed_is_given_back(bench: Bench, kiosk: PlayedKiosk) -> None:
    content, account = complain(kiosk), bench.account(Role.OPERATOR)
    browser = bench.browser(account)
    at = f"/pengaduan/{content.complaint_id}"
    browser.get(at)
    press(browser, f"{at}/tangani", dilihat="1", jenis="meja", petugas=account.id)
    token = browser.cookies["anjungan_formulir"]
    refused = browser.post(f"{at}/jawab", data={"dilihat": "1", "isi": "Jawaban panjang saya", "_csrf_token": token})
    assert refused.status_code == 409
    assert "Jawaban panjang saya" in refused.text


@pytest.mark.parametrize(
    ("deed", "data", "status"),
    [
        ("tangani", {"petugas": "", "jenis": "meja"}, 422),
        ("tangani", {"petugas": "hantu", "jenis": "meja"}, 422),
        ("tangani", {"jenis": "kapan-kapan"}, 422),
        ("jawab", {"isi": "x"}, 409),
        ("hapus", {}, 404),
    ],
)
def test_what_is_missing_or_not_yet_is_refused(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient, deed: str, data: dict[str, str], status: int
) -> None:
    content = complain(kiosk)
    operator.get(f"/pengaduan/{content.complaint_id}")
    assert press(operator, f"/pengaduan/{content.complaint_id}/{deed}", dilihat="1", **data) == status
    assert state_of(bench, content.complaint_id) is State.DITERIMA


def test_an_answer_has_its_length(bench: Bench, kiosk: PlayedKiosk) -> None:
    content, account = complain(kiosk), bench.account(Role.KASI)
    hearing.act(bench.office, account, content.complaint_id, Draft(ActionKind.ASSIGN, 1, Nature.MEJA, account.id))
    draft = Draft(ActionKind.ANSWER, 2, words="a" * (hearing.LONGEST + 1))
    outcome = hearing.act(bench.office, account, content.complaint_id, draft)
    assert isinstance(outcome, Refused)
    assert outcome.status == 422


# --- calls ----------------------------------------------------------------------------------------------------------


def test_a_call_stands_above_every_page_until_somebody_helped(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    name = call(kiosk)
    assert 'id="panggilan"' in operator.get("/antrean").text
    assert "data-rings" in operator.get("/panggilan/sekarang").text
    assert press(operator, f"/panggilan/{name}/datang") == 303
    coming = operator.get("/panggilan/sekarang").text
    assert "data-rings" not in coming
    assert "Contoh operator1 datang" in coming
    assert press(operator, f"/panggilan/{name}/dibantu") == 303
    assert operator.get("/panggilan/sekarang").text.strip() == ""
    assert "Contoh operator1" in operator.get("/panggilan").text


def test_who_is_second_does_not_take_it_away(bench: Bench, kiosk: PlayedKiosk) -> None:
    name = call(kiosk)
    one, two = (bench.browser(bench.account(Role.LOKET, login=login)) for login in ("satu", "dua"))
    press(one, f"/panggilan/{name}/datang")
    press(two, f"/panggilan/{name}/datang")
    assert "Contoh satu datang" in two.get("/panggilan/sekarang").text


def test_a_call_that_nobody_answered_is_told_as_that(bench: Bench, kiosk: PlayedKiosk) -> None:
    call(kiosk)
    bench.clock.passes(seconds=calls.FORGOTTEN.total_seconds() + 1)
    browser = bench.browser(bench.account(Role.LOKET))
    assert browser.get("/panggilan/sekarang").text.strip() == ""
    assert "Tidak dijawab" in browser.get("/panggilan").text


def test_the_time_to_answer_is_measured(bench: Bench, kiosk: PlayedKiosk, operator: TestClient) -> None:
    name = call(kiosk)
    bench.clock.passes(minutes=3)
    press(operator, f"/panggilan/{name}/datang")
    assert "setelah 3 menit" in operator.get("/panggilan").text


# --- the survey -----------------------------------------------------------------------------------------------------


def test_the_survey_page_has_the_index_and_every_element(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    deliver(kiosk, survey(kiosk, 3))
    deliver(kiosk, survey(kiosk, 3, scores={**dict.fromkeys(Element, 3), Element.BIAYA: 4}))
    page = operator.get("/survei").text
    # eight elements of 3, biaya 3,5: (24 + 3,5) / 9 x 25
    assert "76,39" in page
    assert "kurang baik" in page
    assert re.search(r"Biaya atau tarif.*?87,50.*?B, baik", page, re.DOTALL)
    assert "Belum ada jawaban" in operator.get("/survei?layanan=ktp").text


def test_answers_of_long_ago_are_not_of_the_last_month(bench: Bench, kiosk: PlayedKiosk, operator: TestClient) -> None:
    old = bench.clock().date() - timedelta(days=40)
    deliver(kiosk, survey(kiosk, 1, given_on=old))
    assert "Belum ada jawaban" in operator.get("/survei").text
    assert "25,00" in operator.get("/survei?hari=90").text

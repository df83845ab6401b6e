"""The office's own reasons for sending something back, from the console to the kiosk."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from adminduk.request import RETURN_REASONS, ActionKind, Role, State
from office import reasons
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.office.test_console_actions import press, stored
from tests.office.test_console_signin import form_token


@pytest.fixture
def kasi(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.KASI, login="kasi1"))


def change(browser: TestClient, code: str, words: str, deed: str = "simpan") -> tuple[int, str]:
    token = form_token(browser.get("/alasan").text)
    form = {"kode": code, "kata": words, "lakukan": deed, "_csrf_token": token}
    answer = browser.post("/alasan", data=form)
    return answer.status_code, answer.text


def offered(bench: Bench) -> dict[str, str]:
    with bench.office.database.reading() as session:
        return {each.code: each.words for each in reasons.offered(session)}


def test_at_first_they_are_those_of_the_kiosk(bench: Bench) -> None:
    assert tuple(offered(bench)) == RETURN_REASONS


def test_an_added_reason_reaches_the_officer_the_history_and_any_kiosk(
    bench: Bench, kasi: TestClient, operator: TestClient, kiosk: PlayedKiosk, ticket: Ticket
) -> None:
    assert change(kasi, "", "Foto tidak berlatar merah")[0] == 303
    assert offered(bench)["kantor-1"] == "Foto tidak berlatar merah"
    press(operator, ticket.number, ActionKind.TAKE)
    form = {"kembali-surat-kehilangan": "kantor-1", "catatan-surat-kehilangan": "Ulangi"}
    assert press(operator, ticket.number, ActionKind.RETURN, **form)[0] == 303
    assert "Foto tidak berlatar merah. Ulangi" in operator.get(f"/permohonan/{ticket.number}").text
    told = kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).json()["returned"]
    assert told == [
        {"requirement": "surat-kehilangan", "reason": "lainnya", "note": "Foto tidak berlatar merah. Ulangi"}
    ]


def test_a_reason_that_was_put_aside_is_not_offered_but_still_told(
    bench: Bench, kasi: TestClient, operator: TestClient, ticket: Ticket
) -> None:
    change(kasi, "", "Foto tidak berlatar merah")
    press(operator, ticket.number, ActionKind.TAKE)
    change(kasi, "kantor-1", "Foto tidak berlatar merah", "sisihkan")
    assert "kantor-1" not in offered(bench)
    status, _ = press(operator, ticket.number, ActionKind.RETURN, **{"kembali-surat-kehilangan": "kantor-1"})
    assert (status, stored(bench, ticket.number).state) == (422, State.SEDANG_DIPERIKSA)
    change(kasi, "kantor-1", "Foto tidak berlatar merah")
    assert "kantor-1" in offered(bench)


def test_a_reworded_reason_stands_in_its_place(bench: Bench, kasi: TestClient) -> None:
    change(kasi, "buram", "Tulisannya tidak terbaca")
    assert next(iter(offered(bench).items())) == ("buram", "Tulisannya tidak terbaca")


@pytest.mark.parametrize(
    ("code", "words", "deed", "sentence"),
    [
        ("", "  ", "simpan", "3 sampai 60 huruf"),
        ("", "x" * 61, "simpan", "3 sampai 60 huruf"),
        ("", "terpotong", "simpan", "sudah ada"),
        ("bukan-alasan", "Sebuah alasan", "simpan", "tidak ada lagi"),
        ("lainnya", "Lainnya (tulis di catatan)", "sisihkan", "tidak dapat disisihkan"),
    ],
)
def test_what_cannot_be_a_reason_is_refused_and_given_back(
    bench: Bench, kasi: TestClient, code: str, words: str, deed: str, sentence: str
) -> None:
    before = offered(bench)
    status, page = change(kasi, code, words, deed)
    assert (status, sentence in page) == (422, True)
    assert offered(bench) == before


def test_only_who_may_changes_them(operator: TestClient) -> None:
    assert operator.get("/alasan").status_code == 403

"""What officers do to a request: forms, refusals with a sentence, and two officers on one request."""

from __future__ import annotations

import threading

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Request, ReturnedItem, Role, State
from office.store import agenda, requests
from tests.office.kit import PDF, Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.office.test_console_signin import form_token


def stored(bench: Bench, number: str) -> Request:
    with bench.office.database.reading() as session:
        found = requests.by_number(session, number)
    assert found is not None
    return found.request


def press(browser: TestClient, number: str, kind: ActionKind, seen: int | None = None, **form: str) -> tuple[int, str]:
    """Open the page, then send the form of `kind`; (status, page)."""
    page = browser.get(f"/permohonan/{number}").text
    shown = page.split('name="dilihat" value="')[1].split('"')[0] if 'name="dilihat"' in page else "1"
    data = {"dilihat": str(seen or shown), "_csrf_token": form_token(page), **form}
    answer = browser.post(f"/permohonan/{number}/{kind.value}", data=data)
    return answer.status_code, answer.text


def attach(browser: TestClient, number: str, content: bytes) -> tuple[int, str]:
    page = browser.get(f"/permohonan/{number}").text
    seen = page.split('name="dilihat" value="')[1].split('"')[0]
    answer = browser.post(
        f"/permohonan/{number}/lampirkan",
        data={"dilihat": seen, "_csrf_token": form_token(page)},
        files={"berkas": ("kk.pdf", content, "application/pdf")},
    )
    return answer.status_code, answer.text


def test_the_whole_way_of_a_request(bench: Bench, operator: TestClient, ticket: Ticket) -> None:
    for kind, form in (
        (ActionKind.TAKE, {}),
        (ActionKind.REGISTER, {"agenda": "0001/2026"}),
        (ActionKind.PROCESS, {}),
    ):
        assert press(operator, ticket.number, kind, **form)[0] == 303
    assert attach(operator, ticket.number, PDF)[0] == 303
    assert press(operator, ticket.number, ActionKind.MARK_READY)[0] == 303
    assert (
        press(
            operator,
            ticket.number,
            ActionKind.HAND_OVER,
            siapa="pemohon",
            bukti="KTP-el asli",
            catatan="loket 2",
            cara="kertas",
        )[0]
        == 303
    )
    assert press(operator, ticket.number, ActionKind.ARCHIVE)[0] == 303
    request = stored(bench, ticket.number)
    assert request.state is State.DIARSIPKAN
    handed = next(each for each in request.actions if each.kind is ActionKind.HAND_OVER)
    assert handed.reason == "KTP-el asli. loket 2"
    assert operator.get(f"/permohonan/{ticket.number}").status_code == 200


def test_a_return_names_each_thing_and_its_reason(bench: Bench, operator: TestClient, ticket: Ticket) -> None:
    press(operator, ticket.number, ActionKind.TAKE)
    form = {
        "kembali-surat-kehilangan": "buram",
        "catatan-surat-kehilangan": "Cap tidak terbaca",
        "kembali-nomor-kk": "lainnya",
        "kembali-formulir-f102": "",
        "catatan-formulir-f102": "tidak dikirim",
        "kembali-dokumen-pendukung": "bukan-alasan",
    }
    assert press(operator, ticket.number, ActionKind.RETURN, **form)[0] == 303
    request = stored(bench, ticket.number)
    assert request.returned == (
        ReturnedItem("surat-kehilangan", "buram", "Cap tidak terbaca"),
        ReturnedItem("nomor-kk", "lainnya", ""),
    )
    page = operator.get(f"/permohonan/{ticket.number}").text
    assert "Surat kehilangan dari kepolisian: Buram, tidak terbaca. Cap tidak terbaca" in page


@pytest.mark.parametrize(
    ("kind", "form", "sentence"),
    [
        (ActionKind.RETURN, {}, "Pilih paling sedikit satu hal"),
        (ActionKind.REGISTER, {"agenda": "  "}, "Isi nomor agenda dahulu"),
        (ActionKind.REJECT, {"alasan": " "}, "Tulis alasannya dahulu"),
    ],
)
def test_what_is_missing_is_asked_for(
    bench: Bench,
    operator: TestClient,
    ticket: Ticket,
    kind: ActionKind,
    form: dict[str, str],
    sentence: str,
) -> None:
    press(operator, ticket.number, ActionKind.TAKE)
    status, page = press(operator, ticket.number, kind, **form)
    assert status == 422
    assert sentence in page
    assert stored(bench, ticket.number).state is State.SEDANG_DIPERIKSA


def test_the_next_number_of_the_year_is_suggested_and_never_given_twice(
    bench: Bench,
    operator: TestClient,
    kiosk: PlayedKiosk,
) -> None:
    tickets = [kiosk.file() for _ in range(3)]
    for ticket in tickets:
        press(operator, ticket.number, ActionKind.TAKE)
    assert 'value="0001/2026"' in operator.get(f"/permohonan/{tickets[0].number}").text
    press(operator, tickets[0].number, ActionKind.REGISTER, agenda="0041/2026")
    assert 'value="0042/2026"' in operator.get(f"/permohonan/{tickets[1].number}").text
    status, page = press(operator, tickets[1].number, ActionKind.REGISTER, agenda="0041/2026")
    assert status == 409
    assert "Nomor agenda 0041/2026 sudah dipakai" in page
    assert 'value="0042/2026"' in page
    bench.clock.passes(days=60)  # a new year, signed in anew
    fresh = bench.browser(bench.account(Role.OPERATOR))
    assert 'value="0001/2027"' in fresh.get(f"/permohonan/{tickets[2].number}").text


def test_a_request_registered_again_keeps_its_number(bench: Bench, operator: TestClient, ticket: Ticket) -> None:
    press(operator, ticket.number, ActionKind.TAKE)
    press(operator, ticket.number, ActionKind.REGISTER, agenda="0007/2026")
    press(operator, ticket.number, ActionKind.RETURN, **{"kembali-surat-kehilangan": "buram"})
    with bench.office.database.reading() as session:
        assert agenda.suggest(session, ticket.request_id, 2026) == "0007/2026"
        assert agenda.suggest(session, "another", 2026) == "0008/2026"


def test_handing_over_needs_a_look_at_who_collects(bench: Bench, operator: TestClient, ticket: Ticket) -> None:
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    for form in ({"siapa": "pemohon"}, {"siapa": "pemohon", "bukti": "percaya saja", "catatan": "kenal"}):
        status, page = press(operator, ticket.number, ActionKind.HAND_OVER, **form)
        assert status == 422
        assert "bukti yang Anda periksa" in page
    assert stored(bench, ticket.number).state is State.SIAP_DIAMBIL


def test_the_second_of_two_officers_is_told_and_loses_nothing(
    bench: Bench,
    operator: TestClient,
    ticket: Ticket,
) -> None:
    other = bench.browser(bench.account(Role.OPERATOR, login="operator2"))
    press(operator, ticket.number, ActionKind.TAKE)
    press(operator, ticket.number, ActionKind.REGISTER, agenda="0001/2026")
    status, page = press(other, ticket.number, ActionKind.REJECT, seen=2, alasan="Data ganda di kecamatan lain")
    assert status == 409
    assert "baru saja diubah oleh Contoh operator1 pada pukul 08.00: dicatat di agenda" in page
    assert "Tindakan Anda belum dilakukan" in page
    assert "Data ganda di kecamatan lain" in page
    assert stored(bench, ticket.number).state is State.DIPROSES


def test_what_was_typed_for_a_button_that_is_gone_is_shown(
    bench: Bench,
    operator: TestClient,
    ticket: Ticket,
) -> None:
    other = bench.browser(bench.account(Role.OPERATOR, login="operator2"))
    press(operator, ticket.number, ActionKind.CANCEL)
    status, page = press(other, ticket.number, ActionKind.CANCEL, seen=1, alasan="Pemohon datang membatalkan")
    assert status == 409
    assert "Tulisan Anda, supaya tidak hilang" in page
    assert "Pemohon datang membatalkan" in page


def test_of_two_at_the_very_same_moment_one_wins(bench: Bench, ticket: Ticket) -> None:
    browsers = [bench.browser(bench.account(Role.LOKET)) for _ in range(4)]
    for browser in browsers:
        browser.get(f"/permohonan/{ticket.number}")
    start, statuses = threading.Barrier(4), []

    def take(browser: TestClient) -> None:
        start.wait()
        data = {"dilihat": "1", "_csrf_token": browser.cookies["anjungan_formulir"]}
        statuses.append(browser.post(f"/permohonan/{ticket.number}/periksa", data=data).status_code)

    threads = [threading.Thread(target=take, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [303, 409, 409, 409]
    assert len(stored(bench, ticket.number).actions) == 2


def test_an_open_page_hears_that_somebody_else_changed_the_request(
    bench: Bench,
    operator: TestClient,
    ticket: Ticket,
) -> None:
    other = bench.browser(bench.account(Role.LOKET, login="loket1"))
    assert other.get(f"/permohonan/{ticket.number}/kabar?seen=1").status_code == 204
    press(operator, ticket.number, ActionKind.TAKE)
    assert "oleh Contoh operator1" in other.get(f"/permohonan/{ticket.number}/kabar?seen=1").text


def test_a_number_that_is_not_here_is_a_page_not_found(operator: TestClient, ticket: Ticket) -> None:
    page = operator.get(f"/permohonan/{ticket.number}").text
    assert operator.get("/permohonan/JGR-01-000099").status_code == 404
    answer = operator.post("/permohonan/JGR-01-000099/periksa", data={"_csrf_token": form_token(page)})
    assert answer.status_code == 404


def test_an_officer_reads_the_village_by_name(operator: TestClient, ticket: Ticket) -> None:
    page = operator.get(f"/permohonan/{ticket.number}").text
    assert "Jogoroto, Kabupaten Jombang, Jawa Timur" in page
    assert "35.17.19.2001" not in page

"""Checking item by item: verdicts are kept one by one, and come to one registration or one return."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from httpx import Response
from litestar.testing import TestClient

from adminduk.filing import DeliveryKind
from adminduk.request import ActionKind, ReturnedItem, Role, State
from office.store import checks, views
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.office.test_console_actions import stored
from tests.office.test_console_signin import form_token

PAPERS = ("formulir-f102", "surat-kehilangan", "dokumen-pendukung")
EVERYTHING = (
    "lembar-0",
    "lembar-1",
    "lembar-2",
    "jawaban-nik",
    "jawaban-nama",
    "jawaban-nomor-kk",
    "jawaban-desa",
    "jawaban-telepon",
)


class Desk:
    """One officer's browser at the review page."""

    def __init__(self, browser: TestClient) -> None:
        self.browser = browser

    def take(self, number: str, seen: int = 1) -> None:
        form = {"dilihat": str(seen), "lanjut": "periksa"}
        assert self._post(f"/permohonan/{number}/periksa", form)[0] == 303

    def say(self, number: str, *items: str, said: str = "baik", **more: str) -> tuple[int, str]:
        return self._post(f"/permohonan/{number}/periksa/butir", {"butir": list(items), "putusan": said, **more})

    def still_here(self, number: str) -> None:
        assert self._post(f"/permohonan/{number}/periksa/masih", {})[0] == 204

    def finish(self, number: str, kind: ActionKind, **more: str) -> tuple[int, str]:
        page = self.browser.get(f"/permohonan/{number}/periksa").text
        seen = page.split('name="dilihat" value="')[1].split('"')[0]
        form = {"dilihat": seen, "tindakan": kind.value, **more}
        return self._post(f"/permohonan/{number}/periksa/selesai", form)

    def finish_at_once(self, number: str, kind: ActionKind, **more: str) -> Response:
        """As the page's script does: the next request's page comes in the answer."""
        seen = self.page(number).split('name="dilihat" value="')[1].split('"')[0]
        token = form_token(self.browser.get("/ganti-sandi").text)
        form = {"dilihat": seen, "tindakan": kind.value, "_csrf_token": token, **more}
        return self.browser.post(f"/permohonan/{number}/periksa/selesai", data=form, headers={"Anjungan-Langsung": "1"})

    def page(self, number: str) -> str:
        return self.browser.get(f"/permohonan/{number}/periksa").text

    def _post(self, path: str, form: Mapping[str, str | list[str]]) -> tuple[int, str]:
        token = form_token(self.browser.get("/ganti-sandi").text)
        answer = self.browser.post(path, data={**form, "_csrf_token": token})
        return answer.status_code, answer.headers.get("location", "") or answer.text


@pytest.fixture
def desk(operator: TestClient) -> Desk:
    return Desk(operator)


@pytest.fixture
def filed(kiosk: PlayedKiosk) -> Ticket:
    return kiosk.file(*PAPERS)


def said(bench: Bench, ticket: Ticket) -> dict[str, bool]:
    with bench.office.database.reading() as session:
        return {item: check.good for item, check in checks.of_request(session, ticket.request_id).items()}


def looks(bench: Bench, ticket: Ticket) -> list[str]:
    with bench.office.database.reading() as session:
        return [view.what for view in views.of_request(session, ticket.request_id)]


def test_all_good_is_registered_and_the_next_one_begins(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    following = kiosk.file(*PAPERS)
    desk.take(filed.number)
    assert desk.say(filed.number, *EVERYTHING)[0] == 204
    status, address = desk.finish(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (status, address) == (303, f"/permohonan/{following.number}/periksa?selesai=agendakan")
    assert stored(bench, filed.number).state is State.DIPROSES
    assert stored(bench, following.number).state is State.SEDANG_DIPERIKSA
    assert "Nomor agenda sudah dicatat. Ini permohonan berikutnya." in desk.browser.get(address).text


def test_the_next_page_comes_with_the_answer_and_the_look_at_it_is_written_down(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    following = kiosk.file(*PAPERS)
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING)
    answer = desk.finish_at_once(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (answer.status_code, answer.headers["anjungan-alamat"]) == (200, f"/permohonan/{following.number}/periksa")
    assert "Nomor agenda sudah dicatat. Ini permohonan berikutnya." in answer.text
    assert f'data-at="/permohonan/{following.number}/periksa" data-mine="1"' in answer.text
    assert stored(bench, following.number).state is State.SEDANG_DIPERIKSA
    assert looks(bench, following) == ["periksa"]
    desk.page(following.number)
    assert looks(bench, following) == ["periksa"], "the same look"


def test_what_is_refused_comes_with_the_answer_as_well(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    following = kiosk.file(*PAPERS)
    desk.take(filed.number)
    answer = desk.finish_at_once(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (answer.status_code, "anjungan-alamat" in answer.headers) == (422, False)
    assert "Masih ada butir yang belum diperiksa" in answer.text
    assert f'data-at="/permohonan/{filed.number}/periksa"' in answer.text
    assert stored(bench, following.number).state is State.TERKIRIM
    assert looks(bench, following) == []


def test_without_a_next_one_a_script_is_led_to_the_queue(desk: Desk, filed: Ticket) -> None:
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING)
    answer = desk.finish_at_once(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (answer.status_code, answer.headers["location"]) == (303, "/antrean?keadaan=terkirim")


def test_what_somebody_else_begins_with_meanwhile_is_not_the_next_one(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    taken, free = kiosk.file(*PAPERS), kiosk.file(*PAPERS)
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING)
    Desk(bench.browser(bench.account(Role.OPERATOR))).take(taken.number)
    answer = desk.finish_at_once(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert answer.headers["anjungan-alamat"] == f"/permohonan/{free.number}/periksa"
    assert looks(bench, taken) == []


def test_the_pictures_of_the_next_one_are_named_and_nothing_is_begun(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    following = kiosk.file(*PAPERS)
    desk.take(filed.number)
    named = desk.browser.get(f"/permohonan/{filed.number}/periksa/berikutnya").json()
    assert set(named) == {f"/permohonan/{following.number}/halaman/{place}" for place in range(len(PAPERS))}
    assert desk.browser.get(named[0]).status_code == 200
    assert stored(bench, following.number).state is State.TERKIRIM
    desk.take(following.number)
    assert desk.browser.get(f"/permohonan/{following.number}/periksa/berikutnya").json() == []


def test_without_a_next_one_the_queue_opens(bench: Bench, desk: Desk, filed: Ticket) -> None:
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING)
    assert desk.finish(filed.number, ActionKind.REGISTER, agenda="0001/2026")[1].startswith("/antrean")


def test_what_is_undecided_keeps_it_from_being_registered(bench: Bench, desk: Desk, filed: Ticket) -> None:
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING[:-1])
    status, page = desk.finish(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (status, "Masih ada butir yang belum diperiksa" in page) == (422, True)
    assert stored(bench, filed.number).state is State.SEDANG_DIPERIKSA


def test_a_return_collects_the_items_and_what_comes_again_is_looked_at_anew(
    bench: Bench, desk: Desk, kiosk: PlayedKiosk, filed: Ticket
) -> None:
    desk.take(filed.number)
    desk.say(filed.number, *EVERYTHING)
    desk.say(filed.number, "lembar-1", said="kembali", alasan="buram", catatan="Cap tidak terbaca")
    desk.say(filed.number, "jawaban-nomor-kk", said="kembali", alasan="lainnya", catatan="Tidak sama dengan KK")
    status, page = desk.finish(filed.number, ActionKind.REGISTER, agenda="0001/2026")
    assert (status, "Kembalikan permohonannya" in page) == (422, True)
    assert desk.finish(filed.number, ActionKind.RETURN)[0] == 303
    assert stored(bench, filed.number).returned == (
        ReturnedItem("nomor-kk", "lainnya", "Tidak sama dengan KK"),
        ReturnedItem("surat-kehilangan", "buram", "Cap tidak terbaca"),
    )
    kept = said(bench, filed)
    assert (len(kept), all(kept.values())) == (len(EVERYTHING) - 2, True)

    again = kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(filed, "surat-kehilangan"))
    assert again.status_code == 201
    page = desk.page(filed.number)
    assert 'data-item="lembar-3"' in page
    assert 'data-item="lembar-1"' not in page


def test_a_verdict_is_kept_at_once_and_can_be_taken_back(bench: Bench, desk: Desk, filed: Ticket) -> None:
    desk.take(filed.number)
    desk.say(filed.number, "lembar-0", "jawaban-nik")
    assert said(bench, filed) == {"lembar-0": True, "jawaban-nik": True}
    desk.say(filed.number, "lembar-0", said="kembali", alasan="terpotong")
    assert "Terpotong" in desk.page(filed.number)
    assert desk.say(filed.number, "lembar-0", said="batal")[0] == 204
    assert said(bench, filed) == {"jawaban-nik": True}


@pytest.mark.parametrize(
    ("items", "form", "sentence"),
    [
        (("lembar-9",), {}, "tidak ada (lagi)"),
        ((), {}, "tidak ada (lagi)"),
        (("lembar-0",), {"said": "mungkin"}, "tidak ada (lagi)"),
        (("lembar-0",), {"said": "kembali"}, "beserta alasannya"),
        (("lembar-0",), {"said": "kembali", "alasan": "bukan-alasan"}, "beserta alasannya"),
    ],
)
def test_what_cannot_be_said_is_refused(
    bench: Bench, desk: Desk, filed: Ticket, items: tuple[str, ...], form: dict[str, str], sentence: str
) -> None:
    desk.take(filed.number)
    status, answer = desk.say(filed.number, *items, **form)
    assert (status, sentence in answer) == (422, True)
    assert said(bench, filed) == {}


def test_two_pages_of_one_paper_go_back_as_one_thing(bench: Bench, desk: Desk, kiosk: PlayedKiosk) -> None:
    pages = (kiosk.put_page("formulir-f102"), kiosk.put_page("formulir-f102", 1, "LEMBAR DUA"))
    filing = kiosk.filing(pages)
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    ticket = Ticket(filing.number, filing.slip_code, filing.request_id)
    desk.take(ticket.number)
    desk.say(ticket.number, *(f"jawaban-{each}" for each in ("nik", "nama", "nomor-kk", "desa", "telepon")))
    desk.say(ticket.number, "lembar-0", said="kembali", alasan="buram", catatan="Atas")
    desk.say(ticket.number, "lembar-1", said="kembali", alasan="terpotong", catatan="Bawah")
    desk.finish(ticket.number, ActionKind.RETURN)
    assert stored(bench, ticket.number).returned == (ReturnedItem("formulir-f102", "buram", "Atas. Bawah"),)


def test_who_may_not_check_decides_on_nothing(bench: Bench, desk: Desk, filed: Ticket) -> None:
    desk.take(filed.number)
    camat = Desk(bench.browser(bench.account(Role.CAMAT)))
    assert "Anda dapat melihat, tetapi tidak menilai" in camat.page(filed.number)
    assert camat.say(filed.number, "lembar-0")[0] == 409  # somebody else's
    clerk = Desk(bench.browser(bench.account(Role.PENGELOLA)))
    assert clerk.say(filed.number, "lembar-0")[0] == 403
    assert said(bench, filed) == {}


def test_a_decided_request_has_its_own_page(bench: Bench, desk: Desk, filed: Ticket) -> None:
    bench.bring_to(filed.number, State.DIPROSES)
    assert "Langkah menurut SOP" in desk.page(filed.number)
    assert desk.say(filed.number, "lembar-0")[0] == 409

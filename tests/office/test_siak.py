"""From the desk into SIAK: every value in its order, the tick, the file that is taken out, and what SIAK says."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from litestar.testing import TestClient

from adminduk.filing import DeliveryKind
from adminduk.request import State
from office.compose import build_app
from office.parts import Office
from office.siak import taking
from office.siak.fake import FakeSiak
from office.siak.port import Element, NotConnected, Unavailable
from office.store import requests, siak
from office.store.review_tables import SiakExportRow
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket
from tests.office.test_console_signin import form_token

FORMS = {
    "F-1.01": {
        "jenis.untuk": "1",
        "kepala.nama": "CONTOH KEPALA",
        "anggota.1.nama": "CONTOH ANAK",
        "anggota.1.jenis-kelamin": "2",
    }
}


@pytest.fixture
def ticket(kiosk: PlayedKiosk) -> Ticket:
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan"),), forms=FORMS)
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    return Ticket(filing.number, filing.slip_code, filing.request_id)


@pytest.fixture
def registered(bench: Bench, ticket: Ticket) -> Ticket:
    bench.bring_to(ticket.number, State.DIPROSES)
    return ticket


def send(browser: TestClient, path: str, **form: str | list[str]) -> tuple[int, bytes]:
    token = form_token(browser.get("/siak").text)
    answer = browser.post(path, data={**form, "_csrf_token": token})
    return answer.status_code, answer.content


def test_the_values_stand_in_the_order_of_the_forms(operator: TestClient, registered: Ticket) -> None:
    page = operator.get(f"/permohonan/{registered.number}/siak").text
    order = [
        "<b data-text>CONTOH SPECIMEN</b>",
        f"<b data-text>{NIK}</b>",
        "<b data-text>9917120101800002</b>",
        "<b data-text>Kartu Keluarga: KK hilang</b> <small>kode KK C</small>",
        "<b data-text>Jawa Timur</b> <small>kode 35</small>",
        "<b data-text>Jogoroto</b> <small>kode 35.17.19.2001</small>",
        "<b data-text>CONTOH KEPALA</b>",
        "<b data-text>CONTOH ANAK</b>",
        "<b data-text>Perempuan</b> <small>kode 2</small>",
    ]
    places = [page.find(each) for each in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_the_tick_is_kept_with_its_number_and_can_be_taken_back(
    bench: Bench, operator: TestClient, registered: Ticket
) -> None:
    path = f"/permohonan/{registered.number}/siak"
    assert send(operator, path, **{"nomor-siak": "SIAK-77", "lakukan": "masuk"})[0] == 303
    assert "✓ SIAK-77" in operator.get("/siak").text
    assert send(operator, path, **{"nomor-siak": "SIAK-77", "lakukan": "batal"})[0] == 303
    assert "✓ SIAK-77" not in operator.get("/siak").text
    with bench.office.database.reading() as session:
        said = [(each.entered, each.number) for each in siak.of_request(session, registered.request_id)]
    assert said == [(True, "SIAK-77"), (False, "SIAK-77")]


def test_what_is_entered_never_hides_what_is_not(
    bench: Bench, operator: TestClient, kiosk: PlayedKiosk, registered: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is of the longest waiting; those that are done wait for the signature, and may be many."""
    monkeypatch.setattr(taking, "_MOST", 1)
    other = kiosk.file()
    bench.bring_to(other.number, State.DIPROSES)
    assert registered.number in operator.get("/siak").text
    path = f"/permohonan/{registered.number}/siak"
    for action, first in (("masuk", other.number), ("batal", registered.number)):
        send(operator, path, **{"nomor-siak": "SIAK-77", "lakukan": action})
        shown = [each in operator.get("/siak").text for each in (registered.number, other.number)]
        assert (action, shown) == (action, [first == registered.number, first == other.number])


def test_a_tick_needs_a_number_and_a_number_stands_for_one_request(
    bench: Bench, operator: TestClient, kiosk: PlayedKiosk, registered: Ticket
) -> None:
    status, page = send(operator, f"/permohonan/{registered.number}/siak", lakukan="masuk")
    assert (status, "Tulis nomor yang diberikan SIAK" in page.decode()) == (422, True)
    send(operator, f"/permohonan/{registered.number}/siak", **{"nomor-siak": "SIAK-77", "lakukan": "masuk"})
    other = kiosk.file()
    status, page = send(operator, f"/permohonan/{other.number}/siak", **{"nomor-siak": "SIAK-77", "lakukan": "masuk"})
    assert (status, registered.number in page.decode()) == (422, True)


def test_what_is_taken_out_is_text_and_kept(bench: Bench, operator: TestClient, kiosk: PlayedKiosk) -> None:
    answers = {"nik": NIK, "nama": '=HYPERLINK("http://contoh")', "telepon": "+62800000000"}
    filing = kiosk.filing((), answers=answers)
    kiosk.deliver(DeliveryKind.FILING, filing)
    bench.bring_to(filing.number, State.DIPROSES)
    _, content = send(operator, "/siak/ekspor", nomor=[filing.number], bentuk="csv")
    heading, line = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    told = dict(zip(heading, line, strict=True))
    assert (told["NIK"], told["Nama lengkap"]) == (NIK, '\'=HYPERLINK("http://contoh")')
    assert told["Nomor telepon"] == "'+62800000000"

    _, content = send(operator, "/siak/ekspor", nomor=[filing.number], bentuk="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = {str(head.value): cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert [(cells[each].value, cells[each].data_type) for each in ("NIK", "Nama lengkap")] == [
        (NIK, "s"),
        (answers["nama"], "s"),
    ]
    with bench.office.database.reading() as session:
        kept = [(row.form, row.numbers) for row in session.query(SiakExportRow)]
    assert kept == [("csv", [filing.number]), ("xlsx", [filing.number])]


def test_nothing_is_taken_out_where_nothing_was_chosen(bench: Bench, operator: TestClient, registered: Ticket) -> None:
    status, page = send(operator, "/siak/ekspor", nomor=["JGR-01-000099"], bentuk="xlsx")
    assert (status, "Pilih paling sedikit satu" in page.decode()) == (422, True)


def test_without_an_agreement_the_page_says_so(operator: TestClient, registered: Ticket) -> None:
    page = operator.get(f"/permohonan/{registered.number}/siak").text
    assert "Belum terhubung ke SIAK." in page
    assert "/cocokkan" not in page
    assert NotConnected().verify(NIK, {}) is Unavailable.NOT_CONNECTED


@pytest.mark.parametrize(
    ("people", "silent", "sentence"),
    [
        ({NIK: {Element.NAMA: "Contoh Specimen", Element.NOMOR_KK: "9917120101800099"}}, False, ""),
        ({}, False, "NIK ini tidak ditemukan di SIAK"),
        ({}, True, "SIAK tidak menjawab"),
    ],
    ids=["known", "unknown", "silent"],
)
def test_with_one_it_answers_yes_or_no_and_nothing_else(
    bench: Bench,
    operator: TestClient,
    registered: Ticket,
    people: dict[str, dict[Element, str]],
    silent: bool,
    sentence: str,
) -> None:
    connected: Office = replace(bench.office, siak=FakeSiak(people, silent))
    browser = TestClient(build_app(connected), raise_server_exceptions=True)
    browser.follow_redirects = False
    browser.cookies = operator.cookies
    status, content = send(browser, f"/permohonan/{registered.number}/siak/cocokkan")
    page = content.decode()
    assert status == 200
    assert sentence in page
    if not sentence:
        assert "Nama lengkap: <strong>sesuai</strong>" in page
        assert "Nomor KK: <strong>TIDAK sesuai</strong>" in page
        assert "9917120101800099" not in page


def test_who_only_receives_papers_takes_nothing_out(bench: Bench, registered: Ticket) -> None:
    browser = bench.browser(bench.account())
    for path in ("/siak", f"/permohonan/{registered.number}/siak"):
        assert browser.get(path).status_code == 403
    with bench.office.database.reading() as session:
        assert requests.by_number(session, registered.number) is not None

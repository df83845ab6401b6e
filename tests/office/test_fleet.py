"""The kiosks' page: each kiosk by what it can do now, what wants a hand in plain words, and its newest report."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest

from office.condition import Condition
from office.fleet import OVERDUE, SILENT
from office.store import kiosks
from tests.office.kit import PDF, Bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_api_reports import body as report_body

ALL_OPEN = [{"service": each, "open": True, "detours": []} for each in ("file", "collect", "status")]


def beat(kiosk: PlayedKiosk, **told: Any) -> int:
    """A heartbeat; what belongs to the condition is put there."""
    faults, waiting = told.pop("faults", []), told.pop("waiting", 0)
    tested = {"at": (kiosk.clock() - timedelta(hours=6)).isoformat(), "by": "night"}
    condition = {"services": ALL_OPEN, "last_test": tested, **told}
    body = {"version": "1.2", "faults": faults, "waiting": waiting, "condition": condition}
    return kiosk.call("POST", "/heartbeat", json=body).status_code


def page(bench: Bench, path: str = "/anjungan/isi") -> str:
    """What stands there, without tags."""
    html = bench.browser(bench.account()).get(path).text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_kiosk_that_can_do_everything_asks_for_nothing(bench: Bench, kiosk: PlayedKiosk) -> None:
    assert beat(kiosk) == 204
    said = page(bench)
    assert "Melayani penuh" in said
    assert "Tidak ada yang perlu dikerjakan." in said
    assert "Uji terakhir 20 Nov 2026, 02.00, uji malam" in said


def test_services_are_named_with_what_goes_another_way(bench: Bench, kiosk: PlayedKiosk) -> None:
    services = [
        {"service": "file", "open": True, "detours": ["pages.counter", "slip.printer"]},
        {"service": "collect", "open": False, "detours": ["document.closed", "code.typed"]},
        {"service": "status", "open": True, "detours": []},
    ]
    faults = [{"kind": "printer", "code": "printer.out_of_paper"}]
    assert beat(kiosk, services=services, faults=faults, parked=2, waiting=5) == 204
    said = page(bench)
    assert "Melayani sebagian" in said
    assert "Mengajukan bisa Berkas dibawa ke loket; nomor dicetak di kertas A4" in said
    assert "Mengambil dokumen tidak bisa Tidak dapat mencetak; dokumen diambil di loket Cek status bisa" in said
    assert "Pencetak A4 Baki kertas A4 kosong. Isi kertas A4" in said
    assert "Belum terkirim 5 2 ditolak" in said


def test_a_kiosk_without_any_service_does_not_serve(bench: Bench, kiosk: PlayedKiosk) -> None:
    closed = [{"service": "file", "open": False, "detours": ["visit.closed"]}]
    beat(kiosk, services=closed, faults=[{"kind": "power", "code": "power.on_battery"}])
    said = page(bench)
    assert "Tidak melayani" in said
    assert "Listrik padam" in said


def test_what_is_getting_low_is_said_once(bench: Bench, kiosk: PlayedKiosk) -> None:
    toner = {"name": "Toner hitam", "waste": False, "percent": 6}
    box = {"name": "Tempat limbah", "waste": True, "percent": 20}
    beat(kiosk, supplies=[toner, box])
    assert "Toner hitam hampir habis." in page(bench)
    assert "Tempat limbah hampir penuh." not in page(bench)
    beat(kiosk, supplies=[toner, box], warnings=[{"kind": "printer", "code": "printer.toner_low"}])
    said = page(bench)
    assert "Toner hitam hampir habis." not in said
    assert "Siapkan gantinya." in said
    assert "6% Tempat limbah 20% terisi" in said


def test_a_fault_that_the_office_does_not_know_is_not_hidden(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk, faults=[{"kind": "lemari", "code": "lemari.baru"}])
    said = page(bench)
    assert "lemari Gangguan ini belum dikenal program kantor." in said
    assert "lemari.baru" in said


def test_a_command_to_type_stands_apart_and_nothing_else_is_markup(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk, faults=[{"kind": "printer", "code": "printer.paused"}, {"kind": "<b>", "code": "<i>"}])
    html = bench.browser(bench.account()).get("/anjungan/isi").text
    assert "<code>anjungan doctor --fix</code>" in html
    assert "<i>" not in html
    assert "&lt;b&gt;" in html


def test_a_starting_device_is_nothing_to_be_done(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk, faults=[{"kind": "scanner", "code": "device.starting"}])
    assert "Tidak ada yang perlu dikerjakan." in page(bench)


def test_a_silent_kiosk_shows_what_it_said_last_and_no_services(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk, faults=[{"kind": "power", "code": "power.on_battery"}])
    bench.clock.passes(seconds=SILENT.total_seconds() + 1)
    said = page(bench)
    assert "Tidak terdengar" in said
    assert "Keadaan di bawah ini yang terakhir dilaporkan." in said
    assert "UPS memakai baterai." in said
    assert "Mengajukan" not in said


def test_tests_that_did_not_run_for_two_nights_are_overdue(bench: Bench, kiosk: PlayedKiosk) -> None:
    old = {"at": (kiosk.clock() - OVERDUE - timedelta(minutes=1)).isoformat(), "by": "night"}
    beat(kiosk, last_test=old)
    assert "Uji terlambat Sudah dua malam tidak menguji diri." in page(bench)
    beat(kiosk, last_test=None)
    assert "Uji terlambat" in page(bench)


def test_the_newest_report_is_named_and_downloaded(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk)
    assert "Laporan kesiapan belum ada" in page(bench)
    old, new = str(uuid.uuid4()), str(uuid.uuid4())
    for report_id, at in ((old, kiosk.clock() - timedelta(days=1)), (new, kiosk.clock())):
        content = report_body(kiosk, at=at.isoformat())
        assert kiosk.call("PUT", f"/reports/{report_id}", json=content).status_code == 201
    said = page(bench)
    assert "Laporan kesiapan 20 Nov 2026, 08.00 : perlu dilihat" in said
    assert "Perlu dilihat: Disk. Buka laporannya." in said
    browser = bench.browser(bench.account())
    answer = browser.get(f"/anjungan/{kiosk.number}/laporan/{new}")
    assert answer.content == PDF
    assert answer.headers["content-disposition"] == 'attachment; filename="kesiapan-01-2026-11-20.pdf"'
    assert f"/anjungan/{kiosk.number}/laporan/{old}" not in browser.get("/anjungan").text


def test_a_report_of_another_kiosk_or_none_is_not_found(bench: Bench, kiosk: PlayedKiosk) -> None:
    report_id = str(uuid.uuid4())
    kiosk.call("PUT", f"/reports/{report_id}", json=report_body(kiosk))
    browser = bench.browser(bench.account())
    assert browser.get(f"/anjungan/{kiosk.number + 1}/laporan/{report_id}").status_code == 404
    assert browser.get(f"/anjungan/{kiosk.number}/laporan/{uuid.uuid4()}").status_code == 404
    assert bench.browser().get(f"/anjungan/{kiosk.number}/laporan/{report_id}").status_code == 303


def test_an_older_kiosk_is_still_heard(bench: Bench, kiosk: PlayedKiosk) -> None:
    body = {"version": "0.9", "faults": [{"kind": "scanner", "code": "scanner.jam"}], "waiting": 1}
    assert kiosk.call("POST", "/heartbeat", json=body).status_code == 204
    said = page(bench)
    assert "Melayani sebagian" in said
    assert "Program anjungan ini belum melaporkan layanannya." in said
    assert "Pemindai" in said
    assert "Uji terlambat" not in said


def test_the_kiosk_that_needs_a_hand_comes_first(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk)
    second = bench.kiosk()
    beat(second, faults=[{"kind": "scanner", "code": "scanner.jam"}])
    third = bench.kiosk()
    with bench.office.database.writing() as session:
        kiosks.revoke(session, third.number, bench.clock())
    assert re.findall(r"Anjungan \d\d", page(bench)) == ["Anjungan 02", "Anjungan 01", "Anjungan 03"]
    assert "tidak dipercaya lagi sejak" in page(bench)


def test_without_any_kiosk_the_page_says_what_to_do(bench: Bench) -> None:
    said = page(bench, "/anjungan")
    assert "Belum ada anjungan yang terdaftar" in said
    assert "anjungan enroll code" in said


@pytest.mark.parametrize(
    "changes",
    [{"services": "all"}, {"nama": "CONTOH"}, {"parked": -1}, {"supplies": [{"name": "x", "percent": 101}]}],
    ids=["no list", "unknown key", "less than none", "more than all"],
)
def test_a_condition_that_is_none_is_refused(kiosk: PlayedKiosk, changes: dict[str, Any]) -> None:
    assert beat(kiosk, **changes) == 422


def test_what_was_told_comes_back_as_it_was_told(bench: Bench, kiosk: PlayedKiosk) -> None:
    beat(kiosk, parked=7)
    with bench.office.database.reading() as session:
        known = kiosks.by_id(session, kiosk.id)
    assert known is not None
    assert isinstance(known.condition, Condition)
    assert known.condition.parked == 7

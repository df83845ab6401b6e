"""An office in which something stands in every list: for tests that look at its pages, with records in them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from litestar.testing import TestClient

from adminduk.request import ActionKind, State
from office.store.accounts import OFFICE_ROLES, Account
from tests.office.editions_kit import open_with_editions
from tests.office.finished_kit import letter, upload, waits
from tests.office.generated import answer_surveys, fill
from tests.office.kit import WAYS, Bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_api_reports import body as report_body
from tests.office.test_archive import send
from tests.office.test_browser_fleet import beat
from tests.office.test_cards import came
from tests.office.test_catalogue_editor import open_entry, save
from tests.office.test_complaint_entry import enter
from tests.office.test_handover import PROXY, give
from tests.office.test_review import Desk
from tests.office.voices_kit import call, complain

LOGIN = "petugas1"
DAYS, LIVES = 20, 40
SETTINGS = "[office.retention_months]\nkk = 12\n"  # the office that runs on this folder keeps papers for a year
_PAPERS = ("formulir-f102", "surat-kehilangan", "dokumen-pendukung", "ktp-el-nasional")


@dataclass
class FullHouse:
    """`requests`: a number for each state; `names`: what stands for a parameter of an address."""

    bench: Bench
    everything: Account
    requests: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    slip_codes: list[str] = field(default_factory=list)

    def session(self) -> str:
        return self.bench.session_of(self.everything)


def full_house(home: Path) -> FullHouse:
    """Built in `home` up to this moment; another office may then be started on the same folder."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "anjungan.toml").write_text(SETTINGS)
    bench = open_with_editions(home, retention_months={"kk": 12})
    now = datetime.now(UTC)
    first = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    answer_surveys(fill(bench, LIVES, first, DAYS), LIVES, first.date(), DAYS)
    bench.clock.now = now - timedelta(days=400)
    old = _long_ago(bench)
    bench.clock.now = now
    house = FullHouse(bench, bench.account(*OFFICE_ROLES, login=LOGIN))
    kiosk, officer = bench.kiosk(), bench.browser(house.everything)
    _at_every_state(house, kiosk)
    _checked(house, kiosk, officer)
    _finished(house, kiosk, officer)
    _archived(house, officer, old)
    _heard(house, kiosk, officer)
    _looked_after(house, kiosk, officer)
    return house


def _long_ago(bench: Bench) -> str:
    """A request whose papers are over their time."""
    number = bench.kiosk().file(*_PAPERS).number
    bench.bring_to(number, State.SUDAH_DIAMBIL)
    bench.do(number, ActionKind.ARCHIVE)
    return number


def _at_every_state(house: FullHouse, kiosk: PlayedKiosk) -> None:
    for state in WAYS:
        ticket = kiosk.file(*_PAPERS)
        house.bench.bring_to(ticket.number, state)
        house.requests[state.value] = ticket.number
        house.slip_codes.append(ticket.slip_code)


def _checked(house: FullHouse, kiosk: PlayedKiosk, officer: TestClient) -> None:
    """One that is looked through by half, one that stands in SIAK."""
    number, desk = kiosk.file(*_PAPERS).number, Desk(officer)
    desk.take(number)
    desk.say(number, "surat-kehilangan-0")
    house.requests["checked by half"] = number
    send(officer, f"/permohonan/{house.requests['diproses']}/siak", lakukan="masuk", **{"nomor-siak": "SIAK-1"})


def _finished(house: FullHouse, kiosk: PlayedKiosk, officer: TestClient) -> None:
    """PDFs that wait to be confirmed, a card in a box, and one that a proxy collected."""
    number = waits(house.bench, kiosk.file(*_PAPERS).number)
    upload(officer, ("kk.pdf", letter(number)), ("lain.pdf", letter("CONTOH")), ("surat.pdf", b"PK"))
    card = waits(house.bench, kiosk.file("surat-kehilangan", service="ktp").number)
    assert came(officer, card)[0] == 200
    house.names["box"] = "A"
    house.requests["in a box"] = card
    collected = kiosk.file(*_PAPERS).number
    house.bench.bring_to(collected, State.SIAP_DIAMBIL)
    assert give(officer, collected, **PROXY)[0] == 303
    house.requests["collected"] = collected


def _archived(house: FullHouse, officer: TestClient, old: str) -> None:
    """Papers whose deletion is proposed, and a request that is kept for longer."""
    status, where, _ = send(officer, "/arsip/usul", nomor=[old], alasan="jadwal retensi")
    assert status == 303
    house.names["record_id"] = where.partition("?")[0].rpartition("/")[2]
    number = house.requests[State.DIARSIPKAN.value]
    assert send(officer, f"/permohonan/{number}/tahan", alasan="sengketa waris")[0] == 303


def _heard(house: FullHouse, kiosk: PlayedKiosk, officer: TestClient) -> None:
    """Complaints by kiosk and telephone, and somebody who calls."""
    told = complain(kiosk)
    house.slip_codes.append(told.slip_code)
    status, where = enter(officer, diterima=str(house.bench.clock().date()), telepon="080000000000")
    assert status == 303, where
    house.names["complaint"] = where.partition("?")[0].rpartition("/")[2]
    call(kiosk)


def _looked_after(house: FullHouse, kiosk: PlayedKiosk, officer: TestClient) -> None:
    """A kiosk that misses parts, a breach, a correction, and a changed service that waits to be published."""
    faults = [{"kind": "scanner", "code": "scanner.jam"}, {"kind": "printer", "code": "printer.out_of_paper"}]
    beat(kiosk, closed="document.closed", file=["pages.camera", "slip.screen"], faults=faults, waiting=3)
    report_id = str(uuid.uuid4())
    assert kiosk.call("PUT", f"/reports/{report_id}", json=report_body(kiosk)).status_code == 201
    found_at = (house.bench.clock() - timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
    story = {"data": "NIK dan nama", "cara": "Laptop CONTOH hilang", "tindakan": "Sandi diganti", "orang": "12"}
    status, where, _ = send(officer, "/data-pribadi/insiden", **story, ditemukan=found_at)
    assert status == 303
    house.names["breach_id"] = where.rpartition("/")[2]
    wish = {"nik": NIK, "isian": "nama", "nilai": "CONTOH BENAR", "alasan": "Menurut KTP-el"}
    assert send(officer, f"/data-pribadi/koreksi/{house.requests['terkirim']}", **wish)[0] == 200
    entry = open_entry(officer, "kk", "reasons.1") | {"name.id": "KK sebelum ini"}
    assert save(officer, "kk", entry).status_code == 303
    house.names |= {"name": "kk", "service": "kk", "login": LOGIN}

"""The kiosks' page in a real browser, fed by real heartbeats: on a desk and on a phone."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.benches.chromium import PHONE
from tests.benches.office import RunningOffice
from tests.office.browsing import joined, sideways, sign_in
from tests.office.kit import PDF
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_api_reports import body as report_body

pytestmark = pytest.mark.real


def beat(kiosk: PlayedKiosk, closed: str = "", **told: Any) -> None:
    services = [
        {"service": "file", "open": True, "detours": told.pop("file", [])},
        {"service": "collect", "open": not closed, "detours": [closed] if closed else []},
        {"service": "status", "open": True, "detours": []},
    ]
    tested = {"at": (kiosk.clock() - timedelta(hours=6)).isoformat(), "by": "night"}
    head = {"version": "0.4.0", "faults": told.pop("faults", []), "waiting": told.pop("waiting", 0)}
    condition = {"services": services, "last_test": tested, **told}
    assert kiosk.call("POST", "/heartbeat", json={**head, "condition": condition}).status_code == 204


def three_kiosks(office: RunningOffice) -> PlayedKiosk:
    """One that is well, one that misses parts, one that was never heard. The second one is handed back."""
    well, poor = joined(office), joined(office)
    joined(office)
    black = {"name": "Toner hitam", "waste": False, "percent": 64}
    beat(well, supplies=[black, {"name": "Tempat limbah toner", "waste": True, "percent": 20}])
    report_id = str(uuid.uuid4())
    assert well.call("PUT", f"/reports/{report_id}", json=report_body(well, outcome="pass")).status_code == 201
    beat(
        poor,
        closed="document.closed",
        file=["pages.camera", "slip.screen"],
        faults=[
            {"kind": "scanner", "code": "scanner.jam"},
            {"kind": "printer", "code": "printer.out_of_paper"},
            {"kind": "slip_printer", "code": "slip_printer.unplugged"},
        ],
        warnings=[{"kind": "printer", "code": "printer.toner_low"}],
        supplies=[{**black, "percent": 6}],
        waiting=3,
        parked=1,
    )
    return poor


def test_the_office_sees_its_kiosks(office: RunningOffice, page: Page, tmp_path: Path) -> None:
    password = office.new_account("operator1", "operator")
    sign_in(page, office, "operator1", password)
    page.goto(f"{office.url}/anjungan")
    expect(page.get_by_role("heading", name="Belum ada anjungan yang terdaftar")).to_be_visible()
    poor = three_kiosks(office)
    page.get_by_role("link", name="Anjungan", exact=True).click()
    card = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Anjungan 02"))
    expect(card.get_by_text("Melayani sebagian")).to_be_visible()
    expect(card.get_by_text("Berkas difoto dengan kamera; nomor hanya tampil di layar")).to_be_visible()
    expect(card.get_by_text("Gulungan", exact=False)).to_have_count(0)
    page.screenshot(path=tmp_path / "anjungan-meja.png", full_page=True)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="2026", exact=False).first.click()
    assert Path(downloading.value.path()).read_bytes() == PDF
    page.clock.install()
    page.reload()
    beat(poor)
    page.clock.run_for(31_000)
    expect(card.get_by_text("Melayani penuh")).to_be_visible()
    beat(poor, closed="document.closed", faults=[{"kind": "printer", "code": "printer.paused"}])
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.reload()
    assert sideways(page) == 0
    page.screenshot(path=tmp_path / "anjungan-telepon.png", full_page=True)

"""The search box: by number, NIK, nomor KK and name, with nothing personal in an address or in the list."""

from __future__ import annotations

import re

import httpx
import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_signin import form_token


@pytest.fixture
def officer(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.LOKET, login="loket1"))


def look_for(officer: TestClient, typed: str) -> httpx.Response:
    token = form_token(officer.get("/antrean").text)
    return officer.post("/cari", data={"cari": typed, "_csrf_token": token})


def numbers(page: str) -> list[str]:
    return re.findall(r'href="/permohonan/([A-Z0-9-]+)"', page)


@pytest.mark.parametrize("typed", ["specimen", "contoh specimen", NIK, "9917 1201 0180 0001", "9917120101800002"])
def test_who_asked_is_found_newest_first_and_not_shown(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient, typed: str
) -> None:
    first = kiosk.file()
    bench.clock.passes(minutes=1)
    second = kiosk.file()
    answer = look_for(officer, typed)
    assert answer.status_code == 200
    assert numbers(answer.text) == [second.number, first.number]
    assert "SPECIMEN" not in answer.text
    assert "080000000000" not in answer.text


@pytest.mark.parametrize(("typed", "target"), [("000001", "000001"), ("JGR-01-000001", "JGR-01-000001"), ("", "")])
def test_a_number_leads_to_the_queue(kiosk: PlayedKiosk, officer: TestClient, typed: str, target: str) -> None:
    kiosk.file()
    answer = look_for(officer, typed)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/antrean?nomor={target}")


def test_nobody_found_is_said_with_what_to_do(kiosk: PlayedKiosk, officer: TestClient) -> None:
    kiosk.file()
    page = look_for(officer, "<b>Tiada</b>").text
    assert "Nama dicari per kata utuh" in page
    assert "<b>Tiada" not in page


def test_a_person_is_never_looked_for_in_an_address(kiosk: PlayedKiosk, officer: TestClient) -> None:
    kiosk.file()
    assert officer.get(f"/cari?cari={NIK}").status_code == 405
    assert numbers(officer.get(f"/antrean?nomor={NIK}").text) == []
    assert officer.post("/cari", data={"cari": NIK}).status_code == 403

"""Cards from the dinas: a pile goes into a box with one stroke, is found again, and makes room when it is collected."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role, State
from office.counter.arriving import box_of, numbers_in
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_actions import stored
from tests.office.test_console_signin import form_token
from tests.office.test_handover import give


@pytest.fixture
def waiting(bench: Bench, kiosk: PlayedKiosk) -> list[str]:
    """Three cards for which somebody waits."""
    numbers = [kiosk.file("surat-kehilangan", service="ktp").number for _ in range(3)]
    for number in numbers:
        for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
            bench.do(number, kind)
    return numbers


def came(browser: TestClient, typed: str, csv: bytes = b"", box: str = "a", slot: str = "1") -> tuple[int, str]:
    token = form_token(browser.get("/kartu").text)
    files = {"csv": ("kartu.csv", csv, "text/csv")}
    data = {"_csrf_token": token, "nomor": typed, "kotak": box, "slot": slot}
    answer = browser.post("/kartu", data=data, files=files)
    return answer.status_code, answer.text


def where(browser: TestClient, typed: str) -> str:
    token = form_token(browser.get("/kartu").text)
    return browser.post("/kartu/cari", data={"_csrf_token": token, "cari": typed}).text


def test_a_pile_is_ready_and_found_and_makes_room(operator: TestClient, bench: Bench, waiting: list[str]) -> None:
    first, second, third = waiting
    status, page = came(operator, first.lower(), f"nomor;nama\n{second};CONTOH\n".encode())
    assert (status, page.count("siap diambil</td>")) == (200, 2)
    assert [stored(bench, each).state for each in (first, second)] == [State.SIAP_DIAMBIL] * 2
    assert stored(bench, third).state is State.MENUNGGU_TANDA_TANGAN
    for typed in (second, "SPECIMEN", NIK):
        assert "kotak <b>A</b>, slot <b>2</b>" in where(operator, typed)
    assert "Kotak <b>A</b>, slot <b>1</b>" in operator.get(f"/permohonan/{first}/serahkan").text
    label = operator.get("/kartu/A/label").text
    assert "A · 2" in label
    assert "SPECIMEN" not in label
    assert give(operator, first, bukti="KTP-el asli")[0] == 303
    assert first not in where(operator, first).split("Kotak</h2>")[0]
    came(operator, third)
    assert "kotak <b>A</b>, slot <b>1</b>" in where(operator, third)  # the place that became free


def test_what_does_not_belong_there_is_said(
    operator: TestClient, bench: Bench, kiosk: PlayedKiosk, waiting: list[str]
) -> None:
    young = kiosk.file("surat-kehilangan", service="ktp").number
    came(operator, waiting[0])
    status, page = came(operator, f"{waiting[0]} {young} JGR-01-999999 123")
    assert status == 200
    for said in ("Sudah ada di kotak", "tidak sedang menunggu", "Permohonan ini tidak ada", "Bukan nomor"):
        assert said in page
    assert stored(bench, young).state is State.TERKIRIM


@pytest.mark.parametrize(
    ("typed", "box", "slot"), [("", "A", "1"), ("JGR-01-000001", "A/B", "1"), ("JGR-01-000001", "A", "x")]
)
def test_what_is_missing_is_asked(operator: TestClient, waiting: list[str], typed: str, box: str, slot: str) -> None:
    assert came(operator, typed, box=box, slot=slot)[0] == 422


def test_somebody_of_another_village_finds_nothing(bench: Bench, operator: TestClient, waiting: list[str]) -> None:
    came(operator, waiting[0])
    other = bench.browser(bench.account(Role.OPERATOR, area="35.17.19.2002"))
    assert "Tidak ada kartu" in where(other, waiting[0])
    assert other.get("/kartu/A/label").status_code == 404


def test_numbers_are_read_from_anything() -> None:
    assert numbers_in('"jgr 01";x\nJGR01000002, JGR-01-000002\n7') == ["01", "JGR-01-000002", "7"]
    assert (box_of(" b 2 "), box_of("../a")) == ("B2", "")

"""The day of an office, played by five people in a real browser: what the evening's papers say is what happened."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benches.chromium import chromium
from tests.benches.office import running_office
from tests.office.day import CARDS, LETTERS, Day, played

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("hari")
    with running_office(folder / "kantor") as office, chromium() as browser:
        with played(office, browser, folder / "gambar") as day:
            yield day
        assert day.problems == []


def text_of(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(read.decode().split())


def test_each_request_stands_where_the_day_left_it(day: Day) -> None:
    states = Counter(
        day.kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).json()["state"]
        for ticket in day.tickets
    )
    assert states == {
        "diproses": CARDS - 4,
        "siap-diambil": 2,  # the completed one and a letter
        "sudah-diambil": 2,  # by a proxy at the counter, by the holder at the kiosk
        "ditolak": 1,
        "menunggu-tanda-tangan": LETTERS - 1,
    }


def test_the_printed_register_of_the_day_holds_all_twenty(day: Day) -> None:
    printed = text_of(day.the_register_is_printed("permohonan"))
    assert sorted(set(re.findall(r"JGR-01-\d{6}", printed))) == sorted(ticket.number for ticket in day.tickets)
    assert (printed.count("Ditolak"), printed.count("Sudah diambil")) == (1, 2)


def test_the_agenda_has_no_gap_and_the_refused_has_no_number(day: Day) -> None:
    printed = text_of(day.the_register_is_printed("agenda"))
    numbers = sorted(set(re.findall(r"\b(\d{4})/20\d\d", printed)))
    assert numbers == [f"{place:04}" for place in range(1, CARDS + LETTERS)]  # all twenty but one
    assert day.refused.number not in printed


def test_the_book_of_collections_says_who_showed_what(day: Day) -> None:
    printed = text_of(day.the_register_is_printed("pengambilan"))
    assert sorted(set(re.findall(r"JGR-01-\d{6}", printed))) == [day.by_proxy.number, day.by_kiosk.number]
    assert "kuasa" in printed


def test_the_camat_s_report_counts_the_same(day: Day) -> None:
    page = day.the_camat_reads_the_report()
    assert str(CARDS + LETTERS) in re.findall(r"\d+", page.locator(".cards").inner_text())


def test_the_refused_resident_reads_why_on_a_telephone(day: Day, tmp_path: Path) -> None:
    day.a_resident_looks_it_up()
    told = day.kiosk.call("POST", "/lookup", json={"slip_code": day.refused.slip_code}).json()
    assert told["reject_reason"] == "Pemohon terdaftar di kecamatan lain"

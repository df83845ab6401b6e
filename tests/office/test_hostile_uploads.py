"""Uploads that lie, that grow, that never end: refused in words, nothing left on the disk, others are answered."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind
from office import pdf
from tests.benches.office import RunningOffice, running_office
from tests.office.hostile_files import MEGABYTE, pdf_whose_table_inflates, png_of, zip_that_inflates
from tests.office.kit import PDF, Bench
from tests.office.played_kiosk import API, PlayedKiosk, Ticket, enrolled
from tests.office.test_console_actions import attach, stored

HALF_A_GIGABYTE = 500 * 1024 * 1024


@pytest.fixture
def waiting(bench: Bench, ticket: Ticket) -> Ticket:
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
        bench.do(ticket.number, kind)
    return ticket


def on_the_shelf(home: Path, shelf: str) -> list[str]:
    """Every file there, half-written ones as well."""
    return [each.name for each in (home / "office" / shelf).rglob("*") if each.is_file()]


@pytest.mark.parametrize(
    "content",
    [
        zip_that_inflates(50 * MEGABYTE),
        png_of(60_000, 60_000),
        b"<html><script>alert(1)</script></html>",
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"%!PS-Adobe-3.0\n%PDF-1.7",
        PDF[:300],
        b"%PDF-1.7\n" + zip_that_inflates(50 * MEGABYTE),
    ],
    ids=["zip", "png", "page", "program", "postscript", "half a pdf", "zip behind a pdf's head"],
)
def test_a_file_that_calls_itself_kk_pdf_and_is_none_is_refused(
    bench: Bench, operator: TestClient, waiting: Ticket, tmp_path: Path, content: bytes
) -> None:
    before = len(stored(bench, waiting.number).actions)
    status, page = attach(operator, waiting.number, content)
    assert status == 422
    assert "bukan PDF" in page or "rusak" in page
    assert on_the_shelf(tmp_path, "documents") == []
    assert len(stored(bench, waiting.number).actions) == before


def test_a_pdf_that_unpacks_to_gigabytes_is_opened_out_of_the_office_s_way(
    bench: Bench, operator: TestClient, waiting: Ticket, tmp_path: Path
) -> None:
    bomb = pdf_whose_table_inflates(4096 * MEGABYTE)
    assert len(bomb) < 5 * MEGABYTE
    before = _most_memory(os.getpid(), anew=True)
    status, _ = attach(operator, waiting.number, bomb)
    assert status == 422
    assert _most_memory(os.getpid()) - before < 200 * MEGABYTE
    assert on_the_shelf(tmp_path, "documents") == []
    assert attach(operator, waiting.number, PDF)[0] == 303  # and the next file is taken as ever


@pytest.mark.parametrize(
    ("content", "small"),
    [
        (PDF, True),
        (PDF + bytes(70_000), False),
        (b"%PDF-1.7 /Filter [/FlateDecode /FlateDecode]", False),
        (b"%PDF-1.7 /Filter 5 0 R", False),
        (b"%PDF-1.7 /F#69lter [/Fl /Fl]", False),
    ],
    ids=["ours", "long", "packed twice", "packed as said elsewhere", "in disguise"],
)
def test_only_what_cannot_grow_far_is_opened_at_once(content: bytes, small: bool) -> None:
    assert pdf.cannot_grow_far(content) is small


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="module")
def speaker(office: RunningOffice) -> PlayedKiosk:
    http = httpx.Client(base_url=office.url, trust_env=False, timeout=20)
    return enrolled(http, office.enrolment_code(), lambda: datetime.now(UTC))


def begun(office: RunningOffice, kiosk: PlayedKiosk, *heads: str, name: str = "0" * 64) -> socket.socket:
    """A connection over which the head of a page was sent, and nothing of the page yet."""
    url = httpx.URL(office.url)
    line = socket.create_connection((url.host, url.port or 80), timeout=20)
    head = [f"PUT {API}/blobs/{name} HTTP/1.1", f"Host: {url.host}", f"Authorization: Bearer {kiosk.token()}", *heads]
    line.sendall("\r\n".join([*head, "", ""]).encode())
    return line


@pytest.mark.real
def test_half_a_gigabyte_is_refused_by_its_head(office: RunningOffice, speaker: PlayedKiosk) -> None:
    with begun(office, speaker, f"Content-Length: {HALF_A_GIGABYTE}") as line:
        assert b" 413 " in line.recv(4096).partition(b"\r\n")[0]
    assert on_the_shelf(office.home, "pages") == []


@pytest.mark.real
def test_half_a_gigabyte_without_a_length_is_refused_and_never_held(
    office: RunningOffice, speaker: PlayedKiosk
) -> None:
    assert office.process is not None
    block = b"100000\r\n" + bytes(MEGABYTE) + b"\r\n"
    before = _most_memory(office.process.pid, anew=True)
    with begun(office, speaker, "Transfer-Encoding: chunked") as line:
        for _ in range(HALF_A_GIGABYTE // MEGABYTE):  # goes on although it was refused after 32 MB
            line.sendall(block)
        assert b" 413 " in line.recv(4096).partition(b"\r\n")[0]
    assert _most_memory(office.process.pid) - before < 100 * MEGABYTE
    assert on_the_shelf(office.home, "pages") == []
    assert speaker.call("GET", "/me").status_code == 200


@pytest.mark.real
def test_half_a_page_and_a_page_that_dawdles_keep_nobody_waiting(office: RunningOffice, speaker: PlayedKiosk) -> None:
    page = speaker.seal(bytes(MEGABYTE))
    name = hashlib.sha256(page).hexdigest()
    dawdling = [begun(office, speaker, f"Content-Length: {len(page)}", name=name) for _ in range(50)]
    for line in dawdling:
        line.sendall(page[: len(page) // 2])
    assert speaker.call("GET", "/me").status_code == 200  # meanwhile
    for line in dawdling:
        line.close()
    assert speaker.call("PUT", f"/blobs/{name}", content=page[: len(page) // 2]).json()["code"] == "hash"
    assert on_the_shelf(office.home, "pages") == []
    assert speaker.call("PUT", f"/blobs/{name}", content=page).status_code == 201


def _most_memory(process: int, anew: bool = False) -> int:
    """The most that a process has held at once, in bytes; counted from now on with `anew`."""
    if anew:
        Path(f"/proc/{process}/clear_refs").write_text("5")
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

"""Uploads that lie, that grow, that never end: refused in words, nothing left on the disk, others are answered."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import anyio
import httpx
import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role
from office import pdf
from tests.benches.office import RunningOffice, running_office
from tests.office.hostile_files import MEGABYTE, pdf_whose_table_inflates, png_of, zip_that_inflates
from tests.office.kit import PDF, Bench
from tests.office.played_kiosk import API, PlayedKiosk, Ticket, enrolled
from tests.office.test_console_actions import attach, stored
from tests.office.test_console_signin import form_token

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


# --- the gate before a file: nothing of it is read from whoever may not send it ---------------------------------------


FORM = "multipart/form-data; boundary=batas"
END = b"\r\n--batas--\r\n"


def begins(name: str, filename: str = "") -> bytes:
    file = f'; filename="{filename}"' if filename else ""
    return f'\r\n--batas\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode()


MUCH = [bytes(MEGABYTE)] * 10
FILE = (begins("berkas", "a.pdf"), *MUCH, END)


def sent(browser: TestClient, path: str, *parts: bytes, kind: str = FORM) -> tuple[int, float]:
    """The status, and how many megabytes of the body were asked for until then; each part is one piece on the wire."""
    waiting, read, status = list(parts), 0, 0
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

    async def receive() -> dict[str, object]:
        nonlocal read
        piece = waiting.pop(0) if waiting else b""
        read += len(piece)
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    heads = {"host": "127.0.0.1", "content-type": kind, "cookie": cookies}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in heads.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "extensions": {},
    }
    anyio.run(cast("Any", browser.app), scope, receive, send)
    return status, read / MEGABYTE


UPLOADS = ("/dokumen-jadi", "/permohonan/{number}/lampirkan", "/permohonan/{number}/serahkan")


@pytest.mark.parametrize("path", UPLOADS)
def test_nothing_is_read_from_whoever_may_not_upload(bench: Bench, waiting: Ticket, path: str) -> None:
    at = path.format(number=waiting.number)
    nobody, manager = bench.browser(), bench.browser(bench.account(Role.PENGELOLA))
    elsewhere = bench.browser(bench.account(Role.LOKET, area="35.17.19.2999"))
    assert sent(nobody, at, *FILE) == (303, 0)
    assert sent(manager, at, *FILE) == (403, 0)
    if path != UPLOADS[0]:
        assert sent(elsewhere, at, *FILE) == (404, 0)


@pytest.mark.parametrize("path", UPLOADS)
@pytest.mark.parametrize("token", [b"", b"karangan", None], ids=["empty", "another", "after the file"])
def test_a_file_without_our_form_s_token_before_it_is_not_read(
    operator: TestClient, waiting: Ticket, path: str, token: bytes | None
) -> None:
    own = form_token(operator.get("/dokumen-jadi").text).encode()
    before = (begins("_csrf_token"), token) if token is not None else ()
    after = () if token is not None else (begins("_csrf_token"), own)
    body = (*before, begins("berkas", "a.pdf"), *MUCH, *after, END)
    status, read = sent(operator, path.format(number=waiting.number), *body)
    assert status == 403
    assert read < 1


def test_words_without_an_end_are_refused_before_they_fill_the_memory(operator: TestClient, waiting: Ticket) -> None:
    token = form_token(operator.get("/dokumen-jadi").text).encode()
    body = (begins("_csrf_token"), token, begins("catatan"), *MUCH, END)
    for path in UPLOADS:
        status, read = sent(operator, path.format(number=waiting.number), *body)
        assert status == 413
        assert read < 2
    status, read = sent(operator, UPLOADS[0], b"berkas=", *MUCH, kind="application/x-www-form-urlencoded")
    assert (status, read < 2) == (413, True)


def test_a_form_of_our_own_passes_the_gate(bench: Bench, operator: TestClient) -> None:
    token = form_token(operator.get("/dokumen-jadi").text).encode()
    body = (begins("_csrf_token"), token, begins("berkas", "a.pdf"), PDF[:100], PDF[100:], END)
    assert sent(operator, "/dokumen-jadi", *body)[0] == 303
    assert "a.pdf" in operator.get("/dokumen-jadi").text


def _most_memory(process: int, anew: bool = False) -> int:
    """The most that a process has held at once, in bytes; counted from now on with `anew`."""
    if anew:
        Path(f"/proc/{process}/clear_refs").write_text("5")
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024

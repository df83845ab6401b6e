"""Asking a printer: which addresses can be asked, and what comes of answers that make no sense."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hardware.printer import ipp

TRAY = b"type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=250;level=%d;status=0;name=main;"


def _attribute(tag: int, name: bytes, value: bytes) -> bytes:
    return bytes((tag,)) + len(name).to_bytes(2, "big") + name + len(value).to_bytes(2, "big") + value


def reply(state: int, *reasons: bytes, level: int = 100) -> bytes:
    """A Get-Printer-Attributes response, as RFC 8010 section 3 has it."""
    first, *more = reasons
    parts = (
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x01",
        _attribute(0x47, b"attributes-charset", b"utf-8"),
        b"\x04",
        _attribute(0x23, b"printer-state", state.to_bytes(4, "big")),
        _attribute(0x44, b"printer-state-reasons", first),
        *(_attribute(0x44, b"", reason) for reason in more),
        _attribute(0x30, b"printer-input-tray", TRAY % level),
        b"\x03",
    )
    return b"".join(parts)


class _Printer(BaseHTTPRequestHandler):
    body = b""
    status = 200

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def printer() -> Iterator[tuple[str, type[_Printer]]]:
    handler = type("Printer", (_Printer,), {})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"ipp://127.0.0.1:{server.server_port}/ipp/print", handler
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_answer_is_read_whole(printer: tuple[str, type[_Printer]]) -> None:
    uri, handler = printer
    handler.body = reply(5, b"media-empty-error", b"cover-open")
    assert ipp.ask(uri) == ipp.Answer(ipp.STOPPED, ("media-empty-error", "cover-open"), paper_somewhere=True)


@pytest.mark.parametrize(("level", "holds"), [(0, False), (-2, False), (-3, True), (1, True)])
def test_only_a_tray_that_counts_its_sheets_proves_paper(
    printer: tuple[str, type[_Printer]], level: int, holds: bool
) -> None:
    uri, handler = printer
    handler.body = reply(3, b"none", level=level)
    answer = ipp.ask(uri)
    assert answer is not None
    assert answer.paper_somewhere is holds


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_an_answer_that_breaks_off_is_no_answer(printer: tuple[str, type[_Printer]], cut: int) -> None:
    uri, handler = printer
    handler.body = reply(3, b"none")[:cut]
    assert ipp.ask(uri) is None


@pytest.mark.parametrize("noise", [b"\x00" * 40, b"\xff" * 40, b"<html>not a printer</html>" * 4, b"\x03" * 12])
def test_noise_is_no_answer(printer: tuple[str, type[_Printer]], noise: bytes) -> None:
    uri, handler = printer
    handler.body = noise
    assert ipp.ask(uri) is None


def test_a_refusal_is_no_answer(printer: tuple[str, type[_Printer]]) -> None:
    uri, handler = printer
    handler.body, handler.status = reply(3, b"none"), 403
    assert ipp.ask(uri) is None


def test_a_printer_that_takes_the_call_and_says_nothing_is_given_up_in_time() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        assert ipp.ask(f"ipp://127.0.0.1:{deaf.getsockname()[1]}/ipp/print", timeout_s=0.2) is None


@pytest.mark.parametrize(
    ("uri", "possible"),
    [
        ("ipp://192.0.2.9/ipp/print", True),
        ("ipps://printer.local:631/ipp/print", True),
        ("http://localhost:60000/ipp/print", True),
        ("usb://Brother/HL-L2350DW", False),
        ("socket://192.0.2.9:9100", False),
        ("ipp://Printer._ipp._tcp.local/", False),
        ("file:///dev/null", False),
    ],
)
def test_which_addresses_can_be_asked(uri: str, possible: bool) -> None:
    assert ipp.can_ask(uri) is possible

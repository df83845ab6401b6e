"""The printer has the last word on whether a job came out. Here it is an HTTP server that says what it is told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hardware.printer import ipp
from hardware.printer.witness import Verdict, Witness

TITLE = "JGR-01-000042"
OURS, OTHERS = (7, TITLE), (6, "JGR-01-000041")


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return bytes((tag,)) + len(name).to_bytes(2, "big") + name.encode() + len(value).to_bytes(2, "big") + value


def _number(name: str, value: int) -> bytes:
    return _attribute(0x21, name, value.to_bytes(4, "big"))


class Clock:
    now = 5000.0

    def __call__(self) -> float:
        return self.now


class Printer:
    """Its memory, as a test fills it: jobs as (id, name) -> job-state."""

    def __init__(self) -> None:
        self.done: dict[tuple[int, str], int] = {}
        self.waiting: dict[tuple[int, str], int] = {}
        self.up_time_s = 1000
        self.uri = ""

    def reply(self, request: bytes) -> bytes:
        head = b"\x02\x00\x00\x00\x00\x00\x00\x01\x01" + _attribute(0x47, "attributes-charset", b"utf-8")
        if int.from_bytes(request[2:4], "big") != ipp.GET_JOBS:
            return head + b"\x04" + _number("printer-state", 3) + _number("printer-up-time", self.up_time_s) + b"\x03"
        jobs = self.waiting if b"not-completed" in request else self.done
        for (number, name), state in jobs.items():
            title = _attribute(0x42, "job-name", name.encode())
            head += b"\x02" + _number("job-id", number) + title + _number("job-state", state)
        return head + b"\x03"


@pytest.fixture
def printer() -> Iterator[Printer]:
    machine = Printer()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = machine.reply(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        machine.uri = f"ipp://127.0.0.1:{server.server_port}/ipp/print"
        yield machine
        server.shutdown()
        thread.join()


def test_a_job_on_its_list_of_done_ones_is_out(printer: Printer) -> None:
    witness = Witness(printer.uri, TITLE, Clock())
    printer.done = {OURS: ipp.JOB_COMPLETED, OTHERS: ipp.JOB_CANCELED}
    assert witness.verdict() is Verdict.OUT


@pytest.mark.parametrize("state", [ipp.JOB_CANCELED, ipp.JOB_ABORTED])
def test_a_job_that_it_gave_up_is_not_out(printer: Printer, state: int) -> None:
    witness = Witness(printer.uri, TITLE, Clock())
    printer.done = {OURS: state}
    assert witness.verdict() is Verdict.GIVEN_UP


def test_a_job_that_it_is_still_at_is_not_out(printer: Printer) -> None:
    witness = Witness(printer.uri, TITLE, Clock())
    printer.waiting = {OURS: 5}
    assert witness.verdict() is Verdict.WORKING


def test_an_earlier_job_of_the_same_request_proves_nothing(printer: Printer) -> None:
    printer.done = {OURS: ipp.JOB_COMPLETED}
    assert Witness(printer.uri, TITLE, Clock()).verdict() is Verdict.LOST


def test_a_printer_that_knows_others_and_not_ours_never_had_it(printer: Printer) -> None:
    witness = Witness(printer.uri, TITLE, Clock())
    printer.done = {OTHERS: ipp.JOB_COMPLETED}
    assert witness.verdict() is Verdict.LOST


def test_a_printer_that_keeps_no_list_is_believed_unless_it_was_switched_off(printer: Printer) -> None:
    clock = Clock()
    witness = Witness(printer.uri, TITLE, clock)
    clock.now += 20
    printer.up_time_s += 20
    assert witness.verdict() is Verdict.OUT
    printer.up_time_s = 3
    assert witness.verdict() is Verdict.LOST


def test_a_list_that_is_empty_now_and_was_not_before_was_lost_with_the_power(printer: Printer) -> None:
    printer.done = {OTHERS: ipp.JOB_COMPLETED}
    witness = Witness(printer.uri, TITLE, Clock())
    printer.done = {}
    assert witness.verdict() is Verdict.LOST


def test_a_printer_that_is_gone_says_nothing() -> None:
    assert Witness("ipp://127.0.0.1:9/ipp/print", TITLE, Clock()).verdict() is Verdict.SILENT


def test_a_printer_that_cannot_be_asked_is_taken_at_its_backends_word() -> None:
    assert Witness("usb://Brother/HL-L2350DW", TITLE, Clock()).verdict() is Verdict.OUT

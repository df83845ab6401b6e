"""The ESC/POS driver: bytes on the wire, lines that break, printers that know less than others."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from pyzbar import pyzbar

from hardware.device import DeviceInfo, Fault, Repair
from hardware.slip_printer import faults
from hardware.slip_printer.escpos import NO_DONE_SIGN_S, EscposSlipPrinter, Habits, open_slip_printer
from hardware.slip_printer.incoming import Incoming
from hardware.slip_printer.links import FileLink, NetworkLink, SerialLink
from hardware.slip_printer.port import Line, QrCode, Size, Slip
from hardware.slip_printer.status import Status
from hardware.slip_printer.strip import strip
from hardware.trace import Said, Speaker
from tests.benches.slip import PtyBench, TcpBench
from tests.benches.wait import wait_until

PAYLOAD = "http://127.0.0.1:8300/s/JGR-7K3M-9QX2-W4ZD-PB8C"
SLIP: Slip = (Line("JGR-01-000042", Size.LARGE, bold=True, centred=True), QrCode(PAYLOAD), Line("Sarédja"))
QUIET = 0x12


def test_the_bytes_of_a_slip() -> None:
    data = strip(SLIP, 32)
    assert data.startswith(b"\x1b@\x1bt\x00")  # reset, code page 437
    assert b"\x1b!\x30\x1bE\x01JGR-01-000042\n" in data  # double size, bold
    assert b"\x1d(k\x32\x001P0" + PAYLOAD.encode() in data  # stored for the printer's own QR code
    assert b"\x1d(k\x03\x001Q0" in data  # and drawn
    assert "Sarédja\n".encode("cp437") in data
    assert data.endswith(b"\x1dV\x01")  # cut, but for a tab


def test_a_printer_with_no_code_of_its_own_gets_a_picture() -> None:
    data = strip(SLIP, 32, qr_as_picture=True)
    assert PAYLOAD.encode() not in data
    start = data.index(b"\x1dv0\x00") + 4
    width, height = (
        int.from_bytes(data[start : start + 2], "little"),
        int.from_bytes(data[start + 2 : start + 4], "little"),
    )
    dots = data[start + 4 : start + 4 + width * height]
    picture = Image.frombytes("1", (width * 8, height), bytes(255 - byte for byte in dots))
    assert picture.crop((width * 8 - 1, 0, width * 8, height)).getextrema() == (255, 255)  # no stripe at the edge
    assert [code.data.decode() for code in pyzbar.decode(ImageOps.expand(picture.convert("L"), 40, 255))] == [PAYLOAD]


@pytest.mark.parametrize(("code_page", "table"), [("cp437", 0), ("cp850", 2), ("cp858", 19), ("cp1252", 16)])
def test_the_letters_are_those_of_the_code_page_that_was_set(code_page: str, table: int) -> None:
    data = strip(SLIP, 32, code_page=code_page)
    assert data.startswith(b"\x1b@\x1bt" + bytes((table,)))
    assert "Sarédja\n".encode(code_page) in data


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status(QUIET, QUIET, QUIET, QUIET), None),
        (Status(QUIET | 0x08, QUIET | 0x04, QUIET, QUIET), faults.COVER_OPEN),
        (Status(QUIET | 0x08, QUIET | 0x20, QUIET, QUIET | 0x60), faults.PAPER_OUT),
        (Status(QUIET | 0x08, QUIET | 0x40, QUIET | 0x08, QUIET), faults.CUTTER),
        (Status(QUIET | 0x08, QUIET | 0x40, QUIET | 0x20, QUIET), faults.NEEDS_SERVICE),
        (Status(QUIET | 0x08, QUIET | 0x40, QUIET | 0x40, QUIET), faults.OFFLINE),
        (Status(QUIET | 0x08, QUIET, QUIET, QUIET), faults.OFFLINE),
        (Status(QUIET, QUIET, QUIET, QUIET | 0x0C), None),
    ],
)
def test_what_the_status_bits_mean(status: Status, expected: object) -> None:
    assert status.fault() == expected


@pytest.mark.real
def test_a_connection_that_ended_while_nothing_was_said_is_opened_again() -> None:
    with TcpBench() as bench:
        printer = EscposSlipPrinter(NetworkLink(bench.address), Habits(columns=32))
        assert printer.check() is None
        bench.hang_up()
        assert printer.check() is None
        assert printer.print_slip(SLIP) is None
        printer.close()
    assert len(bench.slips) == 1


@pytest.mark.real
def test_a_printer_that_never_says_it_is_done_is_believed_when_it_has_no_fault() -> None:
    with TcpBench() as bench:
        bench.knows_done_sign = False
        printer = EscposSlipPrinter(NetworkLink(bench.address), clock=lambda: time.monotonic() * 10)
        assert printer.print_slip(SLIP) is None
        printer.close()
    assert len(bench.slips) == 1


@pytest.mark.real
def test_noise_on_the_line_is_no_answer(tmp_path: Path) -> None:
    with PtyBench(tmp_path) as bench:
        printer = EscposSlipPrinter(SerialLink(bench.address))
        assert printer.check() is None
        bench.say(b"\x11\xff\x13\x00\xa5")
        bench.open_cover()
        assert printer.check() == faults.COVER_OPEN
        printer.close()


def test_a_plain_file_takes_the_slip_and_tells_nothing(tmp_path: Path) -> None:
    paper = tmp_path / "paper.bin"
    printer = EscposSlipPrinter(FileLink(str(paper)), Habits(columns=32))
    assert printer.check() == faults.UNPLUGGED  # it makes no file of its own
    assert not paper.exists()
    paper.touch()
    assert printer.check() is None
    assert printer.info().model == "one-way"
    assert printer.warnings() == (faults.STATUS_UNKNOWN,)
    assert printer.print_slip(SLIP) is None
    assert printer.print_slip(SLIP) is None
    printer.close()
    assert paper.read_bytes() == strip(SLIP, 32) * 2  # and no question among them


@pytest.mark.parametrize(
    ("driver", "address"),
    [
        ("escpos-network", "printer:abc"),
        ("escpos-network", ""),
        ("escpos-serial", "/dev/ttyS0@x"),
        ("escpos-serial", ""),
        ("escpos-file", ""),
        ("escpos-file", "usb:serial="),
        ("escpos-usb", "04b8"),
        ("escpos-usb", "/dev/usb/lp0"),
    ],
)
def test_an_address_that_cannot_be_one_is_named(driver: str, address: str) -> None:
    assert open_slip_printer(driver, address) == faults.BAD_ADDRESS


def test_a_line_that_is_not_there_is_unplugged(tmp_path: Path) -> None:
    for driver in ("escpos-serial", "escpos-file"):
        printer = open_slip_printer(driver, str(tmp_path / "nothing"))
        assert isinstance(printer, EscposSlipPrinter)
        assert printer.check() == faults.UNPLUGGED
        assert printer.info().driver == "escpos"


@pytest.mark.real
def test_it_knows_who_the_printer_is() -> None:
    with TcpBench() as bench:
        printer = EscposSlipPrinter(NetworkLink(bench.address))
        assert printer.info().model == "ESC/POS"
        assert printer.check() is None
        assert printer.info() == DeviceInfo(
            "slip_printer", "escpos", bench.address, "CONTOH CT-80", "CONTOH0042", "1.05 ESC/POS"
        )
        printer.close()


@pytest.mark.real
def test_a_printer_that_does_not_know_its_name_prints_all_the_same() -> None:
    with TcpBench() as bench:
        bench.knows_its_name = False
        printer = EscposSlipPrinter(NetworkLink(bench.address), clock=lambda: time.monotonic() * 10)
        assert printer.check() is None
        assert printer.info().model == "ESC/POS"
        assert printer.print_slip(SLIP) is None
        printer.close()
    assert len(bench.slips) == 1


@pytest.mark.real
@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("open_cover", faults.COVER_OPEN),
        ("take_paper_away", faults.PAPER_OUT),
        ("block_cutter", faults.CUTTER),
        ("fall_silent", faults.SILENT),
    ],
)
def test_a_printer_that_answers_no_questions_is_told_to_tell_by_itself(spoil: str, fault: Fault) -> None:
    with TcpBench() as bench:
        bench.answers_questions = False
        printer = EscposSlipPrinter(NetworkLink(bench.address), clock=lambda: time.monotonic() * 10)
        assert printer.check() is None
        assert printer.print_slip(SLIP) is None
        getattr(bench, spoil)()
        wait_until(lambda: printer.check() == fault, "the news are there")
        assert printer.print_slip(SLIP) == fault
        printer.close()
    assert len(bench.slips) == 1


@pytest.mark.real
def test_news_that_nobody_asked_for_are_no_sign_that_the_slip_is_done(tmp_path: Path) -> None:
    """The end of the roll comes near while the slip prints: the printer says so by itself, and three of those four
    bytes look like the answer to `GS r`."""
    with PtyBench(tmp_path) as bench:
        bench.knows_done_sign = False
        ticks = count()
        printer = EscposSlipPrinter(
            SerialLink(bench.address),
            clock=lambda: next(ticks) * 0.001,
            wait=lambda _: bench.say(bytes((0x10, 0, 0x03, 0))),
        )
        assert printer.check() is None
        begun = next(ticks)
        assert printer.print_slip(SLIP) is None
        assert next(ticks) - begun > NO_DONE_SIGN_S / 0.001  # it waited as long as without news
        printer.close()


@pytest.mark.real
def test_a_printer_known_to_be_dumb_is_asked_nothing() -> None:
    with TcpBench() as bench:
        bench.fall_silent()
        printer = EscposSlipPrinter(NetworkLink(bench.address), Habits(asks_status=False))
        assert printer.check() is None
        assert printer.warnings() == (faults.STATUS_UNKNOWN,)
        bench.speak_again()
        assert printer.print_slip(SLIP) is None
        wait_until(lambda: bench.slips, "the slip is out")
        printer.close()
    assert bench.slips == [strip(SLIP, 48)]


@pytest.mark.real
def test_a_knife_that_was_freed_is_mended() -> None:
    """The scrap is out, and the printer waits to be told that it may go on."""
    with TcpBench() as bench:
        printer = EscposSlipPrinter(NetworkLink(bench.address))
        bench.block_cutter()
        bench.frees_itself_when_told = True
        assert printer.check() == faults.CUTTER
        assert printer.mend() == (Repair.REOPENED,)
        assert printer.print_slip(SLIP) is None
        printer.close()


@pytest.mark.real
def test_who_listens_hears_status_and_nothing_of_the_slip() -> None:
    heard: list[Said] = []
    with TcpBench() as bench:
        printer = EscposSlipPrinter(NetworkLink(bench.address))
        printer.trace_to(heard.append)
        assert printer.print_slip(SLIP) is None
        printer.close()
    assert Said(Speaker.DEVICE, "DLE EOT 4", b"\x12") in heard
    assert any(said.what == f"slip {len(strip(SLIP, 48)) + 3} bytes" for said in heard)
    told = b"".join(said.what.encode() + said.data for said in heard)
    assert b"JGR" not in told


def test_the_news_of_a_printer_mean_what_its_answers_mean() -> None:
    assert Status.from_news(bytes((0x10, 0, 0, 0))).fault() is None
    assert Status.from_news(bytes((0x10, 0, 0x03, 0))).warnings() == (faults.PAPER_LOW,)
    assert Status.from_news(bytes((0x38, 0, 0, 0))).fault() == faults.COVER_OPEN
    assert Status.from_news(bytes((0x18, 0, 0x0C, 0))).fault() == faults.PAPER_OUT
    assert Status.from_news(bytes((0x18, 0x08, 0, 0))).fault() == faults.CUTTER
    assert Status.from_news(bytes((0x18, 0x20, 0, 0))).fault() == faults.NEEDS_SERVICE
    assert Status.from_news(bytes((0x18, 0x40, 0, 0))).fault() == faults.OFFLINE


def test_a_block_of_news_cut_short_by_an_answer_is_no_sign() -> None:
    came = Incoming()
    came.hear(bytes((0x10, 0x00, 0x12, 0x00)))
    assert came.answers == [0x12]
    assert came.news is None
    assert came.done  # the last byte stands alone

"""What every slip printer must do: the fake one, and the ESC/POS driver over a socket, a serial line, a device file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from hardware.device import Fault, Mendable, Warns
from hardware.slip_printer import faults
from hardware.slip_printer.escpos import EscposSlipPrinter, Habits, open_slip_printer
from hardware.slip_printer.fake import FakeSlipPrinter
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip, SlipPrinter
from hardware.slip_printer.usb_link import UsbLink
from tests.benches.slip import PtyBench, TcpBench
from tests.benches.usb_bus import UsbBench
from tests.benches.wait import wait_until

NUMBER = "JGR-01-000042"
PAYLOAD = "http://127.0.0.1:8300/s/JGR-7K3M-9QX2-W4ZD-PB8C"
SLIP: Slip = (
    Line("KECAMATAN CONTOH", bold=True, centred=True),
    Rule(),
    Line(NUMBER, Size.LARGE, bold=True, centred=True),
    Gap(),
    QrCode(PAYLOAD),
    Line("Simpan kertas ini."),
)
OTHER: Slip = (Line("JGR-01-000043", Size.LARGE),)
COLUMNS = 32


class Hands(Protocol):
    """What a person does to a slip printer, and reads on its paper."""

    def texts(self) -> list[str]: ...
    def load_paper(self, lines: int = ...) -> None: ...
    def take_paper_away(self) -> None: ...
    def open_cover(self) -> None: ...
    def close_cover(self) -> None: ...
    def block_cutter(self) -> None: ...
    def free_cutter(self) -> None: ...
    def pull_cable(self) -> None: ...
    def plug_in(self) -> None: ...
    def fall_silent(self) -> None: ...
    def speak_again(self) -> None: ...


class FakeHands(FakeSlipPrinter):
    """The fake printer is its own hands."""

    def texts(self) -> list[str]:
        return ["".join(_said(part) for part in slip) for slip in self.slips]


def _said(part: Line | QrCode | Rule | Gap) -> str:
    match part:
        case Line(text) | QrCode(text):
            return text
    return ""


@dataclass(frozen=True)
class Stand:
    hands: Hands
    printer: SlipPrinter


@pytest.fixture(
    params=[
        "fake",
        pytest.param("escpos-network", marks=pytest.mark.real),
        pytest.param("escpos-serial", marks=pytest.mark.real),
        pytest.param("escpos-file", marks=pytest.mark.real),
        "escpos-usb",  # the real pyusb, on a bus that is played
    ]
)
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    if request.param == "fake":
        fake = FakeHands(columns=COLUMNS)
        yield Stand(fake, fake)
        return
    if request.param == "escpos-usb":
        bus = UsbBench()
        yield Stand(bus, EscposSlipPrinter(UsbLink(bus.address, bus), Habits(columns=COLUMNS)))
        assert bus.unknown == []
        return
    with TcpBench() if request.param == "escpos-network" else PtyBench(tmp_path) as bench:
        printer = open_slip_printer(request.param, bench.address, Habits(columns=COLUMNS))
        assert isinstance(printer, EscposSlipPrinter)
        yield Stand(bench, printer)
        printer.close()
        assert bench.unknown == []


def test_a_ready_printer_has_no_fault_and_says_who_it_is(stand: Stand) -> None:
    assert stand.printer.check() is None
    info = stand.printer.info()
    assert info.kind == "slip_printer"
    assert info.address
    assert info.model


def test_the_slip_carries_number_and_code(stand: Stand) -> None:
    assert stand.printer.print_slip(SLIP) is None
    [text] = stand.hands.texts()  # there the moment that the printer says so
    assert NUMBER in text
    assert PAYLOAD in text
    assert "Simpan kertas ini." in text


def test_every_slip_is_cut_off_on_its_own(stand: Stand) -> None:
    assert [stand.printer.print_slip(slip) for slip in (SLIP, OTHER)] == [None, None]
    first, second = stand.hands.texts()
    assert NUMBER in first
    assert "JGR-01-000043" in second
    assert NUMBER not in second


@pytest.mark.parametrize(
    ("spoil", "mend", "fault"),
    [
        ("take_paper_away", "load_paper", faults.PAPER_OUT),
        ("open_cover", "close_cover", faults.COVER_OPEN),
        ("block_cutter", "free_cutter", faults.CUTTER),
        ("fall_silent", "speak_again", faults.SILENT),
        ("pull_cable", "plug_in", faults.UNPLUGGED),
    ],
)
def test_a_fault_is_named_and_a_hand_mends_it(stand: Stand, spoil: str, mend: str, fault: Fault) -> None:
    getattr(stand.hands, spoil)()
    assert stand.printer.check() == fault
    assert stand.printer.print_slip(SLIP) == fault
    assert stand.hands.texts() == []
    getattr(stand.hands, mend)()
    assert stand.printer.check() is None
    assert stand.hands.texts() == []  # what failed does not come out when it is mended
    assert stand.printer.print_slip(OTHER) is None


def test_paper_that_runs_out_during_the_slip_is_named(stand: Stand) -> None:
    stand.hands.load_paper(4)
    assert stand.printer.print_slip(SLIP) == faults.PAPER_OUT
    assert stand.hands.texts() == []


def test_a_slip_that_failed_never_comes_out_later(stand: Stand) -> None:
    """The roll ran out in one resident's visit; the new roll prints only the next one's number."""
    stand.hands.load_paper(4)
    assert stand.printer.print_slip(SLIP) == faults.PAPER_OUT
    stand.hands.load_paper()
    assert stand.printer.check() is None
    assert stand.hands.texts() == []
    assert stand.printer.print_slip(OTHER) is None
    [text] = stand.hands.texts()
    assert NUMBER not in text


def test_low_paper_only_warns(stand: Stand) -> None:
    stand.hands.load_paper(50)
    assert stand.printer.check() is None
    assert isinstance(stand.printer, Warns)
    assert stand.printer.warnings() == (faults.PAPER_LOW,)
    assert stand.printer.print_slip(SLIP) is None
    assert len(stand.hands.texts()) == 1


def test_a_fault_is_mended_as_far_as_no_hand_is_needed(stand: Stand) -> None:
    assert isinstance(stand.printer, Mendable)
    assert stand.printer.mend() == ()  # there is nothing to mend
    stand.hands.take_paper_away()
    assert stand.printer.mend() == ()  # paper does not come by itself
    assert stand.printer.check() == faults.PAPER_OUT
    stand.hands.load_paper()
    assert stand.printer.check() is None


def test_a_cover_opened_by_another_hand_is_seen_at_once(stand: Stand) -> None:
    hand = threading.Thread(target=stand.hands.open_cover)
    hand.start()
    wait_until(lambda: stand.printer.check() == faults.COVER_OPEN, "the cover is seen open")
    hand.join()


def test_it_can_be_closed_twice_and_used_again(stand: Stand) -> None:
    stand.printer.close()
    stand.printer.close()
    assert stand.printer.check() is None

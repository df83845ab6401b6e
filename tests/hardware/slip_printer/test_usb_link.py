"""The printer on the USB bus: found by what it is, taken from the kernel, one way or two."""

from __future__ import annotations

import pytest

from hardware.slip_printer import faults
from hardware.slip_printer.escpos import EscposSlipPrinter, open_slip_printer
from hardware.slip_printer.port import Line, Slip
from hardware.slip_printer.usb_link import UsbLink
from tests.benches.usb_bus import MAKER, PRODUCT, UsbBench

SLIP: Slip = (Line("JGR-01-000042"),)


def test_it_is_taken_from_the_kernels_own_driver() -> None:
    bench = UsbBench()
    printer = EscposSlipPrinter(UsbLink(bench.address, bench))
    assert printer.print_slip(SLIP) is None
    assert len(bench.slips) == 1
    assert printer.info().model == "CONTOH CT-80"


def test_a_printer_that_hides_its_class_prints() -> None:
    bench = UsbBench(vendor_class=True)
    assert EscposSlipPrinter(UsbLink(bench.address, bench)).print_slip(SLIP) is None
    assert len(bench.slips) == 1


def test_a_printer_with_no_way_back_is_said_to_be_one() -> None:
    bench = UsbBench(one_way=True)
    printer = EscposSlipPrinter(UsbLink(f"usb:{MAKER:04X}:{PRODUCT:04x}", bench), clock=iter(range(1000)).__next__)
    printer.check()
    assert printer.check() is None
    assert printer.warnings() == (faults.STATUS_UNKNOWN,)
    assert printer.print_slip(SLIP) is None
    assert len(bench.slips) == 1


def test_another_printer_of_the_same_make_is_not_taken() -> None:
    bench = UsbBench()
    printer = EscposSlipPrinter(UsbLink(f"{MAKER:04x}:{PRODUCT:04x}:CONTOH0043", bench))
    assert printer.check() == faults.UNPLUGGED


@pytest.mark.real
def test_on_the_real_bus_of_this_machine_it_is_not_plugged_in() -> None:
    printer = open_slip_printer("escpos-usb", "ffff:fffe:CONTOH")
    assert isinstance(printer, EscposSlipPrinter)
    assert printer.check() == faults.UNPLUGGED

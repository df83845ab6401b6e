"""Who a printer is and how full it is, from the words of several makers."""

from __future__ import annotations

from hardware.printer import about
from hardware.printer.about import About
from hardware.printer.port import Supply


def level(value: int) -> bytes:
    return value.to_bytes(4, "big", signed=True)


def test_a_printer_that_says_nothing_of_itself() -> None:
    assert about.read({}) == About()


def test_the_device_id_fills_what_is_missing() -> None:
    said = about.read({"printer-device-id": [b"MFG:Contoh; MDL:A4 100;SERN:X77;CMD:PDF"]})
    assert (said.model, said.serial) == ("Contoh A4 100", "X77")


def test_supplies_as_pwg_has_them() -> None:
    said = about.read(
        {
            "printer-supply-description": [b"Toner hitam", b"Limbah", b"Drum"],
            "printer-supply": [
                b"index=1;type=toner;maxcapacity=2000;level=500;",
                b"index=2;type=wasteToner;maxcapacity=100;level=80;",
                b"index=3;type=opc;maxcapacity=-2;level=-3;",
            ],
        }
    )
    assert said.supplies == (
        Supply("Toner hitam", is_waste=False, percent=25),
        Supply("Limbah", is_waste=True, percent=80),
        Supply("Drum", is_waste=False, percent=None),
    )


def test_supplies_as_cups_learns_them_from_its_backend() -> None:
    said = about.read(
        {
            "marker-names": [b"Black", b"Waste"],
            "marker-types": [b"toner", b"waste-toner"],
            "marker-levels": [level(12), level(-3)],
        }
    )
    assert said.supplies == (Supply("Black", is_waste=False, percent=12), Supply("Waste", is_waste=True, percent=None))


def test_the_first_counter_that_counts() -> None:
    assert about.read({"printer-impressions-completed": [level(9)]}).printed == 9
    assert about.read({"printer-pages-completed": [level(8)], "printer-impressions-completed": [level(9)]}).printed == 8


def test_the_serial_number_of_a_usb_printer_is_in_its_address() -> None:
    assert about.serial_in("usb://Contoh/A4%20100?serial=X77&interface=1") == "X77"
    assert about.serial_in("ipp://localhost:631/ipp/print") == ""

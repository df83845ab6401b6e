"""A thing is found by who it is: moved to another socket, swapped for a spare, or one of two alike."""

from __future__ import annotations

import pytest

from hardware.usb import Part, Several, find

FIRST = Part("/dev/ttyACM0", 0x0C2E, 0x0901, "CONTOH-1", "1-1")
SECOND = Part("/dev/ttyACM1", 0x0C2E, 0x0901, "CONTOH-2", "1-2")
PRINTER = Part("/dev/ttyACM2", 0x04B8, 0x0202, "", "1-3")


def test_a_path_names_itself() -> None:
    assert find("/dev/serial/by-id/usb-x", []) == "/dev/serial/by-id/usb-x"
    assert find("", [FIRST]) is None


@pytest.mark.parametrize("order", [[FIRST, SECOND, PRINTER], [PRINTER, SECOND, FIRST]])
def test_the_very_same_one_whatever_number_the_kernel_gave_it(order: list[Part]) -> None:
    assert find(FIRST.address, order) == FIRST.path
    moved = Part("/dev/ttyACM7", 0x0C2E, 0x0901, "CONTOH-1", "1-4")
    assert find(FIRST.address, [SECOND, moved]) == "/dev/ttyACM7"


def test_a_spare_of_its_kind_takes_its_place() -> None:
    assert find(FIRST.address, [PRINTER, SECOND]) == SECOND.path


def test_of_two_strangers_the_one_in_its_socket() -> None:
    stranger = Part("/dev/ttyACM5", 0x0C2E, 0x0901, "CONTOH-9", "1-1")
    assert find(FIRST.address, [SECOND, stranger]) == stranger.path


def test_two_that_nothing_tells_apart_are_never_guessed() -> None:
    with pytest.raises(Several):
        find("usb:0c2e:0901", [FIRST, SECOND])


def test_nothing_of_its_kind_is_there() -> None:
    assert find(FIRST.address, [PRINTER]) is None


def test_an_address_that_is_none() -> None:
    with pytest.raises(ValueError, match="usb:VVVV"):
        find("usb:honeywell", [FIRST])


@pytest.mark.parametrize("part", [FIRST, PRINTER])
def test_what_a_part_calls_itself_finds_it(part: Part) -> None:
    assert find(part.address, [FIRST, SECOND, PRINTER]) == part.path

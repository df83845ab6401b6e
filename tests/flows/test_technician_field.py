"""A technician records what a device says and packs a support bundle: what is seen, touched and said."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from kiosk.spool.faults import DISK_FULL
from kiosk.technician import asks
from kiosk.technician.asks import Answer, Ask
from tests.flows.script import spoken
from tests.flows.staff import PlayedWorkshop, Staff

FILE = "bantuan-JGR-01-20261120-080500.zip"


class FieldWorkshop(PlayedWorkshop):
    """Traces and bundles, or why there are none."""

    refuses: Fault | None = None

    def answers(self, ask: Ask) -> tuple[Answer, ...]:
        match ask:
            case asks.PackBundle() if not self.breaks:
                self.asked.append(ask)
                file = "" if self.refuses else FILE
                return (asks.BundlePacked(file, self.refuses),)
            case asks.Trace() if self.refuses is not None:
                self.asked.append(ask)
                return (asks.TraceChanged(on=False, fault=self.refuses),)
        return super().answers(ask)


def at(row: str, workshop: PlayedWorkshop) -> Staff:
    staff = Staff(workshop)
    staff.sign_in()
    staff.touch(row)
    return staff


def test_a_bundle_is_packed_and_its_place_is_named() -> None:
    staff = at("office", FieldWorkshop())
    staff.touch("bundle")
    assert FILE in spoken(staff.frame)
    assert "Tidak ada data warga di dalamnya." in spoken(staff.frame)
    staff.touch("ok")
    assert staff.page == "staff-office"


@pytest.mark.parametrize("cause", ["disk", "bug"])
def test_a_bundle_that_cannot_be_packed_says_why(cause: str) -> None:
    workshop = FieldWorkshop()
    staff = at("office", workshop)
    workshop.refuses, workshop.breaks = (DISK_FULL, False) if cause == "disk" else (None, True)
    staff.touch("bundle")
    said = spoken(staff.frame)
    assert "Paket bantuan belum jadi" in said
    assert ("Penyimpanan kios penuh." in said) is (cause == "disk")


def test_a_trace_that_the_disk_refuses_says_so_and_can_be_tried_again() -> None:
    workshop = FieldWorkshop(can_trace=True)
    workshop.refuses = DISK_FULL
    staff = at("printer", workshop)
    staff.touch("log")
    staff.touch("trace")
    assert "Penyimpanan kios penuh." in spoken(staff.frame)
    workshop.refuses = None
    staff.touch("trace")
    assert staff.workshop.newest(asks.Trace) == asks.Trace("printer", on=True)
    assert "Penyimpanan kios penuh." not in spoken(staff.frame)

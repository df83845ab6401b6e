"""Every kind of device is named with its state."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.power.port import Battery
from hardware.printer import faults as printer_faults
from kiosk.availability import DEVICE_KINDS
from kiosk.devices.faults import STARTING
from kiosk.doctor.model import Outcome
from kiosk.settings import KioskSettings, ReaderSettings
from tests.kiosk.doctor.kit import PRINTER, Machine, said


def test_a_device_that_works_says_who_it_is_and_since_when(pc: Machine) -> None:
    pc.has(PRINTER)
    finding = pc.look("printer")["printer.state"]
    assert finding.outcome is Outcome.PASS
    assert said(finding) == "Pencetak A4 siap sejak 20-11-2026 08.05. CONTOH 100, SN-7, firmware 1.2, A4"


def test_a_fault_says_the_technician_s_sentence(pc: Machine) -> None:
    pc.has(PRINTER, fault=printer_faults.OFFLINE)
    finding = pc.look("printer")["printer.state"]
    assert finding.outcome is Outcome.FAIL
    assert said(finding)


def test_what_runs_low_is_a_warning(pc: Machine) -> None:
    pc.has(PRINTER, "", None, printer_faults.TONER_LOW)
    assert pc.look("printer")["printer.state"].outcome is Outcome.WARN


@pytest.mark.parametrize("fault", [STARTING, Fault("printer.jam", still_works=("collect",))])
def test_what_does_not_keep_a_device_from_its_job_is_a_warning(pc: Machine, fault: Fault) -> None:
    pc.has(PRINTER, fault=fault)
    assert pc.look("printer")["printer.state"].outcome is Outcome.WARN


@pytest.mark.parametrize("kind", DEVICE_KINDS)
def test_kinds_that_are_not_there_are_named_and_spoil_nothing(pc: Machine, kind: str) -> None:
    finding = pc.look(kind)[f"{kind}.state"]
    assert finding.outcome is Outcome.NOT_RUN
    absent = kind in ("camera", "power")
    assert ("tidak terpasang" if absent else "mode contoh") in said(finding)


def test_a_device_with_a_driver_that_could_not_be_looked_at_is_not_called_a_sample(pc: Machine) -> None:
    pc.change(settings=KioskSettings(reader=ReaderSettings(driver="serial")))
    pc.has(None, "reader", STARTING)
    assert pc.look("reader")["reader.state"].outcome is Outcome.WARN


@pytest.mark.parametrize(
    ("battery", "outcome"),
    [
        (Battery(on_mains=True, charge=100, runtime_s=1200), Outcome.PASS),
        (Battery(on_mains=True, charge=20, runtime_s=1200), Outcome.WARN),
        (Battery(on_mains=True, charge=100, runtime_s=60), Outcome.WARN),
        (Battery(on_mains=False, charge=90), Outcome.WARN),
    ],
)
def test_battery(pc: Machine, battery: Battery, outcome: Outcome) -> None:
    pc.change(battery=lambda: battery)
    assert pc.look("power")["power.battery"].outcome is outcome


def test_without_a_ups_nothing_is_said_about_its_battery(pc: Machine) -> None:
    assert "power.battery" not in pc.look("power")

"""Which of the many things a UPS says at once matters most."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.power import faults
from hardware.power.port import Battery
from hardware.power.status import battery_of, fault_of


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("OL", None),
        ("OL CHRG", None),
        ("OL TRIM", None),
        ("OL BOOST", None),
        ("OL CHRG LB", None),  # the mains are back, the battery fills
        ("OB DISCHRG", faults.ON_BATTERY),
        ("OB DISCHRG LB", faults.BATTERY_LOW),
        ("LB OB", faults.BATTERY_LOW),
        ("FSD OL", faults.BATTERY_LOW),  # the service has ordered the end already
        ("OB CAL LB", None),  # it measures its battery by itself
        ("OL OVER", faults.OVERLOAD),
        ("OL RB", faults.REPLACE_BATTERY),
        ("OB RB OVER", faults.ON_BATTERY),
        ("", None),
    ],
)
def test_the_gravest_first(words: str, fault: Fault | None) -> None:
    assert fault_of({"ups.status": words}) == fault


@pytest.mark.parametrize(
    ("said", "battery"),
    [
        ({"ups.status": "OL"}, Battery(True)),
        ({"ups.status": "OB", "battery.charge": "87.5", "battery.runtime": "610"}, Battery(False, 88, 610)),
        ({"ups.status": "OB", "battery.charge": "n/a"}, Battery(False)),
    ],
)
def test_what_the_ups_does_not_say_stays_unknown(said: dict[str, str], battery: Battery) -> None:
    assert battery_of(said) == battery

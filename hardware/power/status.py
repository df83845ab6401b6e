"""What a UPS says of itself (NUT's `ups.status` and a few variables), as the one fault that matters most.

Words of `ups.status`: NUT's developer guide, "Status data" (new-drivers.txt). A UPS may say several at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from hardware.device import Fault
from hardware.power import faults
from hardware.power.port import Battery


def fault_of(variables: Mapping[str, str]) -> Fault | None:
    """The fault that stands, the gravest first; None when the mains are there and nothing is wrong.

    A low battery is grave only without mains: after a long cut it is low for an hour while it fills. A UPS that
    measures its battery by itself (CAL) discharges it on purpose, with the mains behind it.
    """
    words = set(variables.get("ups.status", "").split())
    without_mains = "OB" in words and "CAL" not in words
    if "FSD" in words or (without_mains and "LB" in words):
        return faults.BATTERY_LOW
    if without_mains:
        return faults.ON_BATTERY
    if "OVER" in words:
        return faults.OVERLOAD
    return faults.REPLACE_BATTERY if "RB" in words else None


def battery_of(variables: Mapping[str, str]) -> Battery:
    """Charge and runtime as far as the UPS says them."""
    return Battery(
        on_mains="OB" not in variables.get("ups.status", "").split(),
        charge=_whole(variables.get("battery.charge")),
        runtime_s=_whole(variables.get("battery.runtime")),
    )


def _whole(text: str | None) -> int | None:
    """ "87" or "87.5" as a whole number; None for anything else."""
    try:
        return round(float(text)) if text is not None else None
    except ValueError:
        return None

"""How often devices are looked at and opened again, in seconds, with the reason for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    # A resident who closes a cover looks up and expects the kiosk to know; three seconds pass while doing so.
    look_every: float = 3.0
    # Faults of the hand (a cover, a sheet) are over by then; what still stands may need a fresh connection.
    reopen_after: float = 10.0
    # A plug put back in answers after a second or two (and the kernel tells of it); a printer that boots after half a
    # minute. Ten seconds from "it is back" to "it serves" is as long as anybody waits before calling for help.
    back_off: tuple[float, ...] = (1.0, 2.0, 5.0, 8.0)
    # How long the reader is asked at a time: other jobs of its thread wait so long at most.
    read_for: float = 0.25
    # A cable that fails this often ...
    flaps: int = 3
    # ... within this time is loose: one minute is longer than anybody needs to fill a tray.
    flap_window: float = 60.0
    # It has to hold this long before the kiosk promises that the device works.
    steady_for: float = 30.0

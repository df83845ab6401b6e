"""What can go wrong with the doctor's own work, as values. Nothing of it stops a visit."""

from __future__ import annotations

from hardware.device import Fault

_EVERYTHING = ("file", "status", "collect")

NOT_WRITTEN = Fault("doctor.not_written", still_works=_EVERYTHING)  # the report could not be drawn or kept
ALL = (NOT_WRITTEN,)

"""What the supervisor itself can say about a device. Their sentences: `assets/sentences/*/capture.po`."""

from __future__ import annotations

from hardware.device import Fault

STARTING = Fault("device.starting")  # not opened for the first time yet
BROKEN = Fault("device.broken", temporary=False)  # its driver raised: a bug, not a fault of the thing
STUCK = Fault("device.stuck")  # it did not come back from a job in time
CLOSING = Fault("device.closing")  # the kiosk is being switched off

ALL = (STARTING, BROKEN, STUCK, CLOSING)

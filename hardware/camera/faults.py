"""What can go wrong with the document camera, and what the kiosk can still do for the resident meanwhile."""

from __future__ import annotations

from hardware.device import Fault

# Capability names. Where a scanner stands beside it, pages are scanned there; else they go to the counter.
WHILE_OUT = ("file_without_camera", "status", "collect")

UNPLUGGED = Fault("camera.unplugged", still_works=WHILE_OUT)  # was here, is gone
NOT_FOUND = Fault("camera.not_found", still_works=WHILE_OUT)  # could not be reached when it was opened
BUSY = Fault("camera.busy", still_works=WHILE_OUT)  # another program has it
BLACK = Fault("camera.black", still_works=WHILE_OUT)  # pictures come, and all are black: cap on, lamp off
FROZEN = Fault("camera.frozen", still_works=WHILE_OUT)  # the very same picture again and again
SILENT = Fault("camera.silent", still_works=WHILE_OUT)  # is there, and gives no picture in time

# Only a technician puts these right.
ACCESS_DENIED = Fault("camera.access_denied", temporary=False, still_works=WHILE_OUT)
BAD_SETTING = Fault("camera.bad_setting", temporary=False, still_works=WHILE_OUT)

ALL = (UNPLUGGED, NOT_FOUND, BUSY, BLACK, FROZEN, SILENT, ACCESS_DENIED, BAD_SETTING)

"""What can go wrong with the QR and barcode reader. Every code can be typed by hand, so all services go on."""

from __future__ import annotations

from hardware.device import Fault

BY_HAND = ("type_code", "file", "status", "collect")

UNPLUGGED = Fault("reader.unplugged", still_works=BY_HAND)  # was here, is gone
NOT_FOUND = Fault("reader.not_found", still_works=BY_HAND)  # no such port when it was opened
BUSY = Fault("reader.busy", still_works=BY_HAND)  # another program holds the port
TWO_FOUND = Fault("reader.two_found", still_works=BY_HAND)  # two of its kind: which one is ours cannot be told
ACCESS_DENIED = Fault("reader.access_denied", temporary=False, still_works=BY_HAND)
BAD_SETTING = Fault("reader.bad_setting", temporary=False, still_works=BY_HAND)  # the port refuses the speed

ALL = (UNPLUGGED, NOT_FOUND, BUSY, TWO_FOUND, ACCESS_DENIED, BAD_SETTING)

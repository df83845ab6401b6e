"""What can go wrong with the document scanner, and what the kiosk can still do for the resident meanwhile."""

from __future__ import annotations

from hardware.device import Fault

# Capability names. A resident whose papers cannot be scanned can still hand them over at the counter.
WHILE_OUT = ("file_without_scan", "status", "collect")
AFTER_RETRY = ("file", *WHILE_OUT)  # the scanner itself is well: the same sheet can be tried again at once

# A hand on the paper or a touch puts these right.
NO_PAGE = Fault("scanner.no_page", still_works=AFTER_RETRY)
INCOMPLETE = Fault("scanner.incomplete", still_works=AFTER_RETRY)  # a part of the sheet came, never passed on as a page
CANCELLED = Fault("scanner.cancelled", still_works=AFTER_RETRY)

# A hand on the machine puts these right, or they pass by themselves.
COVER_OPEN = Fault("scanner.cover_open", still_works=WHILE_OUT)
JAM = Fault("scanner.jam", still_works=WHILE_OUT)
UNPLUGGED = Fault("scanner.unplugged", still_works=WHILE_OUT)  # was here, is gone
NOT_FOUND = Fault("scanner.not_found", still_works=WHILE_OUT)  # could not be reached when it was opened
BUSY = Fault("scanner.busy", still_works=WHILE_OUT)
IO_ERROR = Fault("scanner.io_error", still_works=WHILE_OUT)
NO_MEMORY = Fault("scanner.no_memory", still_works=WHILE_OUT)
TIMEOUT = Fault("scanner.timeout", still_works=WHILE_OUT)
BAD_ANSWER = Fault("scanner.bad_answer", still_works=WHILE_OUT)
STOPPED = Fault("scanner.stopped", still_works=WHILE_OUT)  # our process that talks to it ended; open it again

# Only a technician puts these right.
ACCESS_DENIED = Fault("scanner.access_denied", temporary=False, still_works=WHILE_OUT)
BAD_SETTING = Fault("scanner.bad_setting", temporary=False, still_works=WHILE_OUT)

ALL = (
    NO_PAGE,
    INCOMPLETE,
    CANCELLED,
    COVER_OPEN,
    JAM,
    UNPLUGGED,
    NOT_FOUND,
    BUSY,
    IO_ERROR,
    NO_MEMORY,
    TIMEOUT,
    BAD_ANSWER,
    STOPPED,
    ACCESS_DENIED,
    BAD_SETTING,
)

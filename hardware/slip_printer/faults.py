"""What can go wrong with the slip printer, as values. Their sentences: `assets/sentences/*/slip_printer.po`."""

from __future__ import annotations

from hardware.device import Fault

# Capability names. Without a slip the number stands on the screen, to be photographed or copied: nothing stops.
_STILL_WORKS = ("file", "status", "collect")

PAPER_OUT = Fault("slip_printer.paper_out", still_works=_STILL_WORKS)
COVER_OPEN = Fault("slip_printer.cover_open", still_works=_STILL_WORKS)
CUTTER = Fault("slip_printer.cutter", still_works=_STILL_WORKS)  # the knife is blocked, by a scrap of paper as a rule
NEEDS_SERVICE = Fault("slip_printer.needs_service", temporary=False, still_works=_STILL_WORKS)
OFFLINE = Fault("slip_printer.offline", still_works=_STILL_WORKS)  # it says so itself, and gives no other cause
SILENT = Fault("slip_printer.silent", still_works=_STILL_WORKS)  # the line is there, and no question is answered
UNPLUGGED = Fault("slip_printer.unplugged", still_works=_STILL_WORKS)  # the line itself is gone
BAD_ADDRESS = Fault("slip_printer.bad_address", temporary=False, still_works=_STILL_WORKS)  # in the settings

# Warnings: everything still prints.
PAPER_LOW = Fault("slip_printer.paper_low", still_works=(*_STILL_WORKS, "print_slip"))
STATUS_UNKNOWN = Fault("slip_printer.status_unknown", still_works=(*_STILL_WORKS, "print_slip"))  # it cannot be asked

ALL = (
    PAPER_OUT,
    COVER_OPEN,
    CUTTER,
    NEEDS_SERVICE,
    OFFLINE,
    SILENT,
    UNPLUGGED,
    BAD_ADDRESS,
    PAPER_LOW,
    STATUS_UNKNOWN,
)

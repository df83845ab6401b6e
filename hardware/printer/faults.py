"""What can go wrong with the A4 printer, as values. Their sentences: `assets/sentences/*/printer.po`."""

from __future__ import annotations

from hardware.device import Fault

# Capability names. Without the A4 printer a resident still files and looks up; finished papers wait at the counter.
_STILL_WORKS = ("file", "status")

OUT_OF_PAPER = Fault("printer.out_of_paper", still_works=_STILL_WORKS)
COVER_OPEN = Fault("printer.cover_open", still_works=_STILL_WORKS)
JAM = Fault("printer.jam", still_works=_STILL_WORKS)
TONER_EMPTY = Fault("printer.toner_empty", still_works=_STILL_WORKS)
TRAY_MISSING = Fault("printer.tray_missing", still_works=_STILL_WORKS)
OUTPUT_FULL = Fault("printer.output_full", still_works=_STILL_WORKS)
OFFLINE = Fault("printer.offline", still_works=_STILL_WORKS)  # switched off, unplugged, or off the network
NEEDS_SERVICE = Fault("printer.needs_service", temporary=False, still_works=_STILL_WORKS)
QUEUE_STOPPED = Fault("printer.queue_stopped", temporary=False, still_works=_STILL_WORKS)
PAUSED = Fault("printer.paused", still_works=_STILL_WORKS)  # the queue, by a person: stays so until one resumes it
BUSY = Fault("printer.busy", still_works=_STILL_WORKS)  # another program of ours prints on it at this moment
QUEUE_MISSING = Fault("printer.queue_missing", temporary=False, still_works=_STILL_WORKS)
SERVER_DOWN = Fault("printer.server_down", still_works=_STILL_WORKS)  # cupsd does not answer
NOT_SETTLED = Fault("printer.not_settled", still_works=_STILL_WORKS)  # out of time, and no cause is known
REJECTED = Fault("printer.rejected", temporary=False, still_works=_STILL_WORKS)  # not a PDF at all
CANCELLED = Fault(
    "printer.cancelled", still_works=_STILL_WORKS
)  # on the printer's panel, or it could not read the file

# Of one document; the next one may print.
WRONG_PAPER = Fault("printer.wrong_paper", still_works=_STILL_WORKS)  # its size lies in no tray
SIZE_NOT_OFFERED = Fault("printer.size_not_offered", temporary=False, still_works=_STILL_WORKS)

# Warnings: worth a technician's walk, and everything still prints.
PAPER_LOW = Fault("printer.paper_low", still_works=(*_STILL_WORKS, "collect"))
TONER_LOW = Fault("printer.toner_low", still_works=(*_STILL_WORKS, "collect"))
SERVER_KEEPS = Fault("printer.server_keeps", still_works=(*_STILL_WORKS, "collect"))  # cupsd's settings keep documents

ALL = (
    OUT_OF_PAPER,
    COVER_OPEN,
    JAM,
    TONER_EMPTY,
    TRAY_MISSING,
    OUTPUT_FULL,
    OFFLINE,
    NEEDS_SERVICE,
    QUEUE_STOPPED,
    PAUSED,
    BUSY,
    QUEUE_MISSING,
    SERVER_DOWN,
    NOT_SETTLED,
    REJECTED,
    CANCELLED,
    WRONG_PAPER,
    SIZE_NOT_OFFERED,
    PAPER_LOW,
    TONER_LOW,
    SERVER_KEEPS,
)

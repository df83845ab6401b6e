"""What libsane says went wrong, and which fault that is for the kiosk.

libsane names a status by an English sentence (`sane_strstatus`), and python-sane hands over nothing else. The same
sentence means different things at different moments: "Invalid argument" while opening is a scanner that is not there.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from re import search

from hardware.device import Fault
from hardware.scanner import faults


class Moment(StrEnum):
    """What the program was doing when it failed."""

    OPEN = "open"
    OPTIONS = "options"
    START = "start"
    READ = "read"
    CHECK = "check"


CANCELLED = "Operation was canceled"
INVALID = "Invalid argument"
OUT_OF_DOCUMENTS = "Document feeder out of documents"
IO_ERROR = "Error during device I/O"

# Our own sentences, for what libsane lets pass.
NO_DEVICE = "no such scanner found"
NO_DATA = "end of the sheet before its first line"
CUT_SHORT = "not as many lines as promised"
NO_OPTION = "no such option, or it cannot be set now"
WRONG_VALUE = "not a value this option can take"
NO_RESOLUTION = "no resolution can be set"

_EVERYWHERE = {
    "Operation not supported": faults.BAD_ANSWER,
    CANCELLED: faults.CANCELLED,
    "Device busy": faults.BUSY,
    INVALID: faults.BAD_ANSWER,
    "End of file reached": faults.INCOMPLETE,
    "Document feeder jammed": faults.JAM,
    OUT_OF_DOCUMENTS: faults.NO_PAGE,
    "Scanner cover is open": faults.COVER_OPEN,
    IO_ERROR: faults.IO_ERROR,
    "Out of memory": faults.NO_MEMORY,
    "Access to resource has been denied": faults.ACCESS_DENIED,
    NO_DEVICE: faults.NOT_FOUND,
    NO_DATA: faults.INCOMPLETE,
    CUT_SHORT: faults.INCOMPLETE,
    NO_OPTION: faults.BAD_SETTING,
    WRONG_VALUE: faults.BAD_SETTING,
    NO_RESOLUTION: faults.BAD_ANSWER,
}
_AT = {
    (Moment.OPEN, INVALID): faults.NOT_FOUND,
    (Moment.OPEN, IO_ERROR): faults.NOT_FOUND,
    (Moment.OPTIONS, INVALID): faults.BAD_SETTING,
    (Moment.OPTIONS, "Operation not supported"): faults.BAD_SETTING,
}


def leaves_doubt(said: str | None) -> bool:
    """Whether `said` may mean that the cable is out.

    A pulled cable shows as an I/O error, as an invalid argument (USB), or as a number that is no status at all: the
    `net` backend then hands out what its memory held.
    """
    return said is not None and (said in (IO_ERROR, INVALID) or said not in _EVERYWHERE)


def fault_of(moment: Moment, said: str) -> Fault:
    """The fault behind what libsane `said` at this moment, as long as the scanner is there."""
    return _AT.get((moment, said)) or _EVERYWHERE.get(said, faults.BAD_ANSWER)


def usb_gone(name: str, bus: Path = Path("/dev/bus/usb")) -> bool:
    """Whether `name` is a USB scanner (`genesys:libusb:001:004`) whose cable is out. Costs one look at a file."""
    found = search(r"libusb:(\d{3}):(\d{3})", name)
    return found is not None and not (bus / found[1] / found[2]).exists()

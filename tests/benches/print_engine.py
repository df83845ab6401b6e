"""The paper path of the printer on the CUPS bench: run by ippeveprinter for each job (`ippeveprinter -c`).

ippeveprinter is a printer's network half; this is the half with rollers in it. It feeds one sheet for each page, stops
when the tray is empty, the cover is open or a sheet is stuck, reports that as printers do (`STATE:` lines on stderr,
see ippeveprinter(1)), and throws the job away when it was cancelled meanwhile. A job that came out completely is
copied, byte for byte, into the folder `output`.

    python -m tests.benches.print_engine CONTROL_FOLDER SPOOL_FILE

CONTROL_FOLDER holds what a hand did to the printer: `sheets` (how many lie in the tray), the files `cover`, `jam`,
`stall` and `refuse` (there or not), and the folder `output`.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import sys
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from hardware.printer import ipp

LOOK_EVERY_S = 0.05
_STATE = {"jam": "media-jam", "cover": "cover-open", "stall": "", "sheets": "media-needed"}

_LEAVES_THE_TRAY_ALONE = ("sheets", "stall")  # with the job gone, the printer needs no hand to be idle again


def sheets_left(control: Path) -> int:
    return int((control / "sheets").read_text())


def set_sheets(control: Path, sheets: int) -> None:
    """Whole or not at all: the other side may read at any moment."""
    fresh = control / f"sheets.{os.getpid()}"
    fresh.write_text(str(sheets))
    fresh.replace(control / "sheets")


def fill_in(port: int, form: str, fields: dict[str, str | int]) -> None:
    """Submit one of the web forms in which ippeveprinter keeps what its sensors see: "/media" or "/supplies"."""
    with contextlib.closing(http.client.HTTPConnection("localhost", port, timeout=5)) as connection:
        connection.request("GET", f"{form}?{urlencode(fields)}")
        page = connection.getresponse().read()
    assert b"updated" in page, f"ippeveprinter refused the form {form}"


def show_tray(port: int, sheets: int, size: str = "iso_a4_210x297mm") -> None:
    """Both trays in one form: ippeveprinter loses the form for good once no size is left in any tray."""
    main: dict[str, str | int] = {"size1": size, "type1": "stationery", "level1": sheets}
    fill_in(port, "/media", main | {"size3": "na_number-10_4.125x9.5in", "type3": "envelope", "level3": -2})


def page_count(pdf: bytes) -> int:
    """How many sheets the document takes, one-sided."""
    return max(1, len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)))


def feed(control: Path, pages: int) -> bool:
    """Feed a sheet for each page. False when the job was cancelled while something was wrong."""
    for _ in range(pages):
        _end_with_the_printer()
        while trouble := _trouble(control):
            if not _wait_for_a_hand(control, trouble):
                return False
        set_sheets(control, sheets_left(control) - 1)
        if sheets_left(control) == 0:
            show_tray(_port(), 0)  # which also says media-needed, although nothing needs paper yet
            _say("STATE: -media-needed")
    cancelled = _cancelled()
    _end_with_the_printer()
    return not cancelled


def _trouble(control: Path) -> str:
    empty = not sheets_left(control)
    return next((name for name in _STATE if (empty if name == "sheets" else (control / name).exists())), "")


def _wait_for_a_hand(control: Path, trouble: str) -> bool:
    """Report `trouble` and wait until it is gone. False when the job was cancelled meanwhile."""
    _say(f"STATE: +{_STATE[trouble]}")
    cancelled = False
    while _trouble(control) == trouble and not (cancelled and trouble in _LEAVES_THE_TRAY_ALONE):
        _end_with_the_printer()
        cancelled = cancelled or _cancelled()
        time.sleep(LOOK_EVERY_S)
    _say(f"STATE: -{_STATE[trouble]}")
    return not cancelled


def _end_with_the_printer() -> None:
    """A printer that was switched off prints nothing more. PRINTER_PID is the ippeveprinter that started this."""
    init = 1  # it was switched off before this had begun
    if os.getppid() != int(os.environ["PRINTER_PID"]) or os.getppid() == init:
        sys.exit(1)


def _port() -> int:
    return urlsplit(os.environ["IPP_JOB_URI"]).port or 631


def _cancelled() -> bool:
    answer = ipp.get_attributes(os.environ["IPP_JOB_URI"], ipp.GET_JOB_ATTRIBUTES, "job-uri", ("job-state-reasons",))
    said = ipp.words(answer or {}, "job-state-reasons")
    return "processing-to-stop-point" in said or "job-canceled-by-user" in said


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    control, spooled = Path(sys.argv[1]), Path(sys.argv[2])
    document = spooled.read_bytes()
    with (control / "wishes").open("a") as wishes:
        print(json.dumps({name: value for name, value in os.environ.items() if name.startswith("IPP_")}), file=wishes)
    if (control / "refuse").exists():
        sys.exit(1)
    if feed(control, page_count(document)):
        fresh = control / "arriving"
        fresh.write_bytes(document)
        # In the order of coming out: job numbers begin anew whenever the printer is switched on.
        fresh.replace(control / "output" / f"{time.time_ns()}-{spooled.name}")


if __name__ == "__main__":
    main()

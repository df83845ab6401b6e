"""Teaching the machine how its code reader talks: the set-up page is printed, a hand shows its codes, we listen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hardware.device import Fault
from hardware.reader import faults
from kiosk.doctor.model import Finding, Outcome
from kiosk.say import say
from kiosk.spool.faults import of_os_error
from kiosk.technician.asks import WorkDone

if TYPE_CHECKING:
    from hardware.reader.framing import Doubt
    from hardware.reader.teach import Lesson, Step
    from kiosk.technician.works import Tools

Lessons = Callable[[str, "Callable[[Step], None]"], "Lesson | Doubt | Fault"]


@dataclass(frozen=True)
class School:
    """Where lessons are kept, and who gives them: `teach(path, tell)`, by itself `hardware.reader.teach`."""

    folder: Path  # the kiosk's own
    teach: Lessons | None = None


def print_setup_page(tools: Tools, test: str) -> WorkDone:
    """The page with the reader's codes, out of the A4 printer. If none comes, one printed elsewhere serves as well."""
    from kiosk.doctor.report.writing import beside_us

    page = beside_us(_page)
    if not isinstance(page, Fault):
        tools.on("printer", lambda printer: printer.print_pdf(page, "halaman-penyetelan"))
    return WorkDone()


def teach(tools: Tools, test: str) -> Finding | Fault:
    """Listen on the reader's own thread until two codes were understood, and keep what was learnt."""
    school = tools.school
    if school is None:
        return faults.BAD_SETTING
    learnt: Future[Finding | Fault] = Future()

    def lesson(reader: Any) -> Fault:
        """Ends with a fault whatever came of it: the reader was closed, and is opened anew as it talks now."""
        learnt.set_result(_lesson(tools, school, reader, test))
        return faults.UNPLUGGED

    refused: Fault = tools.on("reader", lesson)
    return learnt.result() if learnt.done() else refused


def _lesson(tools: Tools, school: School, reader: Any, test: str) -> Finding | Fault:
    from hardware.reader.teach import Lesson
    from hardware.reader.teach import teach as at_the_line

    who = reader.info()
    if who.driver != "serial":
        return tools.finding(test, Outcome.NOT_RUN, say("technician.found.taught_not_serial"))
    reader.close()
    came = (school.teach or at_the_line)(who.address, lambda step: tools.tell(say(f"setup.step.{step.name.lower()}")))
    if isinstance(came, Fault):
        return came
    if not isinstance(came, Lesson):
        return tools.finding(test, Outcome.FAIL, say(f"setup.doubt.{came.name.lower()}"))
    try:
        _keep(school.folder, who.address, came)
    except OSError as error:
        return of_os_error(error)
    return tools.finding(test, Outcome.PASS, say("setup.learnt"))


def _keep(folder: Path, path: str, lesson: Lesson) -> None:
    """Under the name that the reader keeps when its cable is put elsewhere, where it has one."""
    from hardware import serial_ports
    from kiosk import learnt

    named = next((part.address for part in serial_ports.parts() if part.path == path), path)
    wrap = lesson.framing
    learnt.save(
        folder,
        learnt.LearntReader(
            port=named, baud=lesson.baud, prefix=wrap.prefix, suffix=wrap.suffix, terminator=wrap.terminator
        ),
    )


def _page() -> bytes:
    """In the process beside."""
    from kiosk.setup_page import drawn

    return drawn()

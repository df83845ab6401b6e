"""The reader's lesson in the running machine: over a real pseudo terminal, on the supervisor's own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.device import Device, Fault
from hardware.reader import faults
from hardware.reader.fake import FakeReader
from hardware.reader.framing import Doubt
from hardware.reader.teach import SETUP_CODES, Lesson, Step, teach
from kiosk import learnt
from kiosk.devices import Supervisor
from kiosk.doctor.model import Finding, Outcome
from kiosk.drivers import factories
from kiosk.say import Say, Text, say
from kiosk.settings import KioskSettings, ReaderSettings
from kiosk.spool.faults import DISK_ERROR
from kiosk.technician import reader_works
from kiosk.technician.reader_works import School
from kiosk.technician.works import Tools
from tests.benches.pty import PtyReader
from tests.benches.wait import wait_until
from tests.kiosk.fake_clock import FakeClock

pytestmark = pytest.mark.real


class Pupil:
    """A reader whose habits nobody told the machine, and the machine that opens it by what it learnt so far."""

    def __init__(self, folder: Path, limit_s: float = 8.0) -> None:
        self.line = PtyReader(folder, "\x02", "\x03")
        self.kiosk = folder / "kiosk"
        others = dict.fromkeys(("scanner", "printer", "slip_printer"), FakeReader)  # never opened
        settings = KioskSettings(reader=ReaderSettings(driver="serial", port=self.line.port))
        made = factories(settings, others, lambda chosen: learnt.over(self.kiosk, chosen))
        self.codes: list[str] = []
        self.clock = FakeClock()
        self.supervisor = Supervisor({"reader": made["reader"]}, self.clock, lambda _news: None)
        self.supervisor.listen(self.codes.append)
        self.said: list[Text] = []

        def lesson(path: str, tell: Callable[[Step], None]) -> Lesson | Doubt | Fault:
            return teach(path, tell, limit_s=limit_s, each_s=0.5, speeds=(9600,))

        self.tools = Tools(self.supervisor, self.clock, school=School(self.kiosk, lesson), tell=self.said.append)
        self.supervisor.start()
        wait_until(lambda: self.supervisor.availability.faults == (), "the reader is open")

    def opened_again(self) -> bool:
        self.clock.pass_time(1)
        return self.supervisor.availability.faults == ()


@pytest.fixture
def pupils() -> Iterator[list[Pupil]]:
    pupils: list[Pupil] = []
    yield pupils
    for pupil in pupils:
        pupil.supervisor.stop()
        pupil.line.pull_cable()


def showing(pupil: Pupil, *codes: str) -> Tools:
    """The tools with a hand that shows the next code whenever it is asked to."""
    left = list(codes)

    def tell(says: Text) -> None:
        pupil.said.append(says)
        if left:
            pupil.line.show(left.pop(0))

    return replace(pupil.tools, tell=tell)


def heard(pupil: Pupil, code: str) -> bool:
    """Show it as a person does: once more when nothing came of it, since a line that just opened forgets."""
    pupil.line.show(code)
    return code in pupil.codes


def test_what_was_learnt_holds_at_once_and_after_a_restart(tmp_path: Path, pupils: list[Pupil]) -> None:
    pupil = Pupil(tmp_path)
    pupils.append(pupil)
    came = reader_works.teach(showing(pupil, *SETUP_CODES), "reader.taught")
    assert isinstance(came, Finding)
    assert (came.outcome, came.says) == (Outcome.PASS, say("setup.learnt"))
    assert pupil.said[0] == say("setup.step.show")
    assert say("setup.step.understood") in pupil.said
    kept = learnt.load(pupil.kiosk)
    assert kept is not None
    assert (kept.prefix, kept.suffix) == ("\x02", "\x03")
    wait_until(pupil.opened_again, "it is opened anew as it talks")
    wait_until(lambda: heard(pupil, "KODE-WARGA-1"), "a code that is shown")
    assert set(pupil.codes) == {"KODE-WARGA-1"}  # without what is wrapped around it


def test_a_reader_that_says_nothing_fails_with_what_to_do_and_serves_as_before(
    tmp_path: Path, pupils: list[Pupil]
) -> None:
    pupil = Pupil(tmp_path, limit_s=0.5)
    pupils.append(pupil)
    came = reader_works.teach(pupil.tools, "reader.taught")
    assert isinstance(came, Finding)
    assert isinstance(came.says, Say)
    assert (came.outcome, came.says.key) == (Outcome.FAIL, "setup.doubt.nothing_heard")
    assert learnt.load(pupil.kiosk) is None
    wait_until(pupil.opened_again, "it is opened again")


def test_a_cable_that_goes_out_in_the_lesson_is_said(tmp_path: Path, pupils: list[Pupil]) -> None:
    pupil = Pupil(tmp_path)
    pupils.append(pupil)
    pulling = replace(pupil.tools, tell=lambda _says: pupil.line.pull_cable())
    assert reader_works.teach(pulling, "reader.taught") == faults.UNPLUGGED


def test_a_disk_that_takes_nothing_is_said(tmp_path: Path, pupils: list[Pupil]) -> None:
    pupil = Pupil(tmp_path)
    pupils.append(pupil)
    pupil.kiosk.write_bytes(b"a file where the folder should be")
    assert reader_works.teach(showing(pupil, *SETUP_CODES), "reader.taught") == DISK_ERROR


def test_a_reader_that_is_no_serial_line_has_nothing_to_learn(tmp_path: Path) -> None:
    box = FakeReader()
    opened: Callable[[], Device | Fault] = box.open
    supervisor = Supervisor({"reader": opened}, FakeClock(), lambda _news: None)
    supervisor.start()
    wait_until(lambda: supervisor.availability.faults == (), "open")
    came = reader_works.teach(Tools(supervisor, FakeClock(), school=School(tmp_path)), "reader.taught")
    supervisor.stop()
    assert isinstance(came, Finding)
    assert came.outcome is Outcome.NOT_RUN

"""`anjungan doctor`: asks the running kiosk, or looks at the machine itself when none runs.

Exit codes: 0 all is well, 1 something wants a technician, 2 something failed, 64 the command was typed wrongly.
"""

from __future__ import annotations

import os
import pwd
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adminduk.localised import Language
from anjungan import __version__
from anjungan.home import home
from anjungan.settings import FILE_NAME, SettingsError, load
from hardware.device import Fault
from kiosk import identity as identities
from kiosk.clock import SystemClock
from kiosk.doctor import door
from kiosk.doctor.alone import Alone
from kiosk.doctor.doctor import Doctor, grounded
from kiosk.doctor.examination import Examination, as_json
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History
from kiosk.doctor.model import By, Finding, Outcome
from kiosk.doctor.records import folder, reports_folder
from kiosk.doctor.report.writing import Desk, draw_here
from kiosk.drivers import factories, fake_kinds
from kiosk.identity import Credentials
from kiosk.say import Text, Verbatim, say
from kiosk.settings import KioskSettings
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.wording import wording

Json = Mapping[str, Any]

EXIT_CODES = {Outcome.PASS: 0, Outcome.NOT_RUN: 0, Outcome.WARN: 1, Outcome.FAIL: 2}


def as_the_kiosk() -> None:
    """Started by root, go on as the user whose kiosk this is: what root wrote there, the kiosk could not write again;
    and what root can reach says nothing about what the kiosk can."""
    place = kiosk_folder()
    owner = place.stat().st_uid if place.is_dir() else 0
    if os.geteuid() != 0 or owner == 0:
        return
    known = pwd.getpwuid(owner)
    os.initgroups(known.pw_name, known.pw_gid)
    os.setgid(known.pw_gid)
    os.setuid(owner)


def examine(*, fix: bool) -> Json:
    """One examination as JSON (`kiosk.doctor.examination`), after the safe repairs when `fix`; `running` says whether
    the kiosk's program runs."""
    try:
        settings = load(home() / FILE_NAME).kiosk
    except SettingsError as error:
        return _alone_with("machine.settings", say("doctor.settings.wrong", problem=Verbatim(error.problems[0])))
    told = door.ask(kiosk_folder(), "fix" if fix else "examine")
    if told is not None:
        return {**told, "running": True}
    if is_running(kiosk_folder()):
        return {**_alone_with("machine.answers", say("doctor.program.silent")), "running": True}
    with Shell(settings) as shell:
        repairs = shell.doctor.mend() if fix else ()
        examined = shell.doctor.examine(By.SHELL, repairs=repairs)
        return {**as_json(examined, wording(Language.INDONESIAN)), "running": False}


def report(*, on_paper: bool) -> Json:
    """A readiness report: {"file", "outcome", "error"}; `error` is "" when all went well. Raises SettingsError."""
    settings = load(home() / FILE_NAME).kiosk
    told = door.ask(kiosk_folder(), "print" if on_paper else "report")
    if told is not None:
        return told
    if is_running(kiosk_folder()):
        return {"error": wording(Language.INDONESIAN).of(say("doctor.program.silent"))}
    with Shell(settings) as shell:
        return shell.report(on_paper=on_paper)


def sheet_of_tests() -> bytes:
    """The test sheet as a PDF, with the name of this kiosk where it has one."""
    from kiosk.doctor.evidence.sheet import drawn

    identity = identities.load(home())
    name = "" if isinstance(identity, Fault) else identity.owner.prefix
    return drawn(name, SystemClock(KioskSettings().time_zone).now(), Language.INDONESIAN.value)


@dataclass
class Shell:
    """The doctor while no kiosk runs; a context manager that lets go of what it opened."""

    settings: KioskSettings

    def __enter__(self) -> Shell:
        settings, place = self.settings, kiosk_folder()
        clock, identity = SystemClock(settings.time_zone), identities.load(home())
        self.identity = identity
        self.client = None if isinstance(identity, Fault) else _client(settings, identity, clock)
        self.history = History.open(folder(place))
        hands = Alone(real_devices(settings), clock, place, identity, complain=_complain)
        ground = Ground(
            by=By.SHELL,
            clock=clock,
            settings=settings,
            folder=place,
            identity=identity,
            office=self.client,
            history=self.history,
            devices=hands.states,
        )
        self.doctor = Doctor(grounded(ground, hands), hands, __version__)
        return self

    def __exit__(self, *_: object) -> None:
        self.history.close()
        if self.client is not None:
            self.client.close()

    def report(self, *, on_paper: bool) -> Json:
        """It waits on the disk for the kiosk's uplink, which sends it after the next start."""
        words = wording(Language.INDONESIAN)
        desk = Desk(self.history, reports_folder(kiosk_folder()), _office_name(self.settings), draw_here)
        examined = self.doctor.examine(By.SHELL)
        written = desk.write(examined, By.SHELL, self.identity)
        if isinstance(written, Fault):
            return {"error": words.by_key[written.technician]}
        fault = self.doctor.hands.print_pdf(written.pdf, "laporan-kesiapan") if on_paper else None
        error = words.by_key[fault.technician] if fault else ""
        return {"file": str(written.file), "outcome": examined.worst.value, "error": error}


def is_running(place: Path) -> bool:
    """Whether a kiosk holds the store in `place`. Looked up in the kernel's list of locks: trying the lock itself could
    turn a kiosk away that starts at this moment."""
    try:
        lock = (place / "spool" / "lock").stat()
        locks = Path("/proc/locks").read_text()
    except OSError:
        return False
    return any(line.split()[5].rpartition(":")[2] == str(lock.st_ino) for line in locks.splitlines() if "FLOCK" in line)


def kiosk_folder() -> Path:
    return identities.folder(home())


def real_devices(settings: KioskSettings) -> Any:
    """The devices that are no samples."""
    fake = fake_kinds(settings)
    made = factories(settings, dict.fromkeys(fake, _nobody))
    return {kind: factory for kind, factory in made.items() if kind not in fake}


def _nobody() -> Fault:
    """Stands where a sample device would; never opened."""
    return Fault("device.absent")


def _client(settings: KioskSettings, identity: identities.Identity, clock: SystemClock) -> OfficeClient:
    return OfficeClient(Line(settings.office_url), Credentials(identity, clock.now))


def _office_name(settings: KioskSettings) -> str:
    from adminduk.catalogue.problems import CatalogueError
    from kiosk.compose import catalogue_of

    try:
        return catalogue_of(settings).office.name
    except CatalogueError:
        return ""


def _alone_with(test: str, says: Text) -> Json:
    """What is said when nothing could be tested for one reason."""
    now = SystemClock(KioskSettings().time_zone).now()
    finding = Finding(test, test.partition(".")[0], Outcome.FAIL, says, now, By.SHELL)
    told = as_json(Examination("", __version__, now, (finding,), ()), wording(Language.INDONESIAN))
    return {**told, "running": False}


def _complain(words: str) -> None:
    sys.stderr.write(f"{words}\n")

"""A whole run of the robot: its own office, its own kiosk window, as many visits as asked for, one row for each."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from anjungan.kiosk_program import KioskProgram, prepare_program
from anjungan.robot import neighbour
from anjungan.robot.mishaps import MISHAPS, Stage, When
from anjungan.robot.person import Person
from anjungan.robot.plan import Plan, plan_for
from anjungan.robot.screen import screen
from anjungan.robot.unlucky import UnluckyPerson
from anjungan.robot.walk import Robot, Walk, save_slip
from anjungan.settings import Settings
from kiosk.compose import catalogue_of
from kiosk.settings import Panel

_NEXT_IN_LINE_S = 0.5  # until the next resident steps up; the kiosk tidies up meanwhile


@dataclass(frozen=True)
class Wish:
    """What to run. `slug` is `<service>-<reason>`; an empty one takes another service for every visit."""

    visits: int
    slug: str
    seed: int
    folder: Path  # everything that is written: the office, the spool, slips as pictures
    mishap_every: int = 0  # something breaks once in so many visits, 0: never


@dataclass(frozen=True)
class Row:
    """One visit in the report."""

    visit: int
    service: str
    steps: int  # screens seen
    touches: int  # typed characters not counted
    typed: int
    seconds: float
    ticket: str
    slip_file: str
    verdict: str
    mishap: str  # what was to break in it
    rss_mb: float
    threads: int
    files: int  # that the process has open


def run(wish: Wish, slugs: tuple[str, ...], report: Callable[[Row], None]) -> bool:
    """Carry out the wish; `report` gets each row as it is done. True when every visit was filed.

    Raises OfficeDidNotStart, NoScreen.
    """
    wish.folder.mkdir(parents=True, exist_ok=True)
    os.environ["ANJUNGAN_HOME"] = str(wish.folder)
    with neighbour.office(wish.folder) as url, screen(Panel()):
        neighbour.enrol(wish.folder, url)
        stage = Stage()
        has = {"camera": {"driver": "fake"}, "power": {"driver": "fake"}} if wish.mishap_every else {}
        settings = Settings.model_validate({"kiosk": {"office_url": url, **has}})
        program = prepare_program(settings, stage.parts.factories())
        errand = _Errand(wish, slugs, program, stage, report)
        program.ready = errand.begin
        program.run()
    return errand.all_filed


class _Errand:
    """The visits, one after the other, on the window's main loop."""

    def __init__(
        self, wish: Wish, slugs: tuple[str, ...], program: KioskProgram, stage: Stage, report: Callable[[Row], None]
    ) -> None:
        self._wish, self._slugs, self._program, self._stage, self._report = wish, slugs, program, stage, report
        self._dice = Random(wish.seed)  # noqa: S311 - a run that can be repeated, nothing secret
        self._task: asyncio.Task[None] | None = None
        self.all_filed = True

    def begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._all_visits())

    async def _all_visits(self) -> None:
        try:
            for number in range(1, self._wish.visits + 1):
                row = await self._visit(number)
                self.all_filed = self.all_filed and self._is_well(row)
                self._report(row)
        except Exception:
            self.all_filed = False
            raise
        finally:
            self._program.app.stop()

    def _is_well(self, row: Row) -> bool:
        """On a bad day a number without a slip is well, too: it stands on the screen."""
        return row.verdict == "filed" or bool(self._wish.mishap_every and row.ticket)

    async def _visit(self, number: int) -> Row:
        slug = self._wish.slug or self._slugs[(number - 1) % len(self._slugs)]
        plan = plan_for(catalogue_of(self._program.settings.kiosk), slug, self._dice)
        mishap, parts = self._misfortune(number), self._stage.parts
        robot = Robot(self._program.app, parts, lambda: self._stage.passes(When.STEP))
        walk = await robot.visit(self._resident(plan))
        slip = save_slip(parts, walk.ticket, self._wish.folder) if walk.ticket else None
        parts.slip_printer.take_slips()
        parts.printer.empty_tray()
        parts.scanner.take_away()
        parts.camera.table.take_away()
        await asyncio.sleep(_NEXT_IN_LINE_S)
        return _row(number, slug, mishap, walk, slip)

    def _resident(self, plan: Plan) -> Person:
        if self._wish.mishap_every:
            return UnluckyPerson(plan, self._dice, self._stage.mend)
        return Person(plan, self._dice)

    def _misfortune(self, number: int) -> str:
        """What is planned to break in this visit; what broke in the one before is mended."""
        self._stage.mend()
        if not self._wish.mishap_every or number % self._wish.mishap_every:
            return ""
        mishap = self._dice.choice(MISHAPS)
        self._stage.plan(mishap, self._dice)
        return mishap.id


def _row(number: int, slug: str, mishap: str, walk: Walk, slip: Path | None) -> Row:
    return Row(
        visit=number,
        service=slug,
        steps=len(walk.screens),
        touches=walk.touches - walk.typed,
        typed=walk.typed,
        seconds=walk.seconds,
        ticket=walk.ticket,
        slip_file=str(slip or ""),
        verdict=walk.verdict,
        mishap=mishap,
        rss_mb=_resident_megabytes(),
        threads=_count("task"),
        files=_count("fd"),
    )


def _resident_megabytes() -> float:
    """Memory of this process, the window's, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def _count(what: str) -> int:
    """How many threads ("task") or open files ("fd") this process has."""
    return len(list(Path("/proc/self", what).iterdir()))

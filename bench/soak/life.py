"""One life of the kiosk, from switching on to the power cut: it does the visits that its standard input asks for.

python -m bench.soak.life HOME OFFICE_URL

{"visit": 7, "seed": 1, "mishap": "slip.paper", "lasts": 0, "large": false}   one line in, one visit
{"number": "JGR-01-000007", "slip_code": "..."}         out, as soon as it is on the glass
{"visit": 7, "verdict": "filed", ...}                   out, when the attract page is back: a `Row`
"""

from __future__ import annotations

import dataclasses
import faulthandler
import functools
import json
import logging
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

from adminduk.catalogue.model import Catalogue
from anjungan import memory
from anjungan.robot.mishaps import BY_ID, Stage
from anjungan.robot.plan import Plan, plan_for
from bench.soak import hurry
from bench.soak.eyes import Eyes
from bench.soak.figures import children, figures, figures_of
from bench.soak.glass import Glass
from bench.soak.resident import Resident, Visit
from hardware.device import Fault
from kiosk.compose import Kiosk, Surroundings, catalogue_of, compose
from kiosk.settings import CameraSettings, KioskSettings, PowerSettings
from kiosk.worker import Worker

DISK_FULL, WALKS_OFF = "disk.full", "walks-off"
SERVICE = "kk-hilang"
_TIDY_EVERY = 10  # the kiosk program does it after every visit, while nobody waits; here everybody does


@dataclass(frozen=True)
class Row:
    """One visit as the kiosk's side saw it. `slips`: what came out, as text; `pages`: digests of what came out well."""

    visit: int
    verdict: str
    number: str
    slips: tuple[str, ...]
    pages: tuple[str, ...]
    struck: bool
    rss_mb: float
    threads: int
    files: int
    beside_mb: float  # the process that looks at pixels


@functools.cache
def _catalogue() -> Catalogue:
    return catalogue_of(KioskSettings())


def plan_of(visit: int, seed: int) -> Plan:
    """What the resident of this visit comes for: the same for the same seed, in every process."""
    return plan_for(_catalogue(), SERVICE, Random(f"{seed}/{visit}"))


class Life:
    def __init__(self, home: Path, office_url: str) -> None:
        self.glass, self.stage, self.disk = Glass(), Stage(), hurry.FillableDisk()
        self._eyes: list[Eyes] = []
        self.kiosk = self._composed(home, office_url)
        self._lasts = 0
        self.kiosk.start()

    def _composed(self, home: Path, office_url: str) -> Kiosk:
        settings = KioskSettings(
            office_url=office_url, camera=CameraSettings(driver="fake"), power=PowerSettings(driver="fake")
        )
        made = compose(
            Surroundings(
                settings=settings,
                home=home,
                window=self.glass,
                fakes=self.stage.parts.factories(),
                clock=self.glass,
                version="soak",
                timing=hurry.timing(),
                pace=hurry.HurriedPace(),
                disk=self.disk,
                eyes=self._open_eyes,
            )
        )
        if isinstance(made, Fault):
            raise SystemExit(f"the kiosk does not start: {made.code}")
        return dataclasses.replace(made, start_cards=lambda: None)

    def _open_eyes(self, worker: Worker) -> Eyes:
        self._eyes.append(Eyes(worker))
        return self._eyes[-1]

    def visit(self, wish: dict[str, object]) -> Row:
        number, mishap = int(str(wish["visit"])), str(wish["mishap"])
        dice = Random(f"{wish['seed']}/{number}/dice")
        eyes = self._eyes[-1]
        eyes.kept.clear()
        self._begin(mishap, int(str(wish["lasts"])), dice)
        resident = Resident(self.glass, self.kiosk.runner, self.stage, self.mend)
        one = Visit(number, plan_of(number, int(str(wish["seed"]))), dice, bool(wish["large"]), mishap == WALKS_OFF)
        verdict = resident.visit(one, tell)
        if number % _TIDY_EVERY == 0:
            memory.give_back()
        return self._row(number, verdict, resident.number, tuple(eyes.kept))

    def _begin(self, mishap: str, lasts: int, dice: Random) -> None:
        if self._lasts == 0:
            self.mend()
        self._lasts = max(0, self._lasts - 1)
        if mishap:
            self.mend()
            self._lasts = lasts
        if mishap in BY_ID:
            self.stage.plan(BY_ID[mishap], dice)
        self.disk.full = self.disk.full or mishap == DISK_FULL

    def mend(self) -> None:
        """A technician comes and puts everything right."""
        self.stage.mend()
        self.disk.full = False

    def _row(self, visit: int, verdict: str, number: str, pages: tuple[str, ...]) -> Row:
        parts, now = self.stage.parts, figures()
        slips = [str(slip) for slip in parts.slip_printer.take_slips()]
        slips += [f"A4 {paper.title}" for paper in parts.printer.empty_tray()]
        parts.slip_printer.load_paper(max(parts.slip_printer.snapshot().lines_left, 0) and 2000)
        parts.printer.load_paper()
        struck = bool(self.stage.standing) or self.disk.full
        return Row(visit, verdict, number, tuple(slips), pages, struck, now.rss_mb, now.threads, now.files, beside())


def beside() -> float:
    """MB of the processes that this one started."""
    return round(sum(each.rss_mb for each in map(figures_of, children()) if each is not None), 1)


def tell(news: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    faulthandler.register(signal.SIGUSR1)  # a run that hangs is asked where
    memory.use_few_arenas()
    life = Life(Path(sys.argv[1]), sys.argv[2])
    tell({"ready": True})
    for line in sys.stdin:
        tell(dataclasses.asdict(life.visit(json.loads(line))))
    life.kiosk.stop()


if __name__ == "__main__":
    main()

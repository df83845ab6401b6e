"""The run: an office process, a kiosk process, visits one after the other, and the power cuts."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGCONT, SIGSTOP
from typing import Any

from anjungan.robot.mishaps import BY_ID
from bench.soak.accounts import Account, Ledger, settle
from bench.soak.life import DISK_FULL, WALKS_OFF, Row
from hardware.device import Fault
from kiosk import identity
from tests.benches.office import RunningOffice, running_office

POWER_CUT, OFFICE_GONE, OFFICE_HANGS = "power-cut", "office.gone", "office.hangs"
MISHAPS = (*BY_ID, DISK_FULL, WALKS_OFF, OFFICE_GONE, OFFICE_HANGS)
_LASTS = (0, 0, 1, 3)  # visits after the one in which it struck
_STARTS_WITHIN_S, _VISIT_WITHIN_S, _DELIVERED_WITHIN_S = 120.0, 300.0, 120.0
_LARGE_EVERY = 25


@dataclass(frozen=True)
class Wish:
    """`one_life`: so many of the visits come before the first power cut, so that growth can be seen."""

    visits: int
    seed: int
    every: int  # a mishap in every so many visits
    one_life: int
    folder: Path


@dataclass(frozen=True)
class Result:
    ledger: Ledger
    account: Account
    mishaps: tuple[tuple[int, str], ...]
    lives: int
    seconds: float


class Died(RuntimeError):
    """The kiosk's process said nothing more."""


class Box:
    """The kiosk's process, with a plug."""

    def __init__(self, home: Path, url: str) -> None:
        self._log = (home / "kiosk.log").open("ab")
        self._process = subprocess.Popen(
            (sys.executable, "-m", "bench.soak.life", str(home), url),
            env={**os.environ, "ANJUNGAN_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        self._heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()
        self.hear(_STARTS_WITHIN_S)

    def ask(self, wish: dict[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()

    def hear(self, within_s: float) -> dict[str, Any]:
        """The next line. Raises Died."""
        try:
            line = self._heard.get(timeout=within_s)
        except queue.Empty:
            line = ""
        if not line.endswith("\n"):
            raise Died(f"the kiosk says nothing more, see {self._log.name}")
        heard: dict[str, Any] = json.loads(line)
        return heard

    def pull_the_plug(self) -> list[dict[str, Any]]:
        """SIGKILL; what it had said before."""
        self._process.kill()
        self._end()
        said = [self._heard.get() for _ in range(self._heard.qsize())]
        return [json.loads(line) for line in said if line.endswith("\n")]

    def switch_off(self) -> None:
        """It ends by itself when nobody wants anything any more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._end()

    def _end(self) -> None:
        self._process.wait(60)
        self._ear.join(60)
        self._log.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._heard.put(line)
        self._heard.put("")


class Soak:
    def __init__(self, wish: Wish, office: RunningOffice, say: Callable[[Row], None]) -> None:
        self._wish, self._office, self._say = wish, office, say
        self._dice, self._home = Random(wish.seed), wish.folder / "kiosk"
        self._ledger = Ledger(wish.seed)
        self._mishaps: list[tuple[int, str]] = []
        self._back_at = 0  # the visit before which the office is started again
        self._starting: Future[None] | None = None
        self._boy = ThreadPoolExecutor(1)
        self._lives = 1

    def run(self) -> Result:
        began = time.monotonic()
        enrolled = identity.enroll(self._office.url, self._office.enrolment_code(), self._home)
        assert not isinstance(enrolled, Fault), enrolled
        box = Box(self._home, self._office.url)
        for visit in range(1, self._wish.visits + 1):
            box = self._visit(box, visit)
        self._bring_office_back()
        self._wait_for_delivery(box)
        self._office.stop()
        account = settle(self._ledger, self._office.home, self._home)
        return Result(self._ledger, account, tuple(self._mishaps), self._lives, time.monotonic() - began)

    def _visit(self, box: Box, visit: int) -> Box:
        mishap = self._draw(visit)
        if mishap:
            self._mishaps.append((visit, mishap))
        self._office_before(visit, mishap)
        lasts = self._dice.choice(_LASTS)
        in_kiosk = mishap if mishap in (*BY_ID, DISK_FULL, WALKS_OFF) else ""
        large = visit % _LARGE_EVERY == 0
        wish = {"visit": visit, "seed": self._wish.seed, "mishap": in_kiosk, "lasts": lasts, "large": large}
        box.ask(wish)
        if mishap == POWER_CUT:
            return self._cut_power(box, visit)
        self._listen(box, visit)
        if mishap == OFFICE_HANGS:
            self._signal(SIGCONT)
        return box

    def _draw(self, visit: int) -> str:
        """A mishap in a random visit of every ten; after the one life, the first of them is a power cut."""
        first = (visit - 1) // self._wish.every * self._wish.every
        if visit - first != Random(f"{self._wish.seed}/{first}").randint(1, self._wish.every):
            return ""
        if visit <= self._wish.one_life:
            return self._dice.choice(MISHAPS)
        cut_already = any(name == POWER_CUT for _, name in self._mishaps)
        return self._dice.choice((*MISHAPS, *([POWER_CUT] * 5))) if cut_already else POWER_CUT

    def _listen(self, box: Box, visit: int) -> None:
        heard = box.hear(_VISIT_WITHIN_S)
        if "slip_code" in heard:
            self._ledger.number(visit, heard["number"], heard["slip_code"])
            heard = box.hear(_VISIT_WITHIN_S)
        row = Row(**{**heard, "slips": tuple(heard["slips"]), "pages": tuple(heard["pages"])})
        self._ledger.row(row)
        self._say(row)

    def _cut_power(self, box: Box, visit: int) -> Box:
        """At a random moment of the visit, which the clock of this machine decides. Then it is switched on again."""
        self._ledger.killed.add(visit)
        time.sleep(self._dice.uniform(0.0, 0.6))
        for heard in box.pull_the_plug():
            if "slip_code" in heard:
                self._ledger.number(visit, heard["number"], heard["slip_code"])
        self._lives += 1
        return Box(self._home, self._office.url)

    # --- the office ---------------------------------------------------------------------------------------------------

    def _office_before(self, visit: int, mishap: str) -> None:
        if self._back_at and visit >= self._back_at:
            self._back_at = 0
            self._starting = self._boy.submit(self._office.start)
        if mishap in (OFFICE_GONE, OFFICE_HANGS):
            self._bring_office_back()
        if mishap == OFFICE_GONE:
            self._office.kill()
            self._back_at = visit + self._dice.randint(1, 5)
        if mishap == OFFICE_HANGS:
            self._signal(SIGSTOP)

    def _signal(self, signal: int) -> None:
        assert self._office.process is not None
        self._office.process.send_signal(signal)

    def _bring_office_back(self) -> None:
        if self._back_at:
            self._back_at = 0
            self._starting = self._boy.submit(self._office.start)
        if self._starting is not None:
            self._starting.result()
            self._starting = None

    def _wait_for_delivery(self, box: Box) -> None:
        """Until nothing waits in the spool any more; then the kiosk is switched off."""
        deadline = time.monotonic() + _DELIVERED_WITHIN_S
        while _waits(self._home) and time.monotonic() < deadline:
            time.sleep(0.2)
        box.switch_off()


def _waits(home: Path) -> bool:
    return any((identity.folder(home) / "spool" / "blobs").iterdir())


def soak(wish: Wish, say: Callable[[Row], None]) -> Result:
    """Everything, in `wish.folder`. Raises Died when the kiosk ends by itself."""
    with running_office(wish.folder / "office") as office:
        return Soak(wish, office, say).run()

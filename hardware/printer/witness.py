"""Asks the printer whether a job really came out, when CUPS says so.

CUPS 2.4.2 calls a job completed as well when the printer vanished just after it took the file: its ipp backend can ask
no more, and takes that for the end. A resident would be told "printed" beside an empty tray. So the printer has the
last word: its own list of jobs where it keeps one, and in any case that it is there and was not switched off meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from hardware.printer import ipp

_SLACK_S = 2.0  # printers count whole seconds, and their clocks drift


class Verdict(StrEnum):
    OUT = "out"
    WORKING = "working"  # the printer is still at it
    GIVEN_UP = "given-up"  # cancelled on its panel, or aborted
    LOST = "lost"  # switched off meanwhile, or the file never arrived
    SILENT = "silent"  # no answer


class Witness:
    """The printer at `device_uri`, before and after one job named `title`. A printer that cannot be asked says OUT."""

    def __init__(self, device_uri: str, title: str, clock: Callable[[], float]) -> None:
        self._uri = device_uri
        self._title = title
        self._clock = clock
        self._can_be_asked = ipp.can_ask(device_uri)
        self._before = self._known_jobs()
        self._switched_on = self._when_switched_on()

    def verdict(self) -> Verdict:
        """What became of the job, as far as the printer knows."""
        if not self._can_be_asked:
            return Verdict.OUT
        done, waiting = (ipp.jobs(self._uri, which) for which in ("completed", "not-completed"))
        if done is None or waiting is None:
            return Verdict.SILENT
        if any(self._is_ours(job) for job in waiting):
            return Verdict.WORKING
        ours = [job for job in done if self._is_ours(job)]
        if ours:
            return Verdict.OUT if ours[-1].state == ipp.JOB_COMPLETED else Verdict.GIVEN_UP
        return Verdict.LOST if self._forgot_it(done) else Verdict.OUT

    def _forgot_it(self, done: tuple[ipp.PrinterJob, ...]) -> bool:
        """The printer does not name our job. One with a list would; one without was perhaps switched off."""
        keeps_a_list = bool(done or self._before)
        return keeps_a_list or self._when_switched_on() > self._switched_on + _SLACK_S

    def _is_ours(self, job: ipp.PrinterJob) -> bool:
        return job.name == self._title and job.id not in self._before

    def _known_jobs(self) -> frozenset[int]:
        if not self._can_be_asked:
            return frozenset()
        return frozenset(job.id for which in ("completed", "not-completed") for job in ipp.jobs(self._uri, which) or ())

    def _when_switched_on(self) -> float:
        answer = ipp.ask(self._uri) if self._can_be_asked else None
        return self._clock() - (answer.up_time_s if answer else 0)

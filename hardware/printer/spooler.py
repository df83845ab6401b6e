"""One queue of cupsd, over one connection: the few things a kiosk asks of it. What pycups raises passes through."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import cups

from hardware.printer import ipp, pulse, queue, server_settings
from hardware.printer.queue import Queue
from hardware.printer.server_settings import WrongSetting

LOOK_EVERY_S = 0.25
GONE_WITHIN_S = 10.0  # how long the backend may take to call a cancelled job back from the printer

_UNTOUCHED = "application/vnd.cups-pdf"


@dataclass(frozen=True)
class Hours:
    """The clock of whoever asks: `clock` counts seconds, `wait` pauses between two looks."""

    clock: Callable[[], float]
    wait: Callable[[float], None]


class Spooler:
    """The queue `name` of the cupsd at `server`, `port`. RuntimeError when nobody answers there."""

    def __init__(self, server: str, port: int, name: str, hours: Hours) -> None:
        self._where = (server, port)
        self._name = name
        self._hours = hours
        self._see_that_it_lives()
        self._cupsd: Any = cups.Connection(host=server, port=port)  # pycups has no types

    def look(self) -> Queue:
        self._see_that_it_lives()
        return Queue.read(self._cupsd.getPrinterAttributes(self._name, requested_attributes=queue.ATTRIBUTES))

    def model(self) -> str:
        return self._attribute("printer-make-and-model")

    def wrong_settings(self) -> tuple[WrongSetting, ...]:
        """Asked of cupsd itself: libcups's own call for this reads a file of this machine instead, where it may."""
        with tempfile.TemporaryFile() as file:
            self._cupsd.getFile("/admin/conf/cupsd.conf", file=file)
            file.seek(0)
            stand = server_settings.read(file.read().decode("utf-8", "replace"))
        policy = {server_settings.ERROR_POLICY: self._attribute(server_settings.ERROR_POLICY)}
        return server_settings.wrong(stand | policy)

    def start(self) -> None:
        self._cupsd.acceptJobs(self._name)
        self._cupsd.enablePrinter(self._name)

    def jobs(self, *, everybodys: bool) -> tuple[int, ...]:
        """Every job of this queue that cupsd knows, ours or everybody's."""
        wanted = ["job-id", "job-printer-uri"]
        known = self._cupsd.getJobs(which_jobs="all", my_jobs=not everybodys, requested_attributes=wanted)
        return tuple(job for job, of in known.items() if str(of.get("job-printer-uri", "")).endswith(f"/{self._name}"))

    def create(self, title: str, wishes: dict[str, str]) -> int:
        job: int = self._cupsd.createJob(self._name, title, wishes)
        return job

    def send(self, job: int, pdf: bytes, title: str) -> None:
        self._cupsd.startDocument(self._name, job, title, _UNTOUCHED, 1)
        self._cupsd.writeRequestData(pdf, len(pdf))
        self._cupsd.finishDocument(self._name)

    def state_of(self, job: int) -> tuple[int, str]:
        """Its job-state, and what the backend said last. A job without a record is over: the printer knows how."""
        try:
            said = self._cupsd.getJobAttributes(job, ["job-state", "job-printer-state-message"])
        except cups.IPPError as refusal:
            if refusal.args[0] != cups.IPP_NOT_FOUND:
                raise
            return ipp.JOB_COMPLETED, ""
        return said["job-state"], str(said.get("job-printer-state-message", ""))

    def purge(self, job: int) -> None:
        """Call the job back from the printer, then take it and its file out of the spool.

        Two steps: a purge kills the backend before it can tell the printer, which then prints the job as soon as
        somebody loads paper (seen with CUPS 2.4.2). When cupsd is gone, the next `check` comes here again.
        """
        with suppress(RuntimeError, cups.HTTPError, cups.IPPError):
            self._see_that_it_lives()
            self._call_back(job)
            self._cupsd.cancelJob(job, purge_job=True)

    def _call_back(self, job: int) -> None:
        state, _ = self.state_of(job)
        if state == ipp.JOB_COMPLETED:
            return
        if state < ipp.JOB_CANCELED:
            self._cupsd.cancelJob(job)
        deadline = self._hours.clock() + GONE_WITHIN_S
        while self.look().state == ipp.PROCESSING and self._hours.clock() < deadline:
            self._hours.wait(LOOK_EVERY_S)

    def _see_that_it_lives(self) -> None:
        """Raises what pycups raises when nobody listens: whoever listens and says nothing would keep us for ever."""
        if not pulse.beats(*self._where):
            raise RuntimeError("cupsd does not answer")

    def _attribute(self, name: str) -> str:
        return str(self._cupsd.getPrinterAttributes(self._name, requested_attributes=[name]).get(name, ""))

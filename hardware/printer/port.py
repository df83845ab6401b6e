"""A4 printer: a PDF goes in, and the answer says whether the paper really settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from hardware.device import Device, Fault


@dataclass(frozen=True)
class Printed:
    """The printer says that every page of the job is out. "Sent" is never called printed."""

    job_id: int


class Printer(Device, Protocol):
    def print_pdf(self, pdf: bytes, title: str) -> Printed | Fault:
        """Print `pdf` as it is, byte for byte, and wait until the job settled, failed or ran out of time.

        `title` is seen in print queues: a request number, never a name or NIK. A job that did not settle is cancelled
        and purged, so that it never comes out in the next resident's visit.
        """
        ...

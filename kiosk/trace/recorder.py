"""Records field traces: each line on the disk before the next is heard, so that a power cut costs at most one.

`hardware.trace_file` is the format. What drivers tell is status only (`hardware.trace`); all the same no answer is kept
beyond `LONGEST_DATA`, so that a driver with a bug cannot spill a page.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

from hardware.device import DeviceInfo, Fault
from hardware.trace import Ear, Said
from hardware.trace_file import LONGEST_DATA, End, Head, Line, end_bytes, head_bytes, line_bytes
from kiosk.clock import Clock
from kiosk.spool import faults
from kiosk.spool.disk import Disk

log = logging.getLogger(__name__)

FOLDER = "traces"  # below the kiosk's own folder
LARGEST = 1024 * 1024  # bytes of one trace: hours of a device that is asked every three seconds
KEPT = 20  # traces; the oldest goes


class Recorder:
    """`kiosk.technician.port.Tracer`. Begun and ended on any thread, lines come on the devices' own."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        who: Callable[[str], DeviceInfo | None],
        *,
        kiosk: str,
        version: str,
        disk: Disk | None = None,
        largest: int = LARGEST,
    ) -> None:
        """`kiosk` is e.g. "JGR-01", "" before enrolment; `who` answers who the device of a kind is."""
        self._folder, self._clock, self._who = folder, clock, who
        self._kiosk, self._version = kiosk, version
        self._disk, self._largest = disk or Disk(), largest
        self._running: dict[str, Recording] = {}

    def begin(self, kind: str) -> Ear | Fault:
        """Where the lines of this device go from now on. One that runs already is ended first."""
        self.end(kind)
        try:
            self._disk.make_folder(self._folder)
            self._forget_old()
            recording = Recording(self._new_name(kind), self._clock, self._disk, self._largest)
            recording.write(head_bytes(self._head(kind)))
            self._disk.sync_folder(self._folder)
        except OSError as error:
            return faults.of_os_error(error)
        self._running[kind] = recording
        return recording.hear

    def end(self, kind: str) -> str | Fault:
        """The name of the file, "" when none ran."""
        recording = self._running.pop(kind, None)
        if recording is None:
            return ""
        recording.close(End.STOPPED)
        return recording.path.name

    def close(self) -> None:
        """The program ends: so do all traces."""
        for kind in tuple(self._running):
            self.end(kind)

    def path(self, name: str) -> Path:
        return self._folder / name

    def _head(self, kind: str) -> Head:
        info = self._who(kind) or DeviceInfo(kind, "", "")
        begun = self._clock.now().isoformat()
        return Head(self._kiosk, kind, info.driver, info.model, info.firmware, self._version, begun)

    def _new_name(self, kind: str) -> Path:
        """Two in one second are told apart by a number."""
        stem = f"{kind}-{self._clock.now():%Y%m%d-%H%M%S}"
        names = (f"{stem}{suffix}.jsonl" for suffix in ("", *(f"-{number}" for number in range(2, KEPT + 2))))
        return next(path for name in names if not (path := self._folder / name).exists())

    def _forget_old(self) -> None:
        running = {each.path for each in self._running.values()}
        known = sorted(self._folder.glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
        for path in [each for each in known if each not in running][: max(0, len(known) - KEPT + 1)]:
            path.unlink()


class Recording:
    """One file that grows."""

    def __init__(self, path: Path, clock: Clock, disk: Disk, largest: int) -> None:
        self.path = path
        self._clock, self._disk, self._largest = clock, disk, largest
        self._begun = clock.monotonic()
        self._size = 0
        self._one_at_a_time = threading.Lock()
        self._file: int | None = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)

    def hear(self, said: Said) -> None:
        """Never raises: a device is not kept from its work by a trace of it."""
        short = Said(said.speaker, said.what, said.data[:LONGEST_DATA])
        line = line_bytes(Line(self._ms(), short))
        with self._one_at_a_time:
            if self._size + len(line) > self._largest:
                self._end(End.FULL)
            self._try(line)

    def close(self, end: End) -> None:
        """Nothing happens when it has ended already."""
        with self._one_at_a_time:
            self._end(end)

    def write(self, line: bytes) -> None:
        """On the disk when this returns. OSError when the disk refuses; the file is then closed."""
        if self._file is None:
            return
        try:
            left = memoryview(line)
            while left:
                left = left[os.write(self._file, left) :]
            self._disk.fsync(self._file)
        except OSError:
            self._let_go()
            raise
        self._size += len(line)

    def _try(self, line: bytes) -> None:
        try:
            self.write(line)
        except OSError as error:
            faults.of_os_error(error)  # which logs it; the trace ends here, cut off

    def _end(self, end: End) -> None:
        self._try(end_bytes(self._ms(), end))
        self._let_go()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def _ms(self) -> int:
        return round((self._clock.monotonic() - self._begun) * 1000)

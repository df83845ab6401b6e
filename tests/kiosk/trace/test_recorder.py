"""Field traces on the disk: whole up to the last line, bounded, closed cleanly, and never in a device's way."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from hardware.device import DeviceInfo, Fault
from hardware.trace import Said, Speaker
from hardware.trace_file import LONGEST_DATA, End, Trace, read
from kiosk.spool.disk import Disk
from kiosk.spool.faults import DISK_FULL
from kiosk.trace.recorder import KEPT, Recorder
from tests.kiosk.fake_clock import FakeClock

ASKED = Said(Speaker.KIOSK, "DLE EOT 1")
ANSWERED = Said(Speaker.DEVICE, "DLE EOT 1", b"\x12")
PRINTER = DeviceInfo("slip_printer", "escpos", "127.0.0.1:9100", "CONTOH CT-80", "CONTOH0042", "1.05")


class CountingDisk(Disk):
    """Counts what was made to last, and is full from a given time on."""

    def __init__(self, full_after: int = 10_000) -> None:
        self.synced, self._full_after = 0, full_after

    def fsync(self, descriptor: int) -> None:
        self.synced += 1
        if self.synced > self._full_after:
            raise OSError(errno.ENOSPC, "full")
        super().fsync(descriptor)


def recorder(folder: Path, clock: FakeClock | None = None, **changes: object) -> Recorder:
    more = {"kiosk": "JGR-01", "version": "1.2.3"} | changes
    return Recorder(folder, clock or FakeClock(), lambda _kind: PRINTER, **more)  # type: ignore[arg-type]


def begun(recorder: Recorder, kind: str = "slip_printer"):  # type: ignore[no-untyped-def]
    ear = recorder.begin(kind)
    assert not isinstance(ear, Fault)
    return ear


def only(folder: Path) -> Trace:
    (file,) = folder.glob("*.jsonl")
    trace = read(file.read_bytes())
    assert trace is not None
    return trace


def test_what_was_said_comes_back_with_its_head_and_its_times(tmp_path: Path) -> None:
    clock = FakeClock()
    kept = recorder(tmp_path / "traces", clock)
    ear = begun(kept)
    clock.pass_time(0.012)
    ear(ASKED)
    clock.pass_time(0.003)
    ear(ANSWERED)
    name = kept.end("slip_printer")
    trace = only(tmp_path / "traces")
    assert name == "slip_printer-20261120-080500.jsonl"
    assert (trace.head.kiosk, trace.head.kind, trace.head.driver) == ("JGR-01", "slip_printer", "escpos")
    assert (trace.head.model, trace.head.firmware, trace.head.version) == ("CONTOH CT-80", "1.05", "1.2.3")
    assert trace.head.begun == "2026-11-20T08:05:00+07:00"
    assert [(line.ms, line.said) for line in trace.lines] == [(12, ASKED), (15, ANSWERED)]
    assert trace.end is End.STOPPED


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    begun(recorder(tmp_path / "traces"))
    (file,) = (tmp_path / "traces").glob("*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_line_is_on_the_disk_before_the_next_is_heard(tmp_path: Path) -> None:
    disk = CountingDisk()
    ear = begun(recorder(tmp_path, disk=disk))
    before = disk.synced
    for _ in range(5):
        ear(ANSWERED)
        assert len(only(tmp_path).lines) == disk.synced - before
    assert only(tmp_path).end is End.CUT_OFF


def test_a_line_that_the_power_cut_in_two_is_left_out(tmp_path: Path) -> None:
    ear = begun(recorder(tmp_path))
    ear(ASKED)
    ear(ANSWERED)
    (file,) = tmp_path.glob("*")
    whole = file.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole)):
        trace = read(whole[:cut])
        assert trace is not None
        assert [line.said for line in trace.lines] in ([], [ASKED], [ASKED, ANSWERED])
        assert trace.end is End.CUT_OFF


@pytest.mark.parametrize("content", [b"", b"\n", b"[]", b"{}", b"\xff\xfe", b'{"kiosk": 1}', b"not a trace"])
def test_a_file_that_is_no_trace_is_none(content: bytes) -> None:
    assert read(content) is None


def test_it_ends_by_itself_when_it_is_as_large_as_it_may_be(tmp_path: Path) -> None:
    kept = recorder(tmp_path, largest=2000)
    ear = begun(kept)
    for _ in range(1000):
        ear(ANSWERED)
    (file,) = tmp_path.glob("*")
    assert 1500 < file.stat().st_size < 2100
    assert only(tmp_path).end is End.FULL
    assert kept.end("slip_printer") == file.name


def test_a_full_disk_is_a_fault_at_the_beginning_and_silence_later(tmp_path: Path) -> None:
    assert recorder(tmp_path / "a", disk=CountingDisk(full_after=2)).begin("printer") == DISK_FULL
    (tmp_path / "b").mkdir()
    kept = recorder(tmp_path / "b", disk=CountingDisk(full_after=3))
    ear = begun(kept)
    for _ in range(3):
        ear(ANSWERED)
    assert len(only(tmp_path / "b").lines) <= 2
    assert kept.end("slip_printer") != ""


def test_two_devices_are_kept_apart_and_two_in_one_second_too(tmp_path: Path) -> None:
    kept = recorder(tmp_path)
    one, two = begun(kept, "slip_printer"), begun(kept, "printer")
    one(ASKED)
    two(ANSWERED)
    begun(kept, "printer")
    kept.close()
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == [
        "printer-20261120-080500-2.jsonl",
        "printer-20261120-080500.jsonl",
        "slip_printer-20261120-080500.jsonl",
    ]
    assert all(b'"end": "stopped"' in file.read_bytes() for file in tmp_path.iterdir())


def test_old_ones_go_and_a_running_one_stays(tmp_path: Path) -> None:
    clock = FakeClock()
    kept = recorder(tmp_path, clock)
    begun(kept, "power")
    for number in range(KEPT + 5):
        clock.pass_time(60)
        begun(kept, "printer")
        for place, file in enumerate(sorted(tmp_path.glob("printer*"))):
            os.utime(file, (number + place, number + place))
        os.utime(next(iter(tmp_path.glob("power*"))), (0, 0))
    assert len(list(tmp_path.iterdir())) == KEPT
    assert len(list(tmp_path.glob("power*"))) == 1


def test_a_driver_with_a_bug_cannot_spill_a_page(tmp_path: Path) -> None:
    ear = begun(recorder(tmp_path))
    ear(Said(Speaker.DEVICE, "broken", b"x" * 100_000))
    (file,) = tmp_path.glob("*")
    assert len(json.loads(file.read_bytes().splitlines()[1])["hex"]) == 2 * LONGEST_DATA

"""Drafts on the shelf: whole or not there at all, opened by their code alone, gone when their time is over."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adminduk.draft_codes import parse_draft_code
from hardware.device import Fault
from kiosk.spool import faults
from kiosk.spool.disk import Disk
from kiosk.spool.steps import Step
from kiosk.unfinished import LeftPage, Unfinished
from kiosk.views import Preview
from tests.kiosk.spool.sample import CATALOGUE, NAME, NIK, NOON, Bench, filing, sure

DAYS = 3


class PlayedClock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def unfinished(*pages: LeftPage) -> Unfinished:
    return Unfinished(
        service="kk",
        reason="hilang",
        answers=(("siapa", "sendiri"),),
        fields=(("nik", NIK), ("nama", NAME)),
        briefed=True,
        pages=pages or (left_page(), left_page("ijazah")),
        later=("surat-kehilangan",),
        catalogue_version="2026-11-01",
        forms=(("F-1.02", (("nama", NAME),)),),
        forms_how=(("formulir-f102", "here"),),
    )


def left_page(requirement: str = "kk-lama") -> LeftPage:
    return LeftPage(
        requirement, b"\xff\xd8" + os.urandom(900), b"\xff\xd8" + os.urandom(300), Preview(b"kecil", 30, 40)
    )


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "spool")


def files_of(bench: Bench) -> bytes:
    return b"".join(path.read_bytes() for path in bench.folder.rglob("*") if path.is_file())


def test_a_draft_comes_back_as_it_was_left_also_after_a_restart(bench: Bench) -> None:
    left = unfinished()
    spool = bench.open()
    ticket = sure(spool.shelf.keep(left, DAYS))
    spool.close()
    assert (ticket.place, ticket.until) == ("JGR-01", NOON + timedelta(days=DAYS))
    _, opened = sure(bench.open().shelf.open(ticket.code))
    assert asdict(opened) == asdict(left)


def test_nothing_of_it_can_be_read_on_the_disk_and_the_code_is_nowhere(bench: Bench) -> None:
    spool = bench.open()
    ticket = sure(spool.shelf.keep(unfinished(), DAYS))
    code = parse_draft_code(ticket.code)
    assert code is not None
    spool.close()
    written = files_of(bench)
    for secret in (NIK, NAME, code.secret, ticket.code, "hilang", "ijazah"):
        assert secret.encode() not in written, secret
    with pytest.raises(Exception, match="decrypt"):
        bench.unseal(next((bench.folder / "blobs").iterdir()).read_bytes())  # not by the office's key either


def test_only_its_own_code_opens_it(bench: Bench) -> None:
    spool = bench.open()
    mine, other = (sure(spool.shelf.keep(unfinished(), DAYS)) for _ in range(2))
    assert mine.code != other.code
    spool.shelf.forget(sure(spool.shelf.open(mine.code))[0])
    assert spool.shelf.open(mine.code) is None
    assert sure(spool.shelf.open(other.code))
    assert spool.shelf.open("JGR-7K3M-9QX2-W4ZD-PB8C") is None
    assert spool.shelf.open("") is None


def test_its_time_is_over_to_the_minute_and_then_nothing_is_left(bench: Bench) -> None:
    clock = PlayedClock()
    bench.now = clock
    spool = bench.open()
    ticket = sure(spool.shelf.keep(unfinished(), DAYS))
    clock.now = NOON + timedelta(days=DAYS) - timedelta(seconds=1)
    assert spool.check() is None
    assert spool.shelf.open(ticket.code) is not None
    clock.now = NOON + timedelta(days=DAYS)
    assert spool.shelf.open(ticket.code) is None
    assert bench.blob_files() != set()
    assert spool.check() is None  # looked at with every round of the uplink
    assert bench.blob_files() == set()


def test_requests_and_drafts_leave_each_other_alone(bench: Bench) -> None:
    spool = bench.open()
    ticket = sure(spool.shelf.keep(unfinished(), DAYS))
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    spool = bench.open()  # sweeps what no row speaks of
    bench.assert_whole(spool)
    draft_id, _ = sure(spool.shelf.open(ticket.code))
    spool.shelf.forget(draft_id)
    bench.assert_whole(spool)
    spool.delivered(kept.delivery_id)
    assert bench.blob_files() == set()


class Unplugged(Exception):
    """The power is gone."""


def pull_at(step: Step) -> Callable[[Step], None]:
    def hook(now: Step) -> None:
        if now is step:
            raise Unplugged

    return hook


@pytest.mark.parametrize(
    "step", [Step.FILES_WRITTEN, Step.FILES_NAMED, Step.FOLDER_SYNCED, Step.ROW_WRITTEN, Step.COMMITTED]
)
def test_the_power_goes_before_the_slip_is_printed(bench: Bench, step: Step) -> None:
    """Nobody holds a code then: nothing half is left, and what is whole goes when its time is over."""
    clock = PlayedClock()
    bench.now = clock
    spool = bench.open(steps=pull_at(step))
    with pytest.raises(Unplugged):
        spool.shelf.keep(unfinished(), DAYS)
    spool.close()
    spool = bench.open()
    assert bool(bench.blob_files()) is (step is Step.COMMITTED)
    clock.now += timedelta(days=DAYS)
    assert spool.check() is None
    assert bench.blob_files() == set()


class FullDisk(Disk):
    def write(self, path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")


def test_a_full_disk_keeps_nothing_and_says_so(bench: Bench) -> None:
    spool = bench.open(disk=FullDisk())
    assert spool.shelf.keep(unfinished(), DAYS) == faults.DISK_FULL
    assert bench.blob_files() == set()


def test_a_damaged_draft_is_no_draft_and_no_crash(bench: Bench) -> None:
    spool = bench.open()
    ticket = sure(spool.shelf.keep(unfinished(), DAYS))
    for path in (bench.folder / "blobs").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert spool.shelf.open(ticket.code) is None
    for path in (bench.folder / "blobs").iterdir():
        path.unlink()
    assert isinstance(spool.shelf.open(ticket.code), Fault)

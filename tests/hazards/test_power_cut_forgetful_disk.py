"""The power goes and the disk forgets everything that was not fsynced, which a killed process alone never shows.

Page files whose name was not fsynced vanish, files whose bytes were not fsynced are empty. The database is left to
SQLite: WAL with synchronous=FULL syncs its own log at every commit (docs/decisions/0010-spool-durability.md).
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.spool.disk import Disk
from kiosk.spool.steps import Step
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, page, sure

COMMIT = [step for step in Step if step is not Step.RECEIPT_WRITTEN]


class PowerCut(BaseException):
    """Not an Exception: nothing in the program may catch it."""


class ForgetfulDisk(Disk):
    """Knows what a worst-case disk would still have after a power cut."""

    def __init__(self) -> None:
        self._written: set[int] = set()  # inodes whose bytes are safe
        self._names: dict[int, dict[str, int]] = {}  # folder inode -> its names that are safe

    def fsync(self, descriptor: int) -> None:
        super().fsync(descriptor)
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            self._names[about.st_ino] = {each.name: each.inode() for each in os.scandir(descriptor)}
        else:
            self._written.add(about.st_ino)

    def name_is_safe(self, path: Path) -> bool:
        return self._names.get(path.parent.stat().st_ino, {}).get(path.name) == path.stat().st_ino

    def what_is_left(self, folder: Path, copy: Path) -> None:
        """Make `copy` what would be found of `folder` after the power cut."""
        shutil.copytree(folder, copy)
        for path in (folder / "blobs").iterdir():
            survivor = copy / "blobs" / path.name
            if not self.name_is_safe(path):
                survivor.unlink()
            elif path.stat().st_ino not in self._written:
                survivor.write_bytes(b"")


@pytest.mark.parametrize("step", COMMIT)
def test_power_cut_at_each_step_of_the_commit(tmp_path: Path, step: Step) -> None:
    bench, disk = Bench(tmp_path / "spool"), ForgetfulDisk()
    armed = [False]

    def power_cut(reached: Step) -> None:
        if armed[0] and reached is step:
            disk.what_is_left(bench.folder, tmp_path / "left")
            raise PowerCut

    spool = bench.open(disk=disk, steps=power_cut)
    seen = sure(spool.commit_filing(filing(page(), page()), CATALOGUE))
    armed[0] = True
    with pytest.raises(PowerCut):
        spool.commit_filing(filing(page(), page(), page()), CATALOGUE)
    spool.close()

    left = replace(bench, folder=tmp_path / "left")
    spool = left.open()
    parcels = sure(spool.waiting())
    assert parcels[0].number == seen.number
    assert len(parcels) == (2 if step is Step.COMMITTED else 1)
    left.assert_whole(spool)
    assert left.blob_files() == {blob for parcel in parcels for blob in parcel.blobs}
    spool.close()


def test_the_stores_own_folders_survive_from_the_first_moment(tmp_path: Path) -> None:
    bench, disk = Bench(tmp_path / "kiosk" / "spool"), ForgetfulDisk()
    spool = bench.open(disk=disk)
    for path in (bench.folder.parent, bench.folder, *bench.folder.iterdir()):
        if path.name not in ("reserve", "spool.db-shm"):  # made again when missing
            assert disk.name_is_safe(path), path
    spool.close()

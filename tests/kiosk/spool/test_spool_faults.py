"""What the disk can do to the store, and what the store says then."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from hardware.device import Fault
from kiosk.effects import RecordHandover
from kiosk.office_answers import Grant
from kiosk.spool import faults
from kiosk.spool.disk import Disk
from kiosk.spool.spool import Spool
from kiosk.spool.steps import Step
from kiosk.uplink import faults as uplink_faults
from tests.kiosk.spool.sample import CATALOGUE, FILES_OF_A_PAGE, Bench, filing, sure


class RefusingDisk(Disk):
    """Takes `good` more fsyncs and refuses every later one."""

    def __init__(self, number: int) -> None:
        self.good, self._number = 1_000_000, number

    def fsync(self, descriptor: int) -> None:
        if self.good <= 0:
            raise OSError(self._number, "refused")
        self.good -= 1
        super().fsync(descriptor)


@pytest.mark.parametrize(
    ("number", "fault"),
    [(errno.ENOSPC, faults.DISK_FULL), (errno.EDQUOT, faults.DISK_FULL), (errno.EIO, faults.DISK_ERROR)],
)
def test_a_refused_page_file_keeps_nothing_and_uses_no_number(tmp_path: Path, number: int, fault: Fault) -> None:
    bench, disk = Bench(tmp_path / "spool"), RefusingDisk(number)
    spool = bench.open(disk=disk)
    disk.good = 0
    assert spool.commit_filing(filing(), CATALOGUE) == fault
    assert sure(spool.waiting()) == ()
    assert bench.blob_files() == set()
    disk.good = 1_000_000
    assert sure(spool.commit_filing(filing(), CATALOGUE)).number == "JGR-01-000001"
    spool.close()


@pytest.mark.parametrize(
    ("code", "fault", "files_left"),
    [
        (sqlite3.SQLITE_FULL, faults.DISK_FULL, 0),
        (sqlite3.SQLITE_IOERR_FSYNC, faults.DISK_ERROR, 1),  # nobody knows whether the row is there: the sweep decides
        (sqlite3.SQLITE_CORRUPT_VTAB, faults.DISK_ERROR, 1),
    ],
)
def test_a_database_that_refuses_uses_no_number(tmp_path: Path, code: int, fault: Fault, files_left: int) -> None:
    bench = Bench(tmp_path / "spool")
    broken = [True]

    def refuse(step: Step) -> None:
        if step is Step.ROW_WRITTEN and broken[0]:
            cause = sqlite3.OperationalError("refused")
            cause.sqlite_errorcode = code
            raise OperationalError("COMMIT", {}, cause)

    spool = bench.open(steps=refuse)
    assert spool.commit_filing(filing(), CATALOGUE) == fault
    assert len(bench.blob_files()) == files_left * FILES_OF_A_PAGE
    broken[0] = False
    assert sure(spool.commit_filing(filing(), CATALOGUE)).number == "JGR-01-000001"
    spool.close()
    spool = bench.open()
    assert len(bench.blob_files()) == FILES_OF_A_PAGE
    bench.assert_whole(spool)
    spool.close()


def test_an_error_that_no_disk_explains_is_a_bug_and_is_not_hidden(tmp_path: Path) -> None:
    spool = Bench(tmp_path / "spool").open()
    with spool._opened.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE waiting")
    with pytest.raises(OperationalError, match="no such table"):
        spool.waiting()
    spool.close()


def test_a_store_that_is_no_database_is_a_fault_and_is_left_as_it_is(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "spool")
    bench.open().close()
    (bench.folder / "spool.db").write_bytes(b"something else" * 1000)
    assert Spool.open(bench.folder, bench.owner, bench.now) == faults.DISK_ERROR
    assert (bench.folder / "spool.db").read_bytes().startswith(b"something else")


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    bench = Bench(tmp_path / "file" / "spool")
    assert Spool.open(bench.folder, bench.owner, bench.now) == faults.DISK_ERROR


def test_the_reserve_takes_its_room_and_its_absence_is_a_fault(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "spool")
    spool = bench.open(reserve_bytes=64 * 1024)
    assert (bench.folder / "reserve").stat().st_blocks * 512 >= 64 * 1024
    assert spool.check() is None
    spool.close()


def test_a_handover_needs_no_page_file(tmp_path: Path) -> None:
    bench, disk = Bench(tmp_path / "spool"), RefusingDisk(errno.ENOSPC)
    spool = bench.open(disk=disk)
    disk.good = 0
    sure(spool.record_handover(RecordHandover(Grant("g", "JGR-01-000001", "", b"", "ab" * 32))))
    spool.close()


@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_every_fault_is_said_to_resident_and_technician_in_every_language(language: str) -> None:
    from babel.messages.pofile import read_po

    from assets.sentences import FOLDER

    with (FOLDER / language / "spool.po").open("rb") as po:
        said = {str(message.id): str(message.string) for message in read_po(po) if message.id}
    for fault in (*faults.ALL, *uplink_faults.ALL):
        for key in (fault.resident, fault.technician):
            assert len(said.pop(key)) > 20
    assert said == {}

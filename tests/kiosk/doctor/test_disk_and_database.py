"""The disk and the spool on it, with a real store: whole, damaged, waiting, parked, full."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.doctor.model import Outcome
from kiosk.doctor.outside import Ran
from tests.kiosk.doctor.full_disk_child import NOT_ALLOWED
from tests.kiosk.doctor.kit import Machine, said
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, sure


def store(pc: Machine) -> Bench:
    return Bench(pc.folder / "spool", now=pc.clock.now)


def test_a_store_is_looked_at_while_the_kiosk_uses_it(pc: Machine) -> None:
    bench = store(pc)
    spool = bench.open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    found = pc.look("database")
    assert found["database.integrity"].outcome is Outcome.PASS
    assert found["database.waiting"].measures[0].value == 1
    assert found["database.parked"].outcome is Outcome.PASS
    assert spool.check() is None
    spool.close()


def test_and_after_the_kiosk_has_ended(pc: Machine) -> None:
    spool = store(pc).open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    found = pc.look("database")
    assert found["database.integrity"].outcome is Outcome.PASS
    assert found["database.waiting"].measures[0].value == 1


@pytest.mark.parametrize(("hours", "outcome"), [(0.5, Outcome.PASS), (3, Outcome.WARN), (30, Outcome.FAIL)])
def test_the_age_of_the_oldest_delivery(pc: Machine, hours: float, outcome: Outcome) -> None:
    spool = store(pc).open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    pc.clock.pass_time(hours * 3600)
    finding = pc.look("database")["database.waiting"]
    assert finding.outcome is outcome
    assert finding.measures[1].value == hours


def test_what_the_office_refused_is_a_warning(pc: Machine) -> None:
    spool = store(pc).open()
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    spool.park(kept.delivery_id, "conflict")
    spool.close()
    finding = pc.look("database")["database.parked"]
    assert (finding.outcome, finding.measures[0].value) == (Outcome.WARN, 1)
    assert "--fix" in said(finding)


def test_a_damaged_copy_of_a_store_is_named_and_left_alone(pc: Machine) -> None:
    spool = store(pc).open()
    for _ in range(60):
        sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    file = pc.folder / "spool" / "spool.db"
    shutil.copy(file, file.with_suffix(".copy"))
    damaged = bytearray(file.read_bytes())
    damaged[8192:20480] = b"\xa5" * 12288
    file.write_bytes(damaged)
    found = pc.look("database")
    assert found["database.integrity"].outcome is Outcome.FAIL
    assert "Jangan hapus apa pun" in said(found["database.integrity"])
    assert file.read_bytes() == bytes(damaged)
    file.write_bytes(b"no database at all")
    assert pc.look("database")["database.integrity"].outcome is Outcome.FAIL


def test_without_a_store_there_is_nothing_to_test(pc: Machine) -> None:
    found = pc.look("database")
    assert found["database.integrity"].outcome is Outcome.NOT_RUN
    assert not (pc.folder / "spool").exists()


def test_a_log_that_grew(pc: Machine) -> None:
    (pc.folder / "spool").mkdir()
    with (pc.folder / "spool" / "spool.db-wal").open("wb") as file:
        file.truncate(80 * 1024 * 1024)
    assert pc.look("database")["database.wal"].outcome is Outcome.WARN


def test_a_history_that_cannot_be_kept(pc: Machine) -> None:
    assert pc.look("database")["database.history"].outcome is Outcome.PASS
    pc.ground.history.lasting = False
    assert pc.look("database")["database.history"].outcome is Outcome.WARN


def test_a_durable_write_is_measured_and_leaves_nothing(pc: Machine) -> None:
    finding = pc.look("disk")["disk.fsync"]
    assert finding.outcome is Outcome.PASS
    assert [each.name for each in pc.folder.iterdir()] == ["doctor"]


def test_a_slow_disk(pc: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.spool.disk import Disk

    write = Disk.write

    def slow(disk: Disk, path: Path, content: bytes) -> None:
        write(disk, path, content)
        pc.clock.pass_time(0.4)

    monkeypatch.setattr(Disk, "write", slow)
    finding = pc.look("disk")["disk.fsync"]
    assert (finding.outcome, finding.measures[0].value) == (Outcome.WARN, 400.0)


def test_the_reserve(pc: Machine) -> None:
    assert "disk.reserve" not in pc.look("disk")
    store(pc).open().close()
    assert pc.look("disk")["disk.reserve"].outcome is Outcome.PASS
    (pc.folder / "spool" / "reserve").unlink()
    assert pc.look("disk")["disk.reserve"].outcome is Outcome.FAIL


NVME = {"smart_status": {"passed": True}, "nvme_smart_health_information_log": {"percentage_used": 3}}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (json.dumps(NVME), Outcome.PASS),
        (json.dumps(NVME | {"nvme_smart_health_information_log": {"percentage_used": 97}}), Outcome.WARN),
        (json.dumps(NVME | {"smart_status": {"passed": False}}), Outcome.FAIL),
        (json.dumps({"smartctl": {"exit_status": 2}}), Outcome.NOT_RUN),
        ("Permission denied", Outcome.NOT_RUN),
    ],
    ids=["healthy", "worn", "dying", "not allowed", "no json"],
)
def test_smart(pc: Machine, told: str, outcome: Outcome) -> None:
    number = pc.folder.stat().st_dev
    import os

    blocks = pc.root / "sys" / "devices" / "nvme0n1" / "nvme0n1p2"
    blocks.mkdir(parents=True)
    (blocks / "partition").write_text("2\n")
    pc.put("sys/dev/block/x", "")
    (pc.root / "sys" / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(blocks)
    pc.outside.answers["smartctl"] = Ran(0, told)
    assert pc.look("disk")["disk.smart"].outcome is outcome
    assert pc.outside.asked == [("smartctl", "--json", "-H", "-A", "/dev/nvme0n1")]


def test_waiting_hours_are_counted_from_when_it_was_kept_in_any_time_zone(pc: Machine) -> None:
    spool = store(pc).open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    pc.clock.pass_time(timedelta(hours=2).total_seconds())
    assert said(pc.look("database")["database.waiting"]).startswith("1 kiriman menunggu, paling lama 2 jam.")


@pytest.mark.real
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare (package util-linux)")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    inside = [sys.executable, "-m", "tests.kiosk.doctor.full_disk_child", str(tmp_path)]
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", *inside], capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode == NOT_ALLOWED or "unshare" in done.stderr:
        pytest.skip("mounting a file system is not allowed here")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["full"] == {"disk.free": "fail", "disk.fsync": "fail", "database.integrity": "pass"}
    assert found["after"] == {"disk.free": "fail", "disk.fsync": "pass", "database.integrity": "pass"}
    assert found["remembers"]

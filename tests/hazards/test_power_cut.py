"""The kiosk dies while it keeps a request: SIGKILL of a real process, at every named step and at random moments.

What must hold afterwards: no number that a resident saw without its request kept whole, no number given twice, nothing
left on the disk that no request needs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from kiosk.spool.steps import Step
from tests.kiosk.spool.child import NEVER
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, sure

COMMIT = [step for step in Step if step is not Step.RECEIPT_WRITTEN]


def start(bench: Bench, step: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.kiosk.spool.child", str(bench.folder), bench.owner.sealing_key.hex(), step]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def assert_the_promise(bench: Bench, seen: list[str]) -> list[str]:
    """Open what the dead process left; the numbers that are kept."""
    spool = bench.open()
    parcels = sure(spool.waiting())
    kept = [parcel.number for parcel in parcels]
    assert kept == [f"JGR-01-{nth:06d}" for nth in range(1, len(kept) + 1)]
    assert seen == kept[: len(seen)]
    assert len(kept) - len(seen) <= 1  # at most the one that was being kept
    assert bench.blob_files() == {blob for parcel in parcels for blob in parcel.blobs}
    bench.assert_whole(spool)
    assert sure(spool.commit_filing(filing(), CATALOGUE)).number == f"JGR-01-{len(kept) + 1:06d}"
    spool.close()
    return kept


@pytest.mark.parametrize("step", COMMIT)
def test_killed_at_each_step_of_the_commit(tmp_path: Path, step: Step) -> None:
    bench = Bench(tmp_path / "spool")
    child = start(bench, step.value)
    output, _ = child.communicate(timeout=60)
    assert child.returncode == -9
    seen = output.split()
    assert seen == ["JGR-01-000001"]  # the second one never reached the resident
    kept = assert_the_promise(bench, seen)
    assert len(kept) == (2 if step is Step.COMMITTED else 1)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_while_requests_stream_in(tmp_path: Path, seed: int) -> None:
    bench = Bench(tmp_path / "spool")
    child = start(bench, NEVER)
    assert child.stdout is not None
    seen = [child.stdout.readline().strip() for _ in range(Random(seed).randint(1, 25))]
    child.kill()
    seen += child.stdout.read().split()
    child.stdout.close()
    assert child.wait() == -9
    assert_the_promise(bench, seen)

"""The power goes while an officer of the desa helps: what was kept says so, the rest is gone, nobody is signed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adminduk.filing import Completion
from kiosk.effects import CommitFiling
from kiosk.spool.steps import Step
from tests.flows.samples import NAMA, NIK
from tests.flows.script import Kiosk, spoken
from tests.flows.test_assist import OFFICER, agreed, to_review
from tests.hazards.test_power_cut import COMMIT
from tests.kiosk.spool.sample import CATALOGUE, Bench, completion, sure


class PowerCutError(Exception):
    pass


def sent() -> CommitFiling:
    """What the kiosk is just keeping when the power goes."""
    at = to_review(agreed())
    at.touch("send", "busy")
    wish = at.last(CommitFiling)
    assert isinstance(wish, CommitFiling)
    return wish


@pytest.mark.parametrize("step", COMMIT)
def test_at_each_step_of_the_commit(tmp_path: Path, step: Step) -> None:
    bench, wish = Bench(tmp_path / "spool"), sent()

    def cut(passed: Step) -> None:
        if passed is step:
            raise PowerCutError

    spool = bench.open(steps=cut)
    with pytest.raises(PowerCutError):
        spool.commit_filing(wish, CATALOGUE)
    spool.close()
    kept = [bench.filing_in(each) for each in sure(bench.open().waiting())]
    assert [each.assisted_by for each in kept] == ([wish.assisted_by] if step is Step.COMMITTED else [])


def test_a_completion_is_kept_with_it(tmp_path: Path) -> None:
    bench, wish = Bench(tmp_path / "spool"), sent()
    spool = bench.open()
    kept = sure(spool.commit_filing(wish, CATALOGUE))
    sure(spool.commit_completion(replace(completion(kept), assisted_by=wish.assisted_by)))
    found = Completion.model_validate_json(bench.unseal(sure(spool.waiting())[1].sealed))
    assert found.assisted_by == wish.assisted_by


def test_afterwards_the_kiosk_is_everybody_s_and_knows_nobody() -> None:
    """Who helps is kept in memory alone: a kiosk that starts has only its front page."""
    sent()
    at = Kiosk()
    assert at.page == "attract"
    assert at.frame.assisted_by == ""
    assert [each for each in (NIK, NAMA, OFFICER) if each in spoken(at.frame)] == []


def test_whose_help_it_was_lies_sealed_on_the_kiosk(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "spool")
    spool = bench.open()
    sure(spool.commit_filing(sent(), CATALOGUE))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if OFFICER.encode() in path.read_bytes()] == []

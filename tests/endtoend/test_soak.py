"""The soak, small: forty visits with a fault in every fourth and a power cut, and every request looked up afterwards.

`python -m bench.soak` runs 2,000; what it found stands in bench/README.md.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import assets.sentences
from bench.soak.accounts import Ledger, settle
from bench.soak.life import plan_of
from bench.soak.run import POWER_CUT, Result, Wish, soak

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]

VISITS = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("soak")


@pytest.fixture(scope="module")
def result(folder: Path) -> Result:
    assets.sentences.compile_all()
    return soak(Wish(VISITS, seed=1, every=4, one_life=28, folder=folder), lambda _row: None)


def again(result: Result) -> Ledger:
    """The same ledger, with nothing wrong found yet."""
    return dataclasses.replace(result.ledger, told=dict(result.ledger.told), rows=list(result.ledger.rows), wrong=[])


def test_nothing_is_lost_stuck_or_mixed_up_while_things_break(result: Result) -> None:
    assert result.ledger.wrong == []
    assert result.account.lost == result.account.doubled == 0
    cut_off = [visit for visit, name in result.mishaps if name == POWER_CUT]
    assert cut_off
    assert result.lives == 1 + len(cut_off)
    assert len(result.ledger.rows) == VISITS - len(cut_off)
    assert result.account.pages >= VISITS // 2
    assert any(row.struck for row in result.ledger.rows)


def test_it_would_see_a_request_that_never_arrived(result: Result, folder: Path) -> None:
    ledger = again(result)
    ledger.number(VISITS, "JGR-01-009999", "JGR-0000-0000-0000")
    assert settle(ledger, folder / "office", folder / "kiosk").lost == 1


def test_it_would_see_a_number_with_another_residents_answers_and_pages(result: Result, folder: Path) -> None:
    ledger = again(result)
    (one, first), (other, second) = list(ledger.told.items())[:2]
    ledger.told[one], ledger.told[other] = second, first
    settle(ledger, folder / "office", folder / "kiosk")
    found = " ".join(ledger.wrong)
    assert f"{one} is somebody else's" in found
    assert f"{one} has another slip code than its slip" in found


def test_it_would_see_a_page_that_was_not_scanned(result: Result, folder: Path) -> None:
    ledger = again(result)
    row = next(row for row in ledger.rows if row.pages)
    ledger.rows[ledger.rows.index(row)] = dataclasses.replace(row, pages=("0" * 64, *row.pages[1:]))
    settle(ledger, folder / "office", folder / "kiosk")
    assert any(f"visit {row.visit}:" in wrong and "scanned" in wrong for wrong in ledger.wrong)


def test_it_would_see_the_slip_of_another_visit(result: Result) -> None:
    ledger, row = again(result), next(row for row in result.ledger.rows if row.slips)
    ledger.row(dataclasses.replace(row, slips=("JGR-01-009999",)))
    assert ledger.wrong == [f"visit {row.visit}: a slip came out that is not this visit's"]


def test_it_would_see_a_person_in_a_log(result: Result, folder: Path) -> None:
    ledger, log = again(result), folder / "kiosk" / "more.log"
    log.write_text(plan_of(1, result.ledger.seed).nik)
    settle(ledger, folder / "office", folder / "kiosk")
    log.unlink()
    assert ledger.wrong == ["more.log holds something of a person"]

"""Chores are done when they are due, by the office's clock, and one that fails keeps nobody from the others."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from office.housekeeping import Chore, Housekeeping
from office.parts import Office
from tests.office.kit import open_bench


def test_each_chore_in_its_own_time(tmp_path: Path) -> None:
    bench, done = open_bench(tmp_path), []
    often = Chore("sering", timedelta(minutes=1), lambda _: done.append("sering"))
    seldom = Chore("jarang", timedelta(hours=1), lambda _: done.append("jarang"))
    house = Housekeeping(bench.office, (often, seldom))
    assert house.do_due() == ("sering", "jarang")
    assert house.do_due() == ()
    bench.clock.passes(minutes=1)
    assert house.do_due() == ("sering",)
    bench.clock.passes(minutes=59)
    assert house.do_due() == ("sering", "jarang")
    assert done == ["sering", "jarang", "sering", "sering", "jarang"]


def test_one_that_fails_keeps_nobody_from_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bench, done = open_bench(tmp_path), []

    def breaks(_: Office) -> None:
        raise OSError("CONTOH is not for the log")

    chores = (Chore("rusak", timedelta(minutes=1), breaks), Chore("lain", timedelta(minutes=1), done.append))
    house = Housekeeping(bench.office, chores)
    with caplog.at_level(logging.ERROR):
        house.do_due()
    assert done == [bench.office]
    assert "rusak failed: OSError" in caplog.text
    assert "CONTOH" not in caplog.text
    bench.clock.passes(minutes=1)
    assert house.do_due() == ("rusak", "lain")

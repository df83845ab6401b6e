"""Fixtures for the doctor's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import assets.sentences
from tests.kiosk.doctor.kit import Machine, machine


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture
def pc(tmp_path: Path) -> Iterator[Machine]:
    made = machine(tmp_path)
    yield made
    made.ground.history.close()

"""Fixtures for the office's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

import assets.sentences
from adminduk.request import Role
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk, Ticket


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = open_bench(tmp_path)
    with bench.client:
        yield bench


@pytest.fixture
def kiosk(bench: Bench) -> PlayedKiosk:
    return bench.kiosk()


@pytest.fixture
def ticket(kiosk: PlayedKiosk) -> Ticket:
    return kiosk.file("surat-kehilangan", "formulir-f102")


@pytest.fixture
def operator(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.OPERATOR, login="operator1"))

"""Fixtures for the office's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser, Page

import assets.sentences
from adminduk.request import Role
from tests.benches.chromium import DESKTOP, chromium
from tests.benches.office import RunningOffice, running_office
from tests.benches.postgres import new_database, running_postgres
from tests.office.browsing import tab
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk, Ticket


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running_postgres() as url:
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database on PostgreSQL where the test says so (databases.ON_BOTH); else none: SQLite in the folder."""
    return new_database(request.getfixturevalue("postgres")) if getattr(request, "param", "") == "postgresql" else ""


@pytest.fixture
def bench(tmp_path: Path, database_url: str) -> Iterator[Bench]:
    bench = open_bench(tmp_path, database_url)
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


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """A real office process, for the tests in a browser."""
    with running_office(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Nobody signed in yet; `indirect` takes a size other than a desk's."""
    with tab(browser, getattr(request, "param", DESKTOP)) as page:
        yield page

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screens.stage import Stage


@pytest.fixture(scope="session")
def open_stage() -> Iterator[Stage]:
    """One portrait window for all tests of this process: Kivy has only one."""
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture
def stage(open_stage: Stage) -> Stage:
    """The window, with nothing touched yet."""
    open_stage.touches.clear()
    return open_stage


@pytest.fixture
def tree() -> Path:
    return Path(__file__).parents[2]

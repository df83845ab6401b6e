"""A printer on the real CUPS bench."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hardware.printer.cups import CupsPrinter
from tests.benches.cups import CupsBench


@pytest.fixture
def bench() -> Iterator[CupsBench]:
    with CupsBench() as bench:
        yield bench


@pytest.fixture
def printer(bench: CupsBench) -> CupsPrinter:
    return CupsPrinter(bench.queue, server=bench.server, time_limit_s=30.0)

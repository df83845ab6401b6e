"""What only the way through NUT's server can do: be restarted, be away, know no such UPS, be listened in to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import Fault
from hardware.power import faults
from hardware.power.nut import NutUps, open_ups
from hardware.trace import Said, Speaker
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.wait import wait_until

pytestmark = pytest.mark.real


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[NutUpsBench]:
    bench = NutUpsBench(tmp_path)
    yield bench
    bench.stop()


def opened(bench: NutUpsBench) -> NutUps:
    ups = open_ups(NAME, port=bench.port)
    assert not isinstance(ups, Fault), ups
    return ups


def test_nobody_answers() -> None:
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        assert open_ups(NAME, port=taken.getsockname()[1]) == faults.NOT_FOUND


def test_a_server_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert open_ups(NAME, port=silent.getsockname()[1]) == faults.NOT_FOUND


def test_the_server_knows_no_such_ups(bench: NutUpsBench) -> None:
    assert open_ups("lain", port=bench.port) == faults.NOT_FOUND


def test_the_service_is_restarted_and_found_again_without_opening_anew(bench: NutUpsBench) -> None:
    ups = opened(bench)
    bench.stop_server()
    assert ups.check() == faults.NOT_FOUND
    bench.start_server()
    wait_until(lambda: ups.check() is None, "the service is found again")
    ups.close()


def test_it_names_the_ups(bench: NutUpsBench) -> None:
    ups = opened(bench)
    who = ups.info()
    assert (who.model, who.serial, who.firmware) == ("Contoh UPS 1200", "CONTOH-0001", "1.4")
    ups.close()


def test_what_is_said_can_be_listened_in_to(bench: NutUpsBench) -> None:
    heard: list[Said] = []
    ups = opened(bench)
    ups.trace_to(heard.append)
    ups.check()
    ups.trace_to(None)
    ups.check()
    assert heard == [Said(Speaker.KIOSK, "LIST VAR"), Said(Speaker.DEVICE, "ups.status", b"OL")]
    ups.close()

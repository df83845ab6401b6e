"""What every UPS owes the kiosk: the same tests on the fake and on the real NUT with its dummy-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from hardware.device import Fault
from hardware.power import faults
from hardware.power.fake import FakeUps
from hardware.power.nut import open_ups
from hardware.power.port import Battery, Power
from tests.benches.nut import NAME, NutUpsBench
from tests.benches.wait import wait_until


class Hand(Protocol):
    """Who stands before the UPS."""

    def cut_mains(self) -> None: ...

    def drain(self) -> None: ...

    def restore_mains(self) -> None: ...

    def wear_out(self) -> None: ...

    def change_battery(self) -> None: ...

    def overload(self) -> None: ...

    def unload(self) -> None: ...

    def pull_cable(self) -> None: ...

    def plug_in(self) -> None: ...

    def fall_silent(self) -> None: ...

    def speak_again(self) -> None: ...


class Bench:
    """A hand before a UPS, and how the program opens that UPS."""

    def __init__(self, hand: Hand, opener: Callable[[], Power | Fault]) -> None:
        self.hand, self.try_to_open = hand, opener

    def open(self) -> Power:
        return wait_until(lambda: None if isinstance(found := self.try_to_open(), Fault) else found, "the UPS opens")


@pytest.fixture(params=["fake", pytest.param("nut", marks=pytest.mark.real)])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "fake":
        fake = FakeUps()
        yield Bench(fake, fake.open)
        return
    nut = NutUpsBench(tmp_path)
    yield Bench(nut, lambda: open_ups(NAME, port=nut.port))
    nut.stop()


def says(ups: Power, fault: Fault | None) -> None:
    wait_until(lambda: ups.check() == fault, f"the UPS says {fault}")


def test_on_mains_all_is_well(bench: Bench) -> None:
    ups = bench.open()
    assert ups.check() is None
    assert ups.battery() == Battery(on_mains=True, charge=100, runtime_s=1200)
    ups.close()


def test_the_mains_go_and_come_back(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.cut_mains()
    says(ups, faults.ON_BATTERY)
    now = ups.battery()
    assert isinstance(now, Battery)
    assert not now.on_mains
    bench.hand.restore_mains()
    says(ups, None)
    ups.close()


def test_the_battery_runs_low(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.cut_mains()
    bench.hand.drain()
    says(ups, faults.BATTERY_LOW)
    now = ups.battery()
    assert isinstance(now, Battery)
    assert (now.on_mains, now.charge) == (False, 15)
    bench.hand.restore_mains()
    says(ups, None)
    ups.close()


def test_a_battery_that_is_low_while_the_mains_are_there_stops_nobody(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.drain()
    wait_until(lambda: isinstance(now := ups.battery(), Battery) and now.charge == 15, "the battery is low")
    assert ups.check() is None
    ups.close()


def test_a_worn_battery_is_a_warning_and_a_power_cut_is_graver(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.wear_out()
    says(ups, faults.REPLACE_BATTERY)
    bench.hand.cut_mains()
    says(ups, faults.ON_BATTERY)
    ups.close()


def test_too_much_hangs_on_it(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.overload()
    says(ups, faults.OVERLOAD)
    bench.hand.unload()
    says(ups, None)
    ups.close()


def test_the_data_cable_is_pulled_and_plugged_in_again(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.pull_cable()
    says(ups, faults.UNPLUGGED)
    assert ups.battery() == faults.UNPLUGGED
    ups.close()
    assert bench.try_to_open() == faults.UNPLUGGED
    bench.hand.plug_in()
    again = bench.open()
    says(again, None)
    again.close()


def test_a_ups_that_falls_silent_is_stale_and_speaks_again(bench: Bench) -> None:
    ups = bench.open()
    bench.hand.fall_silent()
    says(ups, faults.STALE)
    bench.hand.speak_again()
    says(ups, None)
    ups.close()


def test_it_says_who_it_is_and_lets_go_twice(bench: Bench) -> None:
    ups = bench.open()
    ups.check()
    assert ups.info().kind == "power"
    assert ups.info().address
    assert "UPS" in ups.info().model
    ups.close()
    ups.close()

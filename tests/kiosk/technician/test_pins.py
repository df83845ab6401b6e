"""PINs: which are taken, who is let in, how long somebody waits, and what a power cut cannot forget."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from kiosk.spool.disk import Disk
from kiosk.technician.asks import PinChecked, PinRole, PinVerdict
from kiosk.technician.pins import FREE_TRIES, LONGEST_WAIT_S, PinStore, Weakness, wait_after, weakness
from tests.kiosk.fake_clock import FakeClock

GOOD, OTHER, WRONG = "480793", "907214", "706352"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # the cost is not what is tested here


class PowerCut(Exception):
    pass


class CutAfterWriting(Disk):
    """The power goes once the count is on the disk, before the PIN is looked at."""

    armed = False

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        if self.armed:
            raise PowerCut


class FullDisk(Disk):
    full = False

    def write(self, path: Path, content: bytes) -> None:
        if self.full:
            raise OSError(28, "full")
        super().write(path, content)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def store(folder: Path, clock: FakeClock, disk: Disk | None = None) -> PinStore:
    return PinStore(folder / "staff", clock.now, QUICK, disk)


def opened(folder: Path, clock: FakeClock, disk: Disk | None = None) -> PinStore:
    pins = store(folder, clock, disk)
    assert pins.set("Teknisi Satu", GOOD) is None
    return pins


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("12345", Weakness.NOT_SIX_DIGITS),
        ("1234567", Weakness.NOT_SIX_DIGITS),
        ("12345a", Weakness.NOT_SIX_DIGITS),
        ("१२३४५६", Weakness.NOT_SIX_DIGITS),
        ("000000", Weakness.REPEATS),
        ("112211", Weakness.REPEATS),
        ("121212", Weakness.REPEATS),
        ("586586", Weakness.REPEATS),
        ("586685", Weakness.REPEATS),
        ("123456", Weakness.SEQUENCE),
        ("654321", Weakness.SEQUENCE),
        ("890123", Weakness.SEQUENCE),
        ("135791", Weakness.SEQUENCE),
        ("170845", Weakness.DATE),
        ("081745", Weakness.DATE),
        ("450817", Weakness.DATE),
        ("081984", Weakness.DATE),
        ("198408", Weakness.DATE),
    ],
)
def test_weak_pins_are_refused(pin: str, why: Weakness) -> None:
    assert weakness(pin) is why


@pytest.mark.parametrize("pin", [GOOD, OTHER, WRONG, "999831"])
def test_others_are_taken(pin: str) -> None:
    assert weakness(pin) is None


@given(st.integers(0, 999_999))
def test_any_six_digits_are_judged_and_most_are_free(number: int) -> None:
    assert weakness(f"{number:06d}") in {None, Weakness.DATE, Weakness.REPEATS, Weakness.SEQUENCE}


def test_who_has_the_pin_comes_in(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    assert pins.set("Teknisi Dua", OTHER) is None
    assert pins.check(OTHER) == PinChecked(PinVerdict.RIGHT, "Teknisi Dua")
    assert pins.check(GOOD) == PinChecked(PinVerdict.RIGHT, "Teknisi Satu")


def test_without_any_pin_nobody_comes_in(tmp_path: Path, clock: FakeClock) -> None:
    pins = store(tmp_path, clock)
    assert pins.look().verdict is PinVerdict.NONE_SET
    assert pins.check("000000").verdict is PinVerdict.NONE_SET


def test_one_pin_tells_one_person(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    assert pins.set("Teknisi Dua", GOOD) is Weakness.TAKEN
    assert pins.set("Teknisi Satu", GOOD) is None
    assert [each.name for each in pins.entries()] == ["Teknisi Satu"]


def test_a_removed_pin_opens_nothing(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    pins.set("Teknisi Dua", OTHER)
    assert pins.remove("Teknisi Satu")
    assert not pins.remove("Teknisi Satu")
    assert pins.check(GOOD).verdict is PinVerdict.WRONG


def test_no_digit_is_on_the_disk_and_only_the_owner_reads_it(tmp_path: Path, clock: FakeClock) -> None:
    opened(tmp_path, clock)
    files = [each for each in (tmp_path / "staff").iterdir() if each.is_file()]
    assert all(GOOD not in each.read_text() for each in files)
    assert "$argon2id$" in (tmp_path / "staff" / "pins.json").read_text()
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


def wrong(pins: PinStore, times: int) -> PinChecked:
    return [pins.check(WRONG) for _ in range(times)][-1]


def test_tries_are_counted_down_and_then_everybody_waits(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    assert [pins.check(WRONG).tries_left for _ in range(4)] == [4, 3, 2, 1]
    assert pins.check(WRONG) == PinChecked(PinVerdict.WAIT, wait_s=60)
    assert pins.check(GOOD) == PinChecked(PinVerdict.WAIT, wait_s=60)  # not even the right one


def test_waits_double_and_end(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    wrong(pins, FREE_TRIES)
    for seconds in (120, 240, 480):
        clock.pass_time(seconds)
        assert pins.check(WRONG).wait_s == seconds
    clock.pass_time(480)
    assert pins.check(GOOD).verdict is PinVerdict.RIGHT
    assert wrong(pins, 4).tries_left == 1  # the count began anew


def test_asking_during_the_wait_does_not_make_it_longer(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    wrong(pins, FREE_TRIES)
    clock.pass_time(59)
    assert wrong(pins, 20).wait_s == 1
    clock.pass_time(1)
    assert pins.look().verdict is PinVerdict.READY


def test_no_wait_is_longer_than_an_hour() -> None:
    assert wait_after(FREE_TRIES - 1) == 0
    assert max(wait_after(number) for number in range(200)) == LONGEST_WAIT_S


def test_the_count_survives_a_restart(tmp_path: Path, clock: FakeClock) -> None:
    wrong(opened(tmp_path, clock), FREE_TRIES)
    assert store(tmp_path, clock).check(GOOD).verdict is PinVerdict.WAIT


def test_a_power_cut_during_the_try_does_not_forget_it(tmp_path: Path, clock: FakeClock) -> None:
    disk = CutAfterWriting()
    for left in (4, 3, 2, 1, 0):
        pins = opened(tmp_path, clock, disk) if left == 4 else store(tmp_path, clock, disk)
        disk.armed = True
        with pytest.raises(PowerCut):
            pins.check(WRONG)
        disk.armed = False
    assert store(tmp_path, clock).look() == PinChecked(PinVerdict.WAIT, wait_s=60)


def test_a_clock_set_back_makes_the_wait_begin_anew_and_not_last_for_ever(tmp_path: Path, clock: FakeClock) -> None:
    wrong(opened(tmp_path, clock), FREE_TRIES)
    clock.pass_time(-86_400)
    pins = store(tmp_path, clock)
    assert pins.look().wait_s == 60
    clock.pass_time(60)
    assert pins.check(GOOD).verdict is PinVerdict.RIGHT


def test_a_damaged_count_is_no_way_round_the_wait(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    (tmp_path / "staff" / "tries.json").write_text("{")
    assert pins.look().verdict is PinVerdict.WAIT
    clock.pass_time(60)
    assert pins.check(GOOD).verdict is PinVerdict.RIGHT


def test_a_damaged_pin_file_lets_nobody_in(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    (tmp_path / "staff" / "pins.json").write_text("{")
    assert pins.check(GOOD).verdict is PinVerdict.NONE_SET
    assert pins.set("Teknisi Satu", GOOD) is None


def test_on_a_full_disk_the_technician_still_comes_in_and_guesses_still_count(tmp_path: Path, clock: FakeClock) -> None:
    disk = FullDisk()
    pins = opened(tmp_path, clock, disk)
    disk.full = True
    assert pins.check(GOOD).verdict is PinVerdict.RIGHT
    assert wrong(pins, FREE_TRIES).verdict is PinVerdict.WAIT


def test_a_new_pin_frees_who_was_shut_out(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    wrong(pins, FREE_TRIES)
    store(tmp_path, clock).set("Teknisi Satu", OTHER)  # from the shell, while the kiosk runs
    assert pins.check(OTHER).verdict is PinVerdict.RIGHT


def with_helper(folder: Path, clock: FakeClock) -> PinStore:
    pins = opened(folder, clock)
    assert pins.set("PD-03", OTHER, PinRole.HELPER) is None
    return pins


def test_the_pin_says_what_it_opens(tmp_path: Path, clock: FakeClock) -> None:
    pins = with_helper(tmp_path, clock)
    assert pins.check(OTHER) == PinChecked(PinVerdict.RIGHT, "PD-03", role=PinRole.HELPER)
    assert pins.check(GOOD).role is PinRole.TECHNICIAN


def test_pins_of_before_there_were_helpers_are_technicians(tmp_path: Path, clock: FakeClock) -> None:
    pins = opened(tmp_path, clock)
    file = tmp_path / "staff" / "pins.json"
    old = json.loads(file.read_text())
    del old["pins"][0]["role"]
    file.write_text(json.dumps(old))
    assert pins.check(GOOD).role is PinRole.TECHNICIAN


def test_a_helper_cannot_try_technicians_pins_between_two_of_their_own(tmp_path: Path, clock: FakeClock) -> None:
    pins = with_helper(tmp_path, clock)
    for _ in range(FREE_TRIES - 1):
        assert pins.check(WRONG).verdict is PinVerdict.WRONG
        assert pins.check(OTHER).verdict is PinVerdict.RIGHT
    assert pins.check(WRONG) == PinChecked(PinVerdict.WAIT, wait_s=60)


def test_the_next_day_a_helper_s_slips_are_forgiven(tmp_path: Path, clock: FakeClock) -> None:
    pins = with_helper(tmp_path, clock)
    wrong(pins, FREE_TRIES - 1)
    clock.pass_time(24 * 3600 + 1)
    assert pins.check(OTHER).verdict is PinVerdict.RIGHT
    assert wrong(pins, FREE_TRIES - 1).verdict is PinVerdict.WRONG


def test_a_technician_forgives_at_once(tmp_path: Path, clock: FakeClock) -> None:
    pins = with_helper(tmp_path, clock)
    wrong(pins, FREE_TRIES - 1)
    assert pins.check(GOOD).verdict is PinVerdict.RIGHT
    assert wrong(pins, FREE_TRIES - 1).verdict is PinVerdict.WRONG

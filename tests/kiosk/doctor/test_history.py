"""The machine's memory: what goes in comes back, old things go, and nothing that happens to its file stops a kiosk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from hardware.device import DeviceInfo
from kiosk.doctor.history import FILE, MIGRATIONS, NEWEST, History, device_id
from kiosk.doctor.keeping.lives import End
from kiosk.doctor.keeping.tables import Base
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.say import Verbatim, say
from kiosk.spool.database import connect
from tests.kiosk.fake_clock import FakeClock

CLOCK = FakeClock()
NOW = CLOCK.now()
DAY = timedelta(days=1)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History.open(tmp_path / "doctor")
    yield history
    history.close()


def finding(test: str = "disk.fsync", days_ago: float = 0, **changes: object) -> Finding:
    says = say("doctor.disk.slow", ms=12, part=Verbatim("sda"), name=say("doctor.name.disk"))
    measures = (Measure("fsync", 12.5, "ms", 100.0), Measure("free", 3.0, "GB"))
    made = {"outcome": Outcome.PASS, "says": says, "at": NOW - days_ago * DAY, "by": By.NIGHT, "measures": measures}
    return Finding(test, test.partition(".")[0], **(made | changes))  # type: ignore[arg-type]


def test_migrations_make_exactly_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    engine = connect(tmp_path / "h.db", MIGRATIONS, NEWEST)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_a_finding_comes_back_whole_after_a_restart(tmp_path: Path, history: History) -> None:
    history.record((finding(),), NOW, who="CONTOH")
    history.close()
    again = History.open(tmp_path / "doctor")
    assert again.of_test("disk.fsync", NOW - DAY) == (finding(),)
    tested = again.last_tested("disk.")
    assert tested is not None
    assert (tested.at, tested.by, tested.who, tested.outcome) == (NOW, By.NIGHT, "CONTOH", Outcome.PASS)
    again.close()


def test_findings_are_kept_400_days(history: History) -> None:
    history.record((finding(days_ago=401), finding(days_ago=399)), NOW - 399 * DAY)
    history.record((finding(),), NOW)
    assert [each.at for each in history.of_test("disk.fsync", NOW - 500 * DAY)] == [NOW - 399 * DAY, NOW]


def test_old_faults_and_lives_go_with_the_findings(history: History) -> None:
    long_ago = NOW - 500 * DAY
    history.hear({"printer": "printer.jam"}, long_ago)
    history.hear({"reader": "reader.lost"}, long_ago + DAY)
    for boot in ("a", "b"):
        history.begin_life(boot, long_ago)
    history.record((finding(),), NOW)
    assert [each.code for each in history.troubles("", long_ago)] == ["reader.lost"]  # it stands to this day
    assert history.cut_off(long_ago) == ()


def test_the_newest_of_each_test_and_no_others(history: History) -> None:
    history.record((finding(days_ago=1), finding("clock.synced", days_ago=1)), NOW)
    history.record((finding(outcome=Outcome.FAIL),), NOW)
    assert [(each.test, each.outcome) for each in history.newest()] == [
        ("clock.synced", Outcome.PASS),
        ("disk.fsync", Outcome.FAIL),
    ]


def test_a_test_that_did_not_run_is_no_last_test(history: History) -> None:
    history.record((finding("printer.state", days_ago=2), finding("printer.state", outcome=Outcome.NOT_RUN)), NOW)
    tested = history.last_tested("printer.")
    assert tested is not None
    assert tested.at == NOW - 2 * DAY
    assert history.last_tested("printer.", By.SHELL) is None


def test_a_fault_has_a_beginning_and_an_end(history: History) -> None:
    assert history.hear({"printer": "printer.jam"}, NOW) == ("printer",)
    assert history.hear({"printer": "printer.jam"}, NOW + timedelta(minutes=1)) == ()
    assert history.hear({}, NOW + timedelta(minutes=2)) == ()
    (stood,) = history.troubles("printer", NOW - DAY)
    assert (stood.since, stood.until, stood.times) == (NOW, NOW + timedelta(minutes=2), 1)


def test_a_flapping_device_is_one_entry_with_a_count(history: History) -> None:
    for minute in range(0, 20, 2):
        history.hear({"reader": "reader.lost"}, NOW + timedelta(minutes=minute))
        history.hear({}, NOW + timedelta(minutes=minute + 1))
    (stood,) = history.troubles("reader", NOW)
    assert (stood.times, stood.since, stood.until) == (10, NOW, NOW + timedelta(minutes=19))


def test_the_same_fault_after_lunch_is_another_entry(history: History) -> None:
    history.hear({"printer": "printer.no_paper"}, NOW)
    history.hear({}, NOW + timedelta(minutes=1))
    history.hear({"printer": "printer.no_paper"}, NOW + timedelta(hours=3))
    assert [each.until for each in history.troubles("", NOW)] == [None, NOW + timedelta(minutes=1)]


def test_another_fault_of_the_same_device_ends_the_first(history: History) -> None:
    history.hear({"printer": "printer.jam"}, NOW)
    history.hear({"printer": "printer.offline"}, NOW + timedelta(minutes=1))
    assert [(each.code, each.until is None) for each in history.troubles("printer", NOW)] == [
        ("printer.offline", True),
        ("printer.jam", False),
    ]


def test_counters_belong_to_the_device_and_not_to_its_place(history: History) -> None:
    old = device_id(DeviceInfo("printer", "cups", "A4", "CONTOH 100", "SN-1"))
    new = device_id(DeviceInfo("printer", "cups", "A4", "CONTOH 100", "SN-2"))
    for _ in range(3):
        history.count(old, "pages", 2, NOW)
    history.count(new, "pages", 1, NOW)
    assert [each.value for each in history.counters(old)] == [6]
    history.reset(old)
    assert [(each.device, each.value) for each in history.counters()] == [(new, 1)]


def test_a_life_that_nobody_ended_was_cut_off(history: History) -> None:
    history.begin_life("boot-1", NOW)
    history.end_life(NOW + DAY)
    history.begin_life("boot-1", NOW + DAY)
    history.begin_life("boot-1", NOW + 2 * DAY)
    history.begin_life("boot-2", NOW + 3 * DAY)
    assert [each.how for each in history.cut_off(NOW)] == [End.MACHINE, End.PROGRAM]


def test_a_damaged_file_is_put_aside_and_the_kiosk_goes_on(tmp_path: Path, history: History) -> None:
    history.record((finding(),), NOW)
    history.close()
    file = tmp_path / "doctor" / FILE
    file.write_bytes(b"not a database any more" * 400)
    again = History.open(tmp_path / "doctor")
    assert again.lasting
    assert again.newest() == ()
    assert again.record((finding(),), NOW) is None
    assert (tmp_path / "doctor" / "history.damaged").is_file()
    again.close()


def test_without_a_disk_it_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "doctor").write_text("a file where the folder should be")
    history = History.open(tmp_path / "doctor")
    history.record((finding(),), NOW)
    assert not history.lasting
    assert history.newest() == (finding(),)


_CHILD = """
import sys
from pathlib import Path
from tests.kiosk.doctor.test_history import NOW, History
history = History.open(Path(sys.argv[1]))
number = 0
while True:
    history.count("printer:1", "pages", 1, NOW)
    number += 1
    print(number, flush=True)
"""


def test_what_was_counted_survives_the_death_of_the_program(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", _CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(20)]
    os.kill(child.pid, signal.SIGKILL)
    rest = child.communicate()[0].splitlines()
    last = int((rest or told)[-1])
    history = History.open(tmp_path)
    assert history.counters("printer:1")[0].value in (last, last + 1)
    history.close()

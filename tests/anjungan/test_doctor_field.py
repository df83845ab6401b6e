"""`anjungan doctor trace` and `bundle` as they are typed, with a kiosk that runs and without, and what leaves here."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

import assets.sentences
from anjungan import doctor_field
from anjungan.cli import app
from anjungan.commands import doctor as command
from hardware.trace_file import End, Trace, read
from kiosk import identity as identities
from kiosk.devices import Supervisor
from kiosk.doctor.door import Door
from kiosk.effects import CommitFiling
from kiosk.spool.contents import Kept
from kiosk.technician.at_the_door import trace_answers
from kiosk.technician.ears import Ears
from kiosk.technician.pins import PinStore
from kiosk.trace.recorder import FOLDER, Recorder
from kiosk.uplink.uplink import RealPace
from tests.anjungan.test_doctor_command import NamedThing
from tests.benches.leaks import found
from tests.benches.office import running_office
from tests.benches.slip import TcpBench
from tests.benches.wait import wait_until
from tests.kiosk.fake_clock import FakeClock
from tests.kiosk.spool.sample import CATALOGUE, completion, page, sure
from tests.kiosk.uplink.bench import Kiosk, kiosk, utc_now

if not app.registered_groups:
    command.register(app)
runner = CliRunner()

NAMES = ("CONTOH SPECIMEN WARGA", "CONTOH PEMOHON KEDUA", "CONTOH WARGA KETIGA")
NIKS = ("9917190101010001", "9917190202020002", "9917190303030003")
KKS = ("9917190101010011", "9917190202020012", "9917190303030013")
PHONES = ("080000000001", "080000000002", "080000000003")
PIN = "730195"
CAMERA_WORD = "kata-rahasia-kamera"


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("ANJUNGAN_HOME", str(home))
    return home


def doctor(*words: object) -> tuple[int, str]:
    answer = runner.invoke(app, ["doctor", *map(str, words)])
    return answer.exit_code, answer.output


def trace_in(file: Path) -> Trace:
    trace = read(file.read_bytes())
    assert trace is not None
    return trace


# --- trace -----------------------------------------------------------------------------------------------------------


def test_a_device_is_listened_to_while_no_kiosk_runs(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "slip.jsonl"
    with TcpBench() as bench:
        settings = f'[kiosk.slip_printer]\ndriver = "escpos-network"\naddress = "{bench.address}"\n'
        (home / "anjungan.toml").write_text(settings)
        bench.open_cover()
        code, said = doctor("trace", "slip_printer", "--seconds", 1, "--out", out)
    assert (code, said) == (0, f"Rekaman: {out}\n")
    trace = trace_in(out)
    assert (trace.head.kind, trace.head.driver, trace.end) == ("slip_printer", "escpos", End.STOPPED)
    assert (home / "kiosk" / FOLDER).is_dir()


def test_a_recording_ends_with_ctrl_c_and_is_kept(home: Path, tmp_path: Path) -> None:
    with TcpBench() as bench:
        settings = f'[kiosk.slip_printer]\ndriver = "escpos-network"\naddress = "{bench.address}"\n'
        (home / "anjungan.toml").write_text(settings)
        waits: list[float] = []

        def wait(seconds: float) -> None:
            waits.append(seconds)
            raise KeyboardInterrupt

        doctor_field.trace("slip_printer", 3600, tmp_path / "slip.jsonl", wait)
    assert len(waits) == 1
    assert trace_in(tmp_path / "slip.jsonl").end is End.STOPPED


class Running:
    """The ears and the door of a kiosk that runs."""

    def __init__(self, home: Path) -> None:
        folder, clock = identities.folder(home), FakeClock()
        folder.mkdir()
        self.thing = NamedThing("printer")
        self.supervisor = Supervisor({"printer": self.thing.open}, clock, lambda _news: None)
        self.recorder = Recorder(folder / FOLDER, clock, self.supervisor.info, kiosk="JGR-01", version="1.2.3")
        self.ears = Ears(self.supervisor, clock.now, self.recorder)
        self.door = Door(folder, trace_answers(lambda: self.ears, self.recorder))
        self.supervisor.start()
        wait_until(lambda: not self.supervisor.availability.faults, "the printer is open")
        self.door.open()

    def stop(self) -> None:
        self.door.close()
        self.supervisor.stop()


@pytest.fixture
def running(home: Path) -> Iterator[Running]:
    running = Running(home)
    yield running
    running.stop()


def test_a_running_kiosk_records_on_its_own_thread(running: Running, tmp_path: Path) -> None:
    opened, out = running.thing.opened, tmp_path / "printer.jsonl"
    traced: list[bool] = []
    doctor_field.trace("printer", 60, out, lambda _s: traced.append(running.ears.traced("printer")))
    assert traced == [True]
    assert running.thing.opened == opened
    assert not running.ears.traced("printer")
    assert (trace_in(out).head.model, trace_in(out).head.version) == ("CONTOH", "1.2.3")


def test_one_that_the_glass_records_is_left_to_it(running: Running, tmp_path: Path) -> None:
    running.ears.trace("printer", on=True)
    code, said = doctor("trace", "printer", "--seconds", 1, "--out", tmp_path / "x")
    assert (code, "sedang direkam" in said) == (1, True)
    assert running.ears.traced("printer")


def test_one_that_was_ended_on_the_glass_is_said(running: Running, tmp_path: Path) -> None:
    with pytest.raises(doctor_field.Refused, match="layar teknisi"):
        doctor_field.trace("printer", 9, tmp_path / "x", lambda _s: running.ears.trace("printer", on=False) and None)


def test_a_place_that_cannot_be_written_names_where_the_file_is(running: Running, tmp_path: Path) -> None:
    with pytest.raises(doctor_field.Refused, match=r"Berkasnya ada di .*traces/printer-.*\.jsonl"):
        doctor_field.trace("printer", 9, tmp_path / "nowhere" / "x", lambda _s: None)


def test_a_device_that_is_none_or_not_here_is_said(tmp_path: Path) -> None:
    code, said = doctor("trace", "toaster", "--out", tmp_path / "x")
    assert code == 64
    code, said = doctor("trace", "printer", "--out", tmp_path / "x")
    assert (code, "tidak punya alat 'printer'" in said) == (1, True)


# --- bundle ----------------------------------------------------------------------------------------------------------


def wish(number: int) -> CommitFiling:
    answers = {
        "nik": NIKS[number],
        "nama": NAMES[number],
        "nomor-kk": KKS[number],
        "desa": "35.17.19.2001",
        "telepon": PHONES[number],
    }
    paper = page("surat-kehilangan")
    captured = replace(paper.page, jpeg=paper.page.jpeg + f"{NAMES[number]} {NIKS[number]}".encode())
    return CommitFiling("kk", "hilang", tuple(answers.items()), (replace(paper, page=captured),), (), "id")


def used_for_a_day(machine: Kiosk) -> tuple[Kept, ...]:
    """One request at the office, one completed there, one parked, one that still waits."""
    at_the_office = sure(machine.spool.commit_filing(wish(0), CATALOGUE))
    machine.uplink.round()
    completed = sure(machine.spool.commit_completion(completion(at_the_office)))
    parked = sure(machine.spool.commit_filing(wish(1), CATALOGUE))
    assert machine.spool.park(parked.delivery_id, "conflict") is None
    waiting = sure(machine.spool.commit_filing(wish(2), CATALOGUE))
    return at_the_office, completed, parked, waiting


@pytest.mark.real
def test_nothing_of_a_resident_is_in_a_bundle(home: Path, tmp_path: Path) -> None:
    """Known people file at a real office through the real spool; then all of the bundle is unwrapped and searched."""
    with running_office(tmp_path / "kantor") as office, TcpBench() as printer:
        identity = sure(identities.enroll(office.url, office.enrolment_code(), home))
        (home / "anjungan.toml").write_text(
            f'[kiosk]\noffice_url = "{office.url}"\n'
            f'[kiosk.camera]\ndriver = "opencv"\naddress = "rtsp://pengguna:{CAMERA_WORD}@127.0.0.1:9/x"\n'
            f'[kiosk.slip_printer]\ndriver = "escpos-network"\naddress = "{printer.address}"\n'
        )
        PinStore(home / "kiosk" / "staff", utc_now).set("Teknisi Contoh", PIN)
        machine = kiosk(identity, home, url=office.url, pace=RealPace())
        kept = used_for_a_day(machine)
        machine.spool.close()
        assert doctor("trace", "slip_printer", "--seconds", 1, "--out", tmp_path / "t.jsonl")[0] == 0
        assert doctor("report")[0] in (0, 1, 2)
        code, said = doctor("bundle", "--out", tmp_path / "bantuan.zip")
        assert (code, said) == (0, f"Paket bantuan: {tmp_path / 'bantuan.zip'}\n")
        assert httpx.get(f"{office.url}/healthz", trust_env=False).status_code == 200
    codes = tuple(each.slip_code for each in kept)
    secrets = (*NAMES, *NIKS, *KKS, *PHONES, *codes, PIN, "Teknisi Contoh", CAMERA_WORD, identity.private_key)
    bundle = (tmp_path / "bantuan.zip").read_bytes()
    assert found(bundle, secrets) == set()
    with zipfile.ZipFile(tmp_path / "bantuan.zip") as archive:
        databases = json.loads(archive.read("databases.json"))
        examined = json.loads(archive.read("examination.json"))
        assert any(name.startswith("traces/slip_printer-") for name in archive.namelist())
    rows = databases["spool/spool.db"]["rows"]
    kept_here = {"alembic_version": 1, "counter": 1, "receipt": 1, "waiting": 3, "shelf": 0}
    assert {name: count for name, count in rows.items() if not name.startswith("sqlite_")} == kept_here
    assert examined["kiosk"] == "JGR-01"


def test_a_bundle_of_a_kiosk_that_never_was_enrolled(home: Path, tmp_path: Path) -> None:
    code, _ = doctor("bundle", "--out", tmp_path / "b.zip")
    assert code == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert json.loads(archive.read("about.json"))["kiosk"] == ""

"""`anjungan doctor` as it is typed: exit codes, JSON, repairs on a real print queue, a running kiosk, and `verify`."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

import assets.sentences
from anjungan.cli import app
from anjungan.commands import doctor as command
from anjungan.doctor_program import is_running
from hardware.device import Device, DeviceInfo, Fault
from hardware.printer.faults import JAM
from kiosk import identity as identities
from kiosk.availability import DEVICE_KINDS
from kiosk.clock import SystemClock
from kiosk.devices import Supervisor
from kiosk.doctor.alone import Alone
from kiosk.doctor.door import FILE, Door, ask
from kiosk.doctor.history import History
from kiosk.doctor.infirmary import House, Infirmary, infirmary_of
from kiosk.doctor.records import records_of
from kiosk.doctor.report import signature
from kiosk.doctor.report.carrier import ReportCarrier
from kiosk.identity import Credentials, Identity
from kiosk.settings import KioskSettings
from kiosk.spool.spool import Spool
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.uplink import RealPace, Uplink
from kiosk.worker import Worker
from tests.benches.cups import CupsBench
from tests.benches.office import running_office
from tests.benches.wait import wait_until
from tests.kiosk.bare_machine import HandTimers
from tests.kiosk.spool.sample import CATALOGUE, filing, sure
from tests.kiosk.things import Thing
from tests.kiosk.uplink.bench import enrolled
from tests.kiosk.uplink.small_office import SmallOffice, serve
from tests.office.kit import open_bench

if not app.registered_groups:
    command.register(app)
runner = CliRunner()


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("ANJUNGAN_HOME", str(home))
    return home


@pytest.fixture
def office(home: Path) -> Iterator[SmallOffice]:
    """An office that answers, and this kiosk enrolled there."""
    office = SmallOffice()
    enrolled(office, home)
    with serve(office) as url:
        (home / "anjungan.toml").write_text(f'[kiosk]\noffice_url = "{url}"\n')
        yield office


def doctor(*words: str) -> tuple[int, str]:
    answer = runner.invoke(app, ["doctor", *words])
    return answer.exit_code, answer.output


def told(*words: str) -> tuple[int, dict[str, Any]]:
    code, output = doctor("--json", *words)
    return code, json.loads(output)


def of(answer: dict[str, Any], test: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in answer["findings"] if each["test"] == test)
    return found


# --- without a kiosk -----------------------------------------------------------------------------------------------


def test_on_a_bare_machine_it_says_what_is_missing_and_names_every_kind(home: Path) -> None:
    code, answer = told()
    assert code == 2
    assert "anjungan enroll" in of(answer, "machine.enrolled")["message"]
    assert [each["kind"] for each in answer["devices"]] == list(DEVICE_KINDS)
    states = {each["kind"]: each["state"] for each in answer["devices"]}
    assert states == dict.fromkeys(("scanner", "reader", "printer", "slip_printer"), "sample") | {
        "camera": "absent",
        "power": "absent",
    }
    assert (answer["kiosk"], answer["running"], answer["worst"]) == ("", False, "fail")
    assert not (home / "kiosk" / "spool").exists()


def test_the_json_is_one_object_with_the_keys_that_were_promised() -> None:
    _, answer = told()
    assert set(answer) == {"kiosk", "version", "at", "worst", "findings", "devices", "repairs", "running"}
    assert {"test", "part", "outcome", "message", "measures", "at", "by"} == set(answer["findings"][0])
    wanted = {"kind", "driver", "address", "model", "serial", "firmware", "state", "fault", "since", "warnings"}
    assert all(set(each) == wanted for each in answer["devices"])


def test_for_a_person_it_is_indonesian_and_sums_up() -> None:
    code, said = doctor()
    assert code == 2
    assert "Program anjungan tidak berjalan; alat dibuka langsung." in said
    assert "mode contoh" in said
    assert said.rstrip().endswith("Anjungan belum terdaftar: GAGAL")


@pytest.mark.parametrize("words", [("--jsn",), ("verify",), ("periksa",), ("verify", "tidak-ada.pdf")])
def test_a_mistyped_command_is_no_failed_kiosk(words: tuple[str, ...]) -> None:
    assert doctor(*words)[0] == 64


def test_a_settings_file_that_cannot_be_used_is_a_failed_machine(home: Path) -> None:
    (home / "anjungan.toml").write_text("[kiosk]\nofice_url = 1\n")
    code, answer = told()
    assert code == 2
    assert "Mungkin maksudnya 'office_url'" in of(answer, "machine.settings")["message"]


def test_an_enrolled_kiosk_with_its_office(office: SmallOffice) -> None:
    code, answer = told()
    assert answer["kiosk"] == "JGR-01"
    assert [of(answer, test)["outcome"] for test in ("network.office", "network.key", "clock.office")] == ["pass"] * 3
    assert code == {"pass": 0, "warn": 1, "fail": 2}[answer["worst"]]
    assert answer["worst"] != "fail"


def test_when_the_office_is_gone(home: Path, office: SmallOffice) -> None:
    (home / "anjungan.toml").write_text('[kiosk]\noffice_url = "http://127.0.0.1:9"\n')
    code, answer = told()
    assert (code, of(answer, "network.office")["outcome"]) == (2, "fail")


def test_what_it_found_is_remembered(home: Path) -> None:
    told()
    history = History.open(home / "kiosk" / "doctor")
    assert history.last_tested("disk.fsync") is not None
    history.close()


def test_parked_deliveries_are_tried_again(home: Path, office: SmallOffice) -> None:
    known = sure(identities.load(home))
    spool = sure(Spool.open(home / "kiosk" / "spool", known.owner, SystemClock("Asia/Jakarta").now))
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    spool.park(kept.delivery_id, "conflict")
    spool.close()
    _, answer = told()
    assert of(answer, "database.parked")["outcome"] == "warn"
    _, answer = told("--fix")
    assert answer["repairs"] == ["1 kiriman yang ditolak dicoba kirim lagi."]
    assert of(answer, "database.parked")["outcome"] == "pass"
    assert told("--fix")[1]["repairs"] == ["Tidak ada yang perlu diperbaiki dengan cara aman."]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_started_by_root_it_works_as_the_kiosk_s_user(home: Path) -> None:
    """Else the kiosk could not write its own history any more."""
    child = (
        "from anjungan.doctor_program import as_the_kiosk; import os; as_the_kiosk(); print(os.getuid(), os.geteuid())"
    )
    (home / "kiosk").mkdir()
    os.chown(home / "kiosk", 65534, 65534)
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["65534", "65534"]
    os.chown(home / "kiosk", 0, 0)
    done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]


# --- devices that are real ---------------------------------------------------------------------------------------


@pytest.mark.real
def test_a_stopped_queue_is_named_and_started_again(home: Path) -> None:
    with CupsBench() as bench:
        (home / "anjungan.toml").write_text(
            f'[kiosk.printer]\ndriver = "cups"\nqueue = "{bench.queue}"\nserver = "{bench.server}"\n'
        )
        _, answer = told()
        printer = next(each for each in answer["devices"] if each["kind"] == "printer")
        assert (printer["state"], printer["driver"]) == ("ready", "cups")
        bench.pause_queue("uji")
        _, answer = told()
        assert of(answer, "printer.state")["outcome"] == "fail"
        _, answer = told("--fix")
        assert "Pencetak A4: antrean cetak yang berhenti dijalankan lagi." in answer["repairs"]
        assert of(answer, "printer.state")["outcome"] == "pass"


def test_a_device_that_hangs_holds_up_nobody(home: Path) -> None:
    never = threading.Event()

    class Hangs(Thing):
        def check(self) -> Fault | None:
            never.wait(30)
            return None

    class Breaks(Thing):
        def check(self) -> Fault | None:
            raise ValueError("9903121708900003 is on the glass")

    complaints: list[str] = []
    things: dict[str, Thing] = {"scanner": Hangs(), "reader": Breaks(), "printer": Thing()}
    factories: dict[str, Callable[[], Device | Fault]] = {kind: thing.open for kind, thing in things.items()}
    clock = SystemClock("Asia/Jakarta")
    alone = Alone(factories, clock, home, Fault("none"), complain=complaints.append, within_s=0.3)
    faults = {state.kind: state.fault.code if state.fault else None for state in alone.states()}
    assert faults == {"scanner": "device.stuck", "reader": "device.broken", "printer": None}
    assert things["printer"].closed == 1
    assert "9903" not in complaints[0]
    never.set()


# --- beside a running kiosk --------------------------------------------------------------------------------------


class NamedThing(Thing):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def info(self) -> DeviceInfo:
        return DeviceInfo(self.kind, "test", "nowhere", "CONTOH")

    def warnings(self) -> tuple[Fault, ...]:
        return ()


class RunningKiosk:
    """The parts of a kiosk that the doctor asks, without a window: the same that the composition root joins."""

    def __init__(self, home: Path) -> None:
        known = identities.load(home)
        assert isinstance(known, Identity)
        folder, clock = identities.folder(home), SystemClock("Asia/Jakarta")
        self.things = {kind: NamedThing(kind) for kind in ("scanner", "printer")}
        self.worker = Worker()
        client = OfficeClient(Line("http://127.0.0.1:9"), Credentials(known, clock.now))
        self.spool = sure(Spool.open(folder / "spool", known.owner, clock.now))

        def who(kind: str) -> DeviceInfo | None:
            return self.supervisor.info(kind)

        records = records_of(folder, clock, client, self.worker, who)
        factories = {kind: thing.open for kind, thing in self.things.items()}
        self.supervisor = Supervisor(factories, clock, records.diary.hear)
        self.uplink = Uplink(
            self.spool,
            client,
            version="0",
            device_faults=lambda: (),
            on_health=lambda _reachable: None,
            pace=RealPace(),
            dice=Random(1),
            afterwards=records.carrier.carry,
        )
        self.pool = ThreadPoolExecutor(1)
        house = House(
            folder=folder,
            settings=KioskSettings(office_url="http://127.0.0.1:9"),
            clock=clock,
            version="0.1.0",
            identity=known,
            client=client,
            supervisor=self.supervisor,
            spool=self.spool,
            uplink=self.uplink,
            timers=HandTimers(),
            background=lambda job: self.pool.submit(job) and None,
            nobody_there=lambda: True,
            office_name="Kecamatan Jogoroto",
        )
        self.infirmary: Infirmary = infirmary_of(house, records)

    def start(self) -> None:
        self.supervisor.start()
        self.infirmary.start()
        wait_until(lambda: not self.supervisor.availability.faults, "every device is open", 10)

    def stop(self) -> None:
        self.supervisor.stop()
        self.infirmary.stop()
        self.pool.shutdown()
        self.worker.stop()
        self.spool.close()


@pytest.fixture
def kiosk(home: Path, office: SmallOffice) -> Iterator[RunningKiosk]:
    kiosk = RunningKiosk(home)
    kiosk.start()
    yield kiosk
    kiosk.stop()


def test_a_running_kiosk_is_asked_and_no_device_is_opened_twice(kiosk: RunningKiosk) -> None:
    kiosk.things["printer"].fault = JAM
    wait_until(lambda: bool(kiosk.supervisor.availability.faults), "the jam is noticed", 10)
    opened = {kind: thing.opened for kind, thing in kiosk.things.items()}
    code, answer = told()
    assert (answer["running"], answer["kiosk"], code) == (True, "JGR-01", 2)
    printer = next(each for each in answer["devices"] if each["kind"] == "printer")
    assert (printer["state"], printer["fault"], printer["model"]) == ("fault", JAM.code, "CONTOH")
    assert {kind: thing.opened for kind, thing in kiosk.things.items()} == opened


def test_a_running_kiosk_repairs_on_its_own_threads(kiosk: RunningKiosk) -> None:
    thing = kiosk.things["printer"]
    thing.fault = JAM
    wait_until(lambda: bool(kiosk.supervisor.availability.faults), "the jam is noticed", 10)
    opened = thing.opened
    _, answer = told("--fix")
    assert answer["repairs"] == ["Pencetak A4: sambungan ditutup dan dibuka lagi."]
    assert thing.opened == opened + 1


def test_the_door_is_for_the_kiosk_s_own_user_alone(home: Path, kiosk: RunningKiosk) -> None:
    mode = (home / "kiosk" / FILE).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600
    assert ask(home / "kiosk", "delete everything") == {"error": "unknown"}


def test_a_report_is_written_by_the_kiosk_and_verified_there(home: Path, kiosk: RunningKiosk) -> None:
    code, said = doctor("report")
    assert code == 0
    file = Path(said.partition("Laporan: ")[2].strip())
    assert file.is_file()
    code, said = doctor("verify", str(file))
    assert code == 0
    assert "utuh, ditandatangani anjungan JGR-01" in said
    file.write_bytes(file.read_bytes() + b"\n")
    code, said = doctor("verify", str(file))
    assert (code, "TIDAK COCOK" in said) == (2, True)


def test_a_kiosk_that_runs_and_does_not_answer_keeps_its_devices(home: Path, office: SmallOffice) -> None:
    kiosk = RunningKiosk(home)
    assert is_running(home / "kiosk")
    code, answer = told()
    assert (code, answer["running"]) == (2, True)
    assert of(answer, "machine.answers")["outcome"] == "fail"
    assert answer["devices"] == []
    kiosk.spool.close()
    kiosk.infirmary.records.history.close()
    kiosk.worker.stop()
    assert not is_running(home / "kiosk")


def test_a_door_that_a_dead_kiosk_left_behind_is_no_door(home: Path, office: SmallOffice) -> None:
    Door(home / "kiosk", {}).open()
    child = "import sys, os; from pathlib import Path; from kiosk.doctor.door import Door\n"
    child += "Door(Path(sys.argv[1]), {}).open(); os._exit(9)"
    subprocess.run([sys.executable, "-c", child, str(home / "kiosk")], check=False)
    assert (home / "kiosk" / FILE).exists()
    _, answer = told()
    assert answer["running"] is False


def test_a_folder_with_a_long_name_has_a_door_as_well(tmp_path: Path) -> None:
    folder = tmp_path / ("panjang-" * 12)
    folder.mkdir()
    door = Door(folder, {"examine": lambda: {"ya": 1}})
    door.open()
    assert ask(folder, "examine") == {"ya": 1}
    door.close()
    assert ask(folder, "examine") is None


# --- verify ------------------------------------------------------------------------------------------------------


def test_verify_without_a_signature_or_with_somebody_else_s_key(home: Path, office: SmallOffice) -> None:
    code, said = doctor("report")
    file = Path(said.partition("Laporan: ")[2].strip())
    assert doctor("verify", str(file), "--key", base64.b64encode(bytes(32)).decode())[0] == 2
    (home / "kiosk" / "identity.json").unlink()
    code, said = doctor("verify", str(file))
    assert (code, "tidak dikenal di sini" in said) == (2, True)
    file.with_name(file.name + ".sig").unlink()
    code, said = doctor("verify", str(file))
    assert (code, "tidak ada berkas tanda tangan" in said) == (2, True)


def test_the_office_verifies_with_the_key_that_it_knows(home: Path, tmp_path: Path) -> None:
    """The report came by mail or on a stick; the kiosk is far away."""
    bench = open_bench(home)
    kiosk = bench.kiosk()
    known = Identity(
        kiosk_id=kiosk.id,
        kiosk_number=kiosk.number,
        office_code=kiosk.office_code,
        sealing_key=base64.b64encode(kiosk.sealing_key).decode(),
        status_base="http://127.0.0.1:8300",
        private_key=base64.b64encode(kiosk.key.private_bytes_raw()).decode(),
    )
    file = tmp_path / "laporan.pdf"
    file.write_bytes(b"%PDF-1.7 CONTOH")
    signed = signature.sign(file.read_bytes(), known)
    (tmp_path / "laporan.pdf.sig").write_text(signed.model_dump_json())
    code, said = doctor("verify", str(file))
    assert (code, "utuh, ditandatangani anjungan JGR-01" in said) == (0, True)
    stranger = signature.sign(file.read_bytes(), known.model_copy(update={"private_key": identities.new_key()[0]}))
    (tmp_path / "laporan.pdf.sig").write_text(stranger.model_dump_json())
    code, said = doctor("verify", str(file))
    assert (code, "bukan kunci anjungan JGR-01" in said) == (2, True)


@pytest.mark.real
def test_a_real_office_takes_the_report_and_is_missed_when_it_is_gone(home: Path, tmp_path: Path) -> None:
    with running_office(tmp_path / "office-home") as office:
        sure(identities.enroll(office.url, office.enrolment_code(), home))
        (home / "anjungan.toml").write_text(f'[kiosk]\noffice_url = "{office.url}"\n')
        _, answer = told()
        assert [of(answer, test)["outcome"] for test in ("network.office", "network.key", "clock.office")] == [
            "pass"
        ] * 3
        assert doctor("report")[0] == 0
        known = identities.load(home)
        assert isinstance(known, Identity)
        client = OfficeClient(Line(office.url), Credentials(known, SystemClock("Asia/Jakarta").now))
        history = History.open(home / "kiosk" / "doctor")
        carrier = ReportCarrier(history, home / "kiosk" / "doctor" / "reports", client)
        assert carrier.carry() is None
        assert [each.settled for each in history.reports()] == ["sent"]
        shelf = list((tmp_path / "office-home" / "office" / "reports").rglob("*"))
        assert any(each.is_file() and each.read_bytes().startswith(b"%PDF-") for each in shelf)
        history.close()
        office.kill()
        code, answer = told()
        assert (code, of(answer, "network.office")["outcome"]) == (2, "fail")
        assert office.url in of(answer, "network.office")["message"]

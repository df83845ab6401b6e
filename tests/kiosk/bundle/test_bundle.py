"""The support bundle of a machine of the test's own: what is in it, what is sieved out, and a disk that refuses."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import assets.sentences
from hardware.device import Fault
from hardware.printer.faults import OUT_OF_PAPER
from hardware.trace import Said, Speaker
from hardware.trace_file import read
from kiosk.bundle import parts
from kiosk.bundle.packing import FOLDER, KEPT, pack
from kiosk.bundle.scrub import BLACK, scrubbed, scrubbed_values
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.doctor.outside import Ran
from kiosk.say import Verbatim
from kiosk.settings import CameraSettings, KioskSettings
from kiosk.trace.recorder import FOLDER as TRACES
from kiosk.trace.recorder import Recorder
from tests.kiosk.doctor.kit import PRINTER, Machine, machine

NIK, KK, PHONE = "9917190101010001", "9917190101010002", "080012345678"
SLIP = "JGR-7K3M-9QX2-W4ZD-PB8C"


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    assets.sentences.compile_all()


@pytest.fixture
def pc(tmp_path: Path) -> Iterator[Machine]:
    made = machine(tmp_path)
    yield made
    made.ground.history.close()


def members(packed: Path | Fault) -> dict[str, bytes]:
    assert isinstance(packed, Path)
    with zipfile.ZipFile(packed) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def told(pc: Machine, name: str) -> Any:
    return json.loads(members(pack(pc.ground, "1.2.3"))[f"{name}.json"])


def trace_of(pc: Machine, *said: Said) -> None:
    recorder = Recorder(pc.folder / TRACES, pc.clock, lambda _kind: PRINTER, kiosk="JGR-01", version="1.2.3")
    ear = recorder.begin("printer")
    assert not isinstance(ear, Fault)
    for each in said:
        ear(each)
    recorder.close()


# --- what is in it ---------------------------------------------------------------------------------------------------


def test_it_holds_every_part_and_is_for_its_owner_alone(pc: Machine) -> None:
    trace_of(pc, Said(Speaker.DEVICE, "printer-state 3", b"none"))
    packed = pack(pc.ground, "1.2.3")
    assert set(members(packed)) == {
        "BACA.txt",
        "about.json",
        "settings.json",
        "examination.json",
        "history.json",
        "databases.json",
        "disk.json",
        "log.txt",
        "traces/printer-20261120-080500.jsonl",
    }
    assert isinstance(packed, Path)
    assert packed == pc.folder / FOLDER / "bantuan-JGR-01-20261120-080500.zip"
    assert packed.stat().st_mode & 0o077 == 0


def test_versions_and_the_whole_examination_come_along(pc: Machine) -> None:
    pc.has(PRINTER, "", OUT_OF_PAPER)
    about, examined = told(pc, "about"), told(pc, "examination")
    assert (about["kiosk"], about["version"]) == ("JGR-01", "1.2.3")
    assert about["libraries"]["SQLAlchemy"]
    printer = next(each for each in examined["devices"] if each["kind"] == "printer")
    assert (printer["fault"], printer["serial"]) == ("printer.out_of_paper", "SN-7")
    assert any(each["test"] == "disk.free" for each in examined["findings"])


def test_the_history_comes_along_without_who_tested(pc: Machine) -> None:
    now, history = pc.clock.now(), pc.ground.history
    found = Finding(
        "disk.fsync", "disk", Outcome.WARN, Verbatim("Lambat"), now, By.TECHNICIAN, (Measure("fsync", 80.5, "ms"),)
    )
    history.record((found,), now, "Teknisi Contoh")
    history.hear({"printer": "printer.jam"}, now)
    history.count("printer:cups:SN-7", "pages", 12, now)
    kept = told(pc, "history")
    assert [(each["test"], each["message"], each["measures"]) for each in kept["findings"]] == [
        ("disk.fsync", "Lambat", {"fsync": 80.5})
    ]
    assert [(each["kind"], each["code"]) for each in kept["troubles"]] == [("printer", "printer.jam")]
    assert [(each["device"], each["value"]) for each in kept["counters"]] == [("printer:cups:SN-7", 12)]
    assert "Teknisi Contoh" not in json.dumps(kept)


def test_databases_are_told_by_version_and_rows(pc: Machine) -> None:
    databases = told(pc, "databases")
    assert databases["doctor/history.db"]["version"] == "0001"
    assert databases["doctor/history.db"]["rows"]["finding"] == 0
    assert databases["spool/spool.db"] is None


def test_folders_are_told_by_size_alone(pc: Machine) -> None:
    (pc.folder / "spool").mkdir()
    (pc.folder / "spool" / "CONTOH WARGA.jpg").write_bytes(b"x" * 1000)
    disk = told(pc, "disk")
    assert disk["folders"]["spool"] == {"files": 1, "bytes": 1000}
    assert "CONTOH" not in json.dumps(disk)


def test_passwords_in_addresses_stay_here(pc: Machine) -> None:
    address = "rtsp://pengguna:rahasia@192.168.1.20/live?kunci=rahasia"
    pc.change(settings=KioskSettings(camera=CameraSettings(driver="opencv", address=address)))
    assert told(pc, "settings")["camera"]["address"] == "rtsp://192.168.1.20/live"


# --- the journal -----------------------------------------------------------------------------------------------------

STAMP = "2026-11-20T08:05:00+0700 kios-contoh python3[812]:"


def test_of_the_journal_only_our_own_lines_come_along(pc: Machine) -> None:
    pc.outside.answers["journalctl"] = Ran(
        0,
        f"{STAMP} WARNING kiosk.devices.keeper: printer: driver failed: ValueError at cups.py:88\n"
        f'{STAMP}   File "/opt/anjungan/kiosk/uplink/uplink.py", line 88, in round\n'
        f"{STAMP} INFO httpx: HTTP Request: PUT http://kantor/api?nama=CONTOH\n"
        f"{STAMP} ValueError: CONTOH SPECIMEN WARGA\n"
        "2026-11-20T08:06:00+0700 kios-contoh systemd[1]: anjungan-kiosk.service: Main process exited, code=killed\n"
        f"{STAMP} INFO kiosk.uplink: JGR-01-000042 NIK {NIK} ditolak\n",
    )
    log = parts.logs(pc.ground)
    assert "driver failed: ValueError at cups.py:88" in log
    assert "Main process exited" in log
    assert 'uplink.py", line 88' in log
    assert f"JGR-01-000042 NIK {BLACK} ditolak" in log
    assert "2 baris lain tidak disertakan" in log
    for word in ("CONTOH", "httpx", "kios-contoh", NIK):
        assert word not in log


def test_without_a_journal_the_bundle_says_so(pc: Machine) -> None:
    assert members(pack(pc.ground, "1"))["log.txt"] == b"journalctl tidak dapat dibaca dari sini.\n"


# --- the sieve -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "secret",
    [
        *(NIK, "9917 1901 0101 0001", "9917-1901-0101-0001", KK),
        *(PHONE, "+62 812-3456-7890", "6281234567890"),
        *(SLIP, SLIP.lower(), SLIP.replace("-", "")),
        *("warga@contoh.invalid", "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl"),
    ],
)
def test_what_looks_like_a_person_s_is_blacked_out(secret: str) -> None:
    assert secret not in scrubbed(f"a {secret}, b")
    assert BLACK in scrubbed(f"a {secret}, b")
    assert secret not in json.dumps(scrubbed_values({secret: [secret, {"x": (secret,)}]}))


@pytest.mark.parametrize(
    "harmless",
    [
        "JGR-01-000042",
        "2026-11-20T08:05:00.123456+07:00",
        "kiosk.uplink: 204",
        "127.0.0.1:8300",
        "dan kios akan coba lagi",
        "saya-akan-coba-lagi-nanti",
        "/dev/serial/by-id/usb-CONTOH_0042-if00",
        "HTTP://kantor.invalid/api",
    ],
)
def test_what_a_technician_needs_stays(harmless: str) -> None:
    assert scrubbed(harmless) == harmless


def test_measures_stay_numbers() -> None:
    assert scrubbed_values({"a": 0.1234567890123456, "b": 9917190101010001, "c": None}) == {
        "a": 0.1234567890123456,
        "b": 9917190101010001,
        "c": None,
    }


def test_a_trace_loses_the_bytes_that_a_broken_driver_spilled(pc: Machine) -> None:
    trace_of(pc, Said(Speaker.DEVICE, f"GS I {NIK}", f"NIK {NIK}".encode()), Said(Speaker.DEVICE, "DLE EOT 1", b"\x12"))
    kept = members(pack(pc.ground, "1"))["traces/printer-20261120-080500.jsonl"]
    trace = read(kept)
    assert trace is not None
    assert [(line.said.what, line.said.data) for line in trace.lines] == [
        (f"GS I {BLACK}", b""),
        ("DLE EOT 1", b"\x12"),
    ]
    assert NIK.encode().hex().encode() not in kept


def test_a_file_that_is_no_trace_does_not_come_along(pc: Machine) -> None:
    (pc.folder / TRACES).mkdir()
    (pc.folder / TRACES / "printer-1.jsonl").write_bytes(b"CONTOH SPECIMEN WARGA\n")
    assert not any(name.startswith("traces/") for name in members(pack(pc.ground, "1")))


# --- trouble ---------------------------------------------------------------------------------------------------------


def test_a_part_that_cannot_be_gathered_does_not_spoil_the_others(pc: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_ground: object) -> None:
        raise ValueError("CONTOH SPECIMEN WARGA")

    monkeypatch.setattr(parts, "history", broken)
    packed = members(pack(pc.ground, "1"))
    assert json.loads(packed["history.json"])["error"].startswith("ValueError at test_bundle.py")
    assert json.loads(packed["disk.json"])["free"] > 0
    assert b"CONTOH" not in packed["history.json"]


def test_a_disk_that_refuses_is_a_fault_and_leaves_no_half(pc: Machine) -> None:
    (pc.folder / FOLDER).write_bytes(b"in the way")
    assert isinstance(pack(pc.ground, "1"), Fault)


def test_only_the_newest_are_kept(pc: Machine) -> None:
    for _ in range(KEPT + 3):
        pc.clock.pass_time(60)
        assert isinstance(pack(pc.ground, "1"), Path)
    assert len(list((pc.folder / FOLDER).iterdir())) == KEPT

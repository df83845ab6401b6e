"""`anjungan pin`: what an administrator types and reads; no PIN is ever printed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from anjungan.commands import pin
from kiosk import identity
from kiosk.technician.asks import PinRole, PinVerdict
from kiosk.technician.assembly import pins_folder
from kiosk.technician.pins import PinStore

PIN = "480793"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUNGAN_HOME", str(tmp_path))


def run(*words: str, typed: str = "") -> Result:
    app = typer.Typer()
    pin.register(app)
    return CliRunner().invoke(app, ["pin", *words], input=typed)


def twice(digits: str) -> str:
    return f"{digits}\n{digits}\n"


def test_a_pin_is_set_listed_and_removed(tmp_path: Path) -> None:
    said = run("set", "Contoh", typed=twice(PIN))
    assert said.exit_code == 0, said.output
    assert PIN not in said.output
    assert run("list").output == "Contoh\n"
    store = PinStore(pins_folder(identity.folder(tmp_path)), lambda: datetime.now().astimezone())
    assert store.check(PIN).verdict is PinVerdict.RIGHT
    assert run("remove", "Contoh").exit_code == 0
    assert "Belum ada PIN" in run("list").output


@pytest.mark.parametrize(
    ("typed", "why"), [("123456", "berurutan"), ("170845", "tanggal"), ("111222", "berulang"), ("4807", "enam angka")]
)
def test_a_weak_pin_is_refused_with_the_reason(typed: str, why: str) -> None:
    said = run("set", "Contoh", typed=twice(typed))
    assert said.exit_code == 1
    assert why in said.output
    assert "Belum ada PIN" in run("list").output


def test_somebody_else_s_pin_is_refused() -> None:
    run("set", "Contoh Satu", typed=twice(PIN))
    assert "sudah dipakai" in run("set", "Contoh Dua", typed=twice(PIN)).output


@pytest.mark.parametrize("name", ["", " ", "x" * 31])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    assert run("set", name, typed=twice(PIN)).exit_code == 1


def test_who_has_no_pin_cannot_lose_it() -> None:
    said = run("remove", "Contoh")
    assert said.exit_code == 1
    assert "anjungan pin list" in said.output


def test_an_officer_of_the_desa_gets_a_pin_of_their_own_kind(tmp_path: Path) -> None:
    said = run("set", "PD-03", "--assist", typed=twice(PIN))
    assert said.exit_code == 0, said.output
    assert run("list").output == "PD-03 (pendamping)\n"
    store = PinStore(pins_folder(identity.folder(tmp_path)), lambda: datetime.now().astimezone())
    assert store.check(PIN).role is PinRole.HELPER


def test_a_nik_names_no_officer() -> None:
    said = run("set", "9917124101900007", "--assist", typed=twice(PIN))
    assert said.exit_code == 1
    assert "bukan NIK" in said.output
    assert "Belum ada PIN" in run("list").output

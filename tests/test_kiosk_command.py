"""What `anjungan kiosk` says when it was asked for something that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from anjungan.kiosk_program import run


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANJUNGAN_HOME", str(tmp_path))


@pytest.mark.parametrize("size", ["besar", "1080", "1080x1920x3", "10x10"])
def test_a_panel_size_that_is_none_is_refused_with_an_example(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(demo=False, dock_port=0, panel=size) == 1
    assert f"--panel {size}: tulis lebar x tinggi dalam piksel, misalnya 1080x1920." in capsys.readouterr().err


def test_a_kiosk_without_devices_is_refused_and_says_which_keys_to_fill(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(demo=False, dock_port=0) == 1
    said = capsys.readouterr().err
    assert "kiosk.scanner.driver, kiosk.reader.driver, kiosk.printer.driver, kiosk.slip_printer.driver" in said
    assert "anjungan kiosk --demo" in said


def test_an_unknown_key_is_said_with_its_line_and_the_nearest_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "anjungan.toml").write_text('[kiosk]\noffice_ulr = "http://127.0.0.1:8300"\n')
    assert run(demo=False, dock_port=0) == 1
    said = capsys.readouterr().err
    assert (
        f"{tmp_path / 'anjungan.toml'}:2: kiosk.office_ulr: kunci tidak dikenal. Mungkin maksudnya 'office_url'."
        in said
    )

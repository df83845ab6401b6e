"""`anjungan decode`, as a technician types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer import Typer
from typer.testing import CliRunner

from adminduk.numbers import new_slip_code
from anjungan.commands import decode
from tests.kiosk.codes.drawn_codes import drawn

pytestmark = pytest.mark.real


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typer:
    monkeypatch.setenv("ANJUNGAN_HOME", str(tmp_path / "home"))
    app = Typer()
    decode.register(app)
    return app


def _saved(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        Image.fromarray(drawn(text)).save(folder / f"{name}.png")
    return [str(folder / f"{name}.png") for name in texts]


def test_one_json_line_for_each_picture_with_what_each_code_means(app: Typer, tmp_path: Path) -> None:
    slip = new_slip_code("JGR").url("https://office.example")
    files = _saved(tmp_path, slip=slip, letter="https://e-layang.patikab.go.id/v/42", nik="9903121708900003")
    done = CliRunner().invoke(app, ["--json", *files])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [row["image"] for row in rows] == files
    assert [[(code["text"] == slip, code["meaning"], code["format"]) for code in row["codes"]] for row in rows] == [
        [(True, "slip", "QR")],
        [(False, "office_letter", "QR")],
        [(False, "nik", "QR")],
    ]
    assert all(len(code["corners"]) == 4 for row in rows for code in row["codes"])
    assert all(row["cpu_ms"] > 0 for row in rows)


def test_an_unreadable_file_is_a_row_with_a_sentence_and_the_others_are_read(app: Typer, tmp_path: Path) -> None:
    (good,) = _saved(tmp_path, good="contoh")
    done = CliRunner().invoke(app, ["--json", str(tmp_path / "nobody.png"), good])
    missing, read = (json.loads(line) for line in done.stdout.splitlines())
    assert done.exit_code == 1
    assert missing["codes"] == []
    assert missing["error"].startswith("Berkas ini tidak ada")
    assert [code["text"] for code in read["codes"]] == ["contoh"]


def test_for_people_it_prints_lines(app: Typer, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, _saved(tmp_path, one="JGR-01-000042"))
    assert done.exit_code == 0
    assert "one.png: 1 kode" in done.stdout
    assert "ticket" in done.stdout

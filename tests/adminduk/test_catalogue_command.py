"""`anjungan catalogue check`, `preview` and `report`, as a clerk runs them."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from anjungan.commands import catalogue
from tests.adminduk.conftest import ASSETS


def run(*words: str) -> Result:
    app = typer.Typer()
    catalogue.register(app)
    app.callback()(lambda: None)
    return CliRunner().invoke(app, ["catalogue", *words])


def test_a_right_catalogue_is_summed_up() -> None:
    result = run("check", str(ASSETS / "catalogue"))
    assert result.exit_code == 0
    assert "Kecamatan Jogoroto (JGR, 35.17.19)" in result.output
    assert "Tidak ada kesalahan." in result.output


def test_one_right_file_is_said_to_be_right() -> None:
    result = run("check", str(ASSETS / "catalogue" / "jogoroto" / "services" / "kk.yaml"))
    assert result.exit_code == 0
    assert "tidak ada kesalahan" in result.output


def test_a_wrong_requirement_id_is_named_and_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ASSETS / "catalogue" / "jogoroto", tmp_path / "kantor"))
    file = folder / "services" / "ktp.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kk, surat-kehilangan]", "kk, surat-hilang]"), "utf-8")
    result = run("check", str(folder))
    assert result.exit_code == 1
    assert f"{file}:" in result.stderr
    assert "'surat-hilang' tidak dikenal. Mungkin maksudnya 'surat-kehilangan'." in result.stderr
    assert "2 kesalahan." in result.stderr  # the wrong id, and the paper nobody asks for now


def test_a_preview_lists_what_is_brought() -> None:
    result = run("preview", "kk", "--office", "jogoroto")
    assert result.exit_code == 0
    assert "kk-hilang: 3 dipindai" in result.output
    assert "kk-tambah-anggota, bayi: 5 dipindai" in result.output
    assert "Surat kehilangan dari kepolisian (dokumen, asli)" in result.output


def test_a_preview_of_the_national_rule() -> None:
    result = run("preview", "kk", "--reading", "nasional")
    assert "KTP-el (dokumen, asli)" in result.output


def test_an_unknown_service_gets_the_nearest_name() -> None:
    result = run("preview", "ktpp")
    assert result.exit_code == 1
    assert "Mungkin maksudnya 'ktp'" in result.stderr


def test_a_report_shows_what_a_decree_is_silent_about() -> None:
    result = run("report", str(ASSETS / "catalogue" / "jogoroto"))
    assert result.exit_code == 0
    row = next(line for line in result.output.splitlines() if "Penerbitan KTP Elektronik" in line)
    assert "| 11 dari 14 |" in row
    assert "Sarana dan prasarana" in row
    assert "Dasar hukum" not in row


def test_two_offices_of_one_name_are_told_apart_by_their_regency() -> None:
    rows = [line for line in run("report").output.splitlines() if "Dinas Kependudukan dan Pencatatan Sipil" in line]
    assert {row.split(" | ")[1] for row in rows} == {"Kabupaten Jepara", "Kabupaten Grobogan"}

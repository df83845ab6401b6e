"""`anjungan forms print`: an official form as a PDF, blank or filled in, on the paper that the village has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pikepdf import Pdf
from typer.testing import CliRunner

from anjungan.commands.forms import forms_app
from tests.paper.forms.printed_text import words_of


def printed(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(forms_app, ["print", *map(str, arguments)])
    return done.exit_code, done.output


def test_filled_form_on_f4(tmp_path: Path) -> None:
    (tmp_path / "isian.json").write_text(json.dumps({"pemberi.nama": "SITI CONTOH"}))
    code, said = printed("F-1.07", "--values", tmp_path / "isian.json", "--out", tmp_path / "x.pdf", "--paper", "f4")
    assert code == 0, said
    words = [word.text for word in words_of((tmp_path / "x.pdf").read_bytes(), tmp_path)[0]]
    assert "SITI" in words
    with Pdf.open(tmp_path / "x.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[3]) == pytest.approx(330 / 25.4 * 72, abs=0.5)


def test_blank_form_with_a_sheet_for_each_archive(tmp_path: Path) -> None:
    assert printed("f-1.01", "--out", tmp_path / "one.pdf")[0] == 0
    assert printed("f-1.01", "--copies", "--out", tmp_path / "three.pdf")[0] == 0
    with Pdf.open(tmp_path / "one.pdf") as one, Pdf.open(tmp_path / "three.pdf") as three:
        assert len(three.pages) == 3 * len(one.pages)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ("{", "bukan JSON"),
        ("[1]", "isian harus berbentuk"),
        ('{"pemberi.nama": 1}', "isian harus berbentuk"),
        ('{"pemberi.nam": "SITI"}', "bukan isian F-1.07: pemberi.nam"),
        ('{"pemberi.1.nama": "SITI"}', "bukan isian F-1.07: pemberi.1.nama"),
    ],
)
def test_values_that_the_form_does_not_have_are_refused(values: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "isian.json").write_text(values)
    code, output = printed("F-1.07", "--values", tmp_path / "isian.json", "--out", tmp_path / "x.pdf")
    assert code == 1
    assert said in output.replace("\n", "")
    assert not (tmp_path / "x.pdf").exists()


def test_unknown_form_is_answered_with_those_there_are(tmp_path: Path) -> None:
    code, output = printed("F-9.99", "--out", tmp_path / "x.pdf")
    assert code == 1
    assert "F-1.02" in output


def test_values_that_contradict_each_other_are_named_and_refused(tmp_path: Path) -> None:
    move = {"permohonan.jenis": "1", "asal.desa": "35.17.19.2001", "pindah.desa": "33.18.12.2001"}
    values = tmp_path / "isian.json"
    values.write_text(json.dumps({**move, "pindah.klasifikasi": "2"}), encoding="utf-8")
    code, said = printed("F-1.03", "--out", tmp_path / "f.pdf", "--values", values)
    assert code == 1
    assert "pindah.klasifikasi harus 5" in said
    values.write_text(json.dumps(move), encoding="utf-8")
    assert printed("F-1.03", "--out", tmp_path / "f.pdf", "--values", values)[0] == 0

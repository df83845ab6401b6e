"""A form or code list with a mistake is refused with file, line, field and remedy; one mistake at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import assets
from adminduk.catalogue.problems import CatalogueError, Problem
from adminduk.forms.loader import load_forms
from anjungan.commands import forms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the forms that a test may spoil."""
    for name in ("forms", "codes"):
        shutil.copytree(assets.path(name), tmp_path / name)
    return tmp_path


def spoil(folder: Path, name: str, right: str, wrong: str) -> int:
    """Write `wrong` for the first `right` in a file; the line (from 1) where that was."""
    text = (folder / name).read_text(encoding="utf-8")
    assert right in text
    (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return text[: text.index(right)].count("\n") + 1


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_forms(folder / "forms", folder / "codes")
    return caught.value.problems


# file, what stands there, the mistake, words of the message, words of the remedy
MISTAKES = [
    ("forms/f-1.02.yaml", "code: F-1.02", "code: F-1.03", "ada di berkas f-1.02.yaml", "f-1.03.yaml"),
    ("forms/f-1.02.yaml", "codes: permohonan", "codes: permohnan", "'permohnan' tidak ada", "'permohonan'"),
    ("forms/f-1.02.yaml", "prefill: nik", "prefill: nek", "'nek' tidak dikenal", "'nik'"),
    ("forms/f-1.02.yaml", "kind: nik", "kind: nim", "tidak dikenal", "nik"),
    ("forms/f-1.03.yaml", 'when: {alasan: "7"}', 'when: {alasn: "7"}', "tidak ditanyakan sebelum ini", "'alasan'"),
    ("forms/f-1.03.yaml", 'when: {alasan: "7"}', 'when: {alasan: "8"}', "Kode '8' tidak ada", "7"),
    ("forms/f-1.06.yaml", "rows_of: rincian", "rows_of: rincin", "Tidak ada baris bernama 'rincin'", "'rincian'"),
    ("forms/f-1.07.yaml", "- id: tempat\n", "- id: tanggal\n", "sudah dipakai", "Pilih nama lain"),
    ("codes/agama.yaml", "id: agama", "id: agma", "ada di berkas agama.yaml", "id: agama"),
    ("codes/agama.yaml", 'code: "2"', 'code: "1"', "sudah dipakai", "Pilih kode lain"),
    ("codes/agama.yaml", "printed: Agama", "printd: Agama", "belum ada", "printed"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "message", "remedy"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_remedy(
    folder: Path, file: str, right: str, wrong: str, message: str, remedy: str
) -> None:
    if right not in (folder / file).read_text(encoding="utf-8"):
        right, wrong = (part.replace(": ", ': "', 1) + '"' for part in (right, wrong))
    line = spoil(folder, file, right, wrong)
    problems = problems_of(folder)
    assert any(message in str(each) for each in problems), problems
    assert any(remedy in each.remedy for each in problems), problems
    assert any(each.file == folder / file and abs(each.line - line) <= 12 for each in problems), problems


def test_a_field_without_a_question_is_for_the_office(folder: Path) -> None:
    text = (folder / "forms/f-1.04.yaml").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.strip().startswith("question:"))
    spoil(folder, "forms/f-1.04.yaml", f"{first}\n", "")
    assert any("tidak punya pertanyaan" in each.message for each in problems_of(folder))


def test_an_empty_folder_is_no_set_of_forms(tmp_path: Path) -> None:
    assert any("Tidak ada berkas" in each.message for each in problems_of(tmp_path))


def run(*words: str) -> Result:
    app = typer.Typer()
    forms.register(app)
    app.callback()(lambda: None)
    return CliRunner().invoke(app, ["forms", *words])


def test_the_command_sums_up_what_is_right() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "11 formulir" in result.output


def test_the_command_names_a_mistake_and_refuses(folder: Path) -> None:
    spoil(folder, "forms/f-1.02.yaml", "prefill: nik", "prefill: nek")
    result = run("check", str(folder))
    assert result.exit_code == 1
    assert "f-1.02.yaml:" in result.output
    assert "1 kesalahan." in result.output


def test_the_list_names_every_form_and_who_signs() -> None:
    lines = run("list").output.splitlines()
    assert [line.split(":")[0] for line in lines] == sorted(
        load_forms(assets.path("forms"), assets.path("codes")).forms
    )
    assert any(line.startswith("F-1.05") and line.count("meterai") == 2 for line in lines)

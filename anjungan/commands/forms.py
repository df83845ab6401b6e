"""`anjungan forms`: the forms of the law and their code lists, checked and listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

import assets
from adminduk.catalogue.problems import CatalogueError
from adminduk.forms.deriving import derived
from adminduk.forms.loader import Forms, load_forms
from adminduk.forms.model import Form, FormValues
from adminduk.wilayah import Wilayah
from kiosk.form_press import FACES, new_token
from paper.forms.draw import sheets_of
from paper.forms.known import known_of
from paper.forms.pdf import pdf_of
from paper.forms.sheet import Paper

forms_app = typer.Typer(no_args_is_help=True, help="Formulir: periksa dan lihat.")


def register(app: typer.Typer) -> None:
    """Add `forms` to the one command."""
    app.add_typer(forms_app, name="forms")


@forms_app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(exists=True, help="Folder berisi forms/ dan codes/; bawaan: yang terpasang.")
    ] = None,
) -> None:
    """Periksa formulir dan daftar kodenya; sebut berkas, baris, kolom dan perbaikannya."""
    found = _load(folder)
    typer.echo(f"{len(found.forms)} formulir, {len(found.codes)} daftar kode. Tidak ada kesalahan.")


@forms_app.command("list")
def list_() -> None:
    """Daftar formulir: kode, nama, versi, jumlah isian, tanda tangan."""
    for form in _load(None).forms.values():
        typer.echo(_line(form))


@forms_app.command("print")
def print_(
    code: Annotated[str, typer.Argument(help="Kode formulir, misalnya F-1.02.")],
    out: Annotated[Path, typer.Option(help="Berkas PDF yang dibuat.")],
    values: Annotated[Path | None, typer.Option(exists=True, help="Isian, JSON; tanpa ini: kosong.")] = None,
    paper: Annotated[Paper, typer.Option(help="Ukuran kertas.")] = Paper.A4,
    copies: Annotated[bool, typer.Option("--copies", help="Setiap lembar arsip satu salinan.")] = False,
) -> None:
    """Gambar formulir resmi sebagai PDF, kosong atau terisi."""
    forms = _load(None)
    form = forms.get(code.upper())
    if form is None:
        typer.echo(f"Formulir '{code}' tidak ada. Yang ada: {', '.join(sorted(forms.forms))}.", err=True)
        raise typer.Exit(1)
    known = known_of(forms, Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))
    given, token = _values(form, values), new_token()
    prints = form.copies if copies and form.copies else ("",)
    sheets = [
        sheet for copy in prints for sheet in sheets_of(form, given, known, FACES, paper=paper, token=token, copy=copy)
    ]
    out.write_bytes(pdf_of(sheets, FACES, f"{form.code} {token}"))
    typer.echo(f"{form.code}: {len(sheets)} halaman, {out}")


def _values(form: Form, file: Path | None) -> FormValues:
    """What stands in `file`; every key must be a field that a resident fills in."""
    if file is None:
        return {}
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        typer.echo(f"{file}: bukan JSON: {error}", err=True)
        raise typer.Exit(1) from error
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        typer.echo(f'{file}: isian harus berbentuk {{"bagian.isian": "nilai"}}.', err=True)
        raise typer.Exit(1)
    wrong = [key for key in given if not _is_field(form, key)]
    if wrong:
        typer.echo(f"{file}: bukan isian {form.code}: {', '.join(wrong)}", err=True)
        raise typer.Exit(1)
    follows = derived(form, given)
    against = [f"{key} harus {value}" for key, value in follows.items() if given.get(key, value) != value]
    if against:
        typer.echo(f"{file}: berselisih dengan isian lain: {', '.join(against)}", err=True)
        raise typer.Exit(1)
    return {**given, **follows}


def _is_field(form: Form, key: str) -> bool:
    section_id, *row, name = key.split(".")
    section = next((each for each in form.sections if each.id == section_id), None)
    if section is None or not any(each.id == name and not each.officer for each in section.fields):
        return False
    in_table = len(row) == 1 and row[0].isdecimal() and int(row[0]) > 0
    return in_table if section.rows else not row


def _load(folder: Path | None) -> Forms:
    root = folder or assets.path()
    try:
        return load_forms(root / "forms", root / "codes")
    except CatalogueError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(f"{len(error.problems)} kesalahan.", err=True)
        raise typer.Exit(1) from error


def _line(form: Form) -> str:
    fields = [field for section in form.sections for field in section.fields]
    asked = sum(not field.officer for field in fields)
    signs = ", ".join(f"{each.printed}{' (meterai)' if each.meterai else ''}" for each in form.signatures)
    return f"{form.code}: {form.name.id}, {form.version}, {asked} isian ({len(fields) - asked} petugas); ttd {signs}"

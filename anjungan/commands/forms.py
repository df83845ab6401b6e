"""`anjungan forms`: the forms of the law and their code lists, checked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import assets
from adminduk.catalogue.problems import CatalogueError
from adminduk.forms.loader import Forms, load_forms
from adminduk.forms.model import Form

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

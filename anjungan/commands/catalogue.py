"""`anjungan catalogue`: check the services an office offers before a kiosk shows them, and look at one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

import assets
from adminduk.catalogue.components import COMPONENTS, completeness
from adminduk.catalogue.loader import check as check_catalogue
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue, Reading, Requirement, RequirementKind, Service, Standard
from adminduk.catalogue.problems import CatalogueError, remedy_for
from adminduk.catalogue.requirements import fields_for, requirements_for, scanned
from adminduk.catalogue.ways import every_way
from adminduk.wilayah import Wilayah
from anjungan import catalogue_editions

catalogue_app = typer.Typer(no_args_is_help=True, help="Katalog layanan: periksa dan lihat.")


def register(app: typer.Typer) -> None:
    """Add `catalogue` to the one command."""
    catalogue_app.command("export")(catalogue_editions.export)
    catalogue_app.command("import")(catalogue_editions.import_)
    app.add_typer(catalogue_app, name="catalogue")


@catalogue_app.command()
def check(
    path: Annotated[Path, typer.Argument(exists=True, help="Folder katalog, folder berisi katalog, atau satu berkas.")],
) -> None:
    """Periksa katalog; sebut berkas, baris, kolom dan perbaikannya."""
    try:
        catalogues = check_catalogue(path, Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))
    except CatalogueError as error:
        _refuse(error)
    for catalogue in catalogues:
        typer.echo(_summary(catalogue))
    if not catalogues:
        typer.echo(f"{path}: tidak ada kesalahan.")


@catalogue_app.command()
def preview(
    service: Annotated[str, typer.Argument(help="Nama layanan, misalnya kk.")],
    office: Annotated[str, typer.Option(help="Folder di assets/catalogue, atau folder sendiri.")] = "jogoroto",
    reading: Annotated[Reading | None, typer.Option(help="Aturan yang diikuti; bawaan: menurut katalog.")] = None,
) -> None:
    """Tampilkan apa yang diminta layanan ini untuk setiap alasan dan jawaban."""
    folder = Path(office) if Path(office).is_dir() else assets.path("catalogue", office)
    try:
        catalogue = load_catalogue(folder)
    except CatalogueError as error:
        _refuse(error)
    names = [each.id for each in catalogue.services]
    if service not in names:
        typer.echo(f"Layanan '{service}' tidak ada. {remedy_for(service, names, 'Layanan')}", err=True)
        raise typer.Exit(1)
    _show(catalogue.service(service), reading or catalogue.reading)


@catalogue_app.command()
def report(
    path: Annotated[
        Path | None, typer.Argument(exists=True, help="Folder katalog; bawaan: semua yang terpasang.")
    ] = None,
) -> None:
    """Tabel kelengkapan setiap layanan terhadap 14 komponen standar pelayanan (UU 25/2009 Pasal 21)."""
    try:
        catalogues = check_catalogue(
            path or assets.path("catalogue"), Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))
        )
    except CatalogueError as error:
        _refuse(error)
    typer.echo("| kantor | kabupaten | layanan | standar | terisi | naskah tidak menyebut |\n|---|---|---|---|---|---|")
    for catalogue in catalogues:
        for service in catalogue.services:
            for standard in service.standards:
                typer.echo(_row(catalogue, service, standard))


def _row(catalogue: Catalogue, service: Service, standard: Standard) -> str:
    found = completeness(standard)
    silent = ", ".join(COMPONENTS[name] for name in found.silent) or "-"
    cells = (
        catalogue.office.name,
        catalogue.office.regency,
        service.name.id,
        standard.judul,
        f"{len(found.filled)} dari {len(COMPONENTS)}",
        silent,
    )
    return f"| {' | '.join(cells)} |"


def _refuse(error: CatalogueError) -> NoReturn:
    """Print every problem, and how many; leave with exit code 1."""
    for problem in error.problems:
        typer.echo(str(problem), err=True)
    typer.echo(f"{len(error.problems)} kesalahan.", err=True)
    raise typer.Exit(1) from error


def _summary(catalogue: Catalogue) -> str:
    office = catalogue.office
    lines = [f"{office.name} ({office.code}, {office.wilayah}), versi {catalogue.version}, aturan {catalogue.reading}"]
    for each in catalogue.services:
        reasons = ", ".join(reason.id for reason in each.reasons)
        lines.append(f"  {each.id}: {len(each.requirements)} syarat; alasan {reasons}")
    return "\n".join([*lines, "Tidak ada kesalahan."])


def _show(service: Service, reading: Reading) -> None:
    for reason in service.reasons:
        for answers in every_way(service, reason.id, reading):
            chosen = "".join(f", {option}" for option in answers.values())
            requirements = requirements_for(service, reason.id, answers, reading)
            typer.echo(f"{service.id}-{reason.id}{chosen}: {len(scanned(requirements))} dipindai")
            for each in requirements:
                typer.echo(f"  - {each.name.id} ({_how(each)})")
            asked = fields_for(service, reason.id, answers, reading)
            fields = ", ".join(f"{each.id.value}{' (boleh kosong)' if each.optional else ''}" for each in asked)
            typer.echo(f"  isian: {fields}")


def _how(requirement: Requirement) -> str:
    if requirement.kind is RequirementKind.CONDITION:
        return "kondisi, tidak dipindai"
    return f"{requirement.kind.value}, {'asli' if requirement.original else 'fotokopi cukup'}"

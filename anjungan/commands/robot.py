"""`anjungan robot`: whole visits through the real window, by a resident made of code."""

from __future__ import annotations

import dataclasses
import json as jsons
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from anjungan.robot.run import Row
    from anjungan.robot.tour.life import Life


def register(app: typer.Typer) -> None:
    """Add `robot` to the one command."""
    app.command()(robot)


def robot(  # noqa: PLR0917 - one option each
    visits: Annotated[int, typer.Option(min=1, help="Berapa kunjungan.")] = 1,
    service: Annotated[str, typer.Option(help="Layanan dan alasan, misalnya kk-hilang; kosong: bergantian.")] = "",
    seed: Annotated[int, typer.Option(help="Kunjungan yang sama untuk angka yang sama.")] = 1,
    faults: Annotated[int, typer.Option(min=0, help="Satu kerusakan acak tiap sekian kunjungan; 0: tidak ada.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Satu baris JSON tiap kunjungan.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder untuk slip dan data; kosong: folder sementara.")] = None,
    every_service: Annotated[
        bool, typer.Option("--every-service", help="Semua layanan semua kantor, tanpa layar, sampai selesai.")
    ] = False,
    office: Annotated[str, typer.Option(help="Dengan --every-service: satu kantor saja, misalnya jogoroto.")] = "",
) -> None:
    """Robot berkunjung: menyentuh layar sungguhan, memindai contoh, dan membawa pulang slip."""
    try:
        from anjungan.robot.run import Wish, run
    except ModuleNotFoundError as absent:
        typer.echo("Robot tidak ada pada pemasangan ini: dok tidak ikut terpasang.", err=True)
        raise typer.Exit(1) from absent
    if every_service:
        _tour(out or Path(tempfile.mkdtemp(prefix="anjungan-robot-")), office)
    from anjungan.robot.neighbour import OfficeDidNotStart
    from anjungan.robot.plan import slugs
    from anjungan.robot.screen import NoScreen
    from kiosk.compose import catalogue_of
    from kiosk.settings import KioskSettings

    known = slugs(catalogue_of(KioskSettings()))
    if service and service not in known:
        typer.echo(f"Layanan '{service}' tidak ada. Yang ada: {', '.join(known)}.", err=True)
        raise typer.Exit(2)
    folder = out or Path(tempfile.mkdtemp(prefix="anjungan-robot-"))
    try:
        wish = Wish(visits, service, seed, folder.absolute(), faults)
        filed = run(wish, known, _json_line if json else _plain_line)
    except (OfficeDidNotStart, NoScreen) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    raise typer.Exit(0 if filed else 1)


def _tour(folder: Path, only: str) -> NoReturn:
    """Every way of every office. The table on standard output is the one that docs/coverage.md keeps."""
    import assets
    from adminduk.catalogue.loader import load_catalogues
    from adminduk.wilayah import Wilayah
    from anjungan.robot.tour.filled import unfilled
    from anjungan.robot.tour.table import table
    from anjungan.robot.tour.tour import tour

    wilayah = Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))
    known = load_catalogues(assets.path("catalogue"), wilayah)
    chosen = [each for each in known if only in ("", each.office.id)]
    if not chosen:
        typer.echo(f"Kantor '{only}' tidak ada. Yang ada: {', '.join(each.office.id for each in known)}.", err=True)
        raise typer.Exit(2)
    offices = tour(chosen, folder.absolute(), _way_line)
    typer.echo(table(offices))
    left = unfilled(life for each in offices for life in each.lives)
    raise typer.Exit(0 if all(each.whole for each in offices) and not left else 1)


def _way_line(office: str, life: Life) -> None:
    """On standard error, so that the table alone goes into a file."""
    way = life.way
    answers = " ".join(option for _, option in way.answers)
    typer.echo(f"{office} {way.service.id}-{way.reason} {answers} {life.filing.ticket} {life.trouble}", err=True)


def _json_line(row: Row) -> None:
    typer.echo(jsons.dumps(dataclasses.asdict(row)))


def _plain_line(row: Row) -> None:
    typer.echo(
        f"{row.visit:4d}  {row.service:20s} {row.steps:3d} layar {row.touches:3d} sentuhan {row.typed:3d} ketikan "
        f"{row.seconds:6.2f} s  {row.ticket}  {row.verdict}  {row.mishap}".rstrip()
    )

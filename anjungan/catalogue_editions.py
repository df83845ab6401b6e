"""`anjungan catalogue export` and `import`: the office's editions as YAML files, and files as a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import assets
from adminduk.catalogue.files import load_files, read_files, write_files
from adminduk.catalogue.problems import CatalogueError
from adminduk.wilayah import Wilayah
from anjungan.office_home import open_here

_BY = "terminal"


def export(
    folder: Annotated[Path, typer.Argument(help="Folder baru untuk berkasnya.")],
    edition: Annotated[str, typer.Option(help="Versi; bawaan: yang berlaku.")] = "",
) -> None:
    """Salin terbitan katalog dari kantor ke berkas YAML."""
    from office.store import editions

    if folder.exists() and any(folder.iterdir()):
        typer.echo(f"{folder} tidak kosong. Pilih folder baru.", err=True)
        raise typer.Exit(1)
    with open_here().database.reading() as session:
        found = editions.of_version(session, edition) if edition else editions.published(session)
    if found is None:
        typer.echo(f"Terbitan '{edition}' tidak ada di kantor ini.", err=True)
        raise typer.Exit(1)
    write_files(found.files, folder)
    typer.echo(f"{folder}: {len(found.files)} berkas, versi {found.version}.")


def import_(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder katalog.")],
) -> None:
    """Jadikan berkas YAML sebuah konsep di konsol kantor. Terbitnya tetap di konsol, dengan keputusan atau FKP."""
    from office.editions import workbench
    from office.words_catalogue import TAKEN_IN

    try:
        files = read_files(folder)
        load_files(files, Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(f"{folder} tidak dapat dibaca sebagai katalog.", err=True)
        raise typer.Exit(1) from error
    except CatalogueError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1) from error
    refused = workbench.take_in(open_here(), _BY, files)
    if refused is not None:
        typer.echo(TAKEN_IN[refused.obstacle], err=True)
        raise typer.Exit(1)
    typer.echo("Konsep dibuat. Buka Katalog di konsol untuk melihat perubahannya.")

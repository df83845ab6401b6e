"""`anjungan office`: the console for operators, the API for kiosks, the public status page."""

from __future__ import annotations

from typing import Annotated

import typer

from anjungan.home import home
from anjungan.office_home import office_settings


def register(app: typer.Typer) -> None:
    """Add `office` to the one command."""
    app.command()(office)
    app.command()(openapi)


def office(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 memilih yang kosong.")] = None,
) -> None:
    """Jalankan kantor: konsol petugas, pintu bagi anjungan, dan halaman status umum."""
    from adminduk.catalogue.problems import CatalogueError
    from office.program import serve
    from office.training import OtherOffice

    try:
        serve(office_settings(port), home(), say=typer.echo)
    except (CatalogueError, OtherOffice) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"Kantor tidak dapat dijalankan: {error.strerror}. Mungkin portnya sedang dipakai.", err=True)
        raise typer.Exit(1) from error


def openapi() -> None:
    """Cetak dokumen OpenAPI dari pintu bagi anjungan."""
    import json

    from office.api.described import document

    typer.echo(json.dumps(document(), indent=2))

"""`anjungan training`: an office full of made-up work, to practise on before the first day and after."""

from __future__ import annotations

from typing import Annotated

import typer

from anjungan.home import home
from anjungan.office_home import office_settings

PORT = 8390  # beside a real office on the same machine


def register(app: typer.Typer) -> None:
    """Add `training` to the one command."""
    app.command()(training)


def training(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 memilih yang kosong.")] = PORT,
) -> None:
    """Kantor latihan: konsol dengan data contoh, terpisah dari data sungguhan, baru setiap kali dijalankan."""
    from adminduk.catalogue.problems import CatalogueError
    from anjungan.training.program import Running, run
    from office.training import OtherOffice

    settings = office_settings(port)
    try:
        run(settings.model_copy(update={"public_url": f"http://{settings.host}:{port}"}), home(), say=typer.echo)
    except Running as running:
        typer.echo("Kantor latihan sudah berjalan. Hentikan dulu yang itu (Ctrl+C di jendelanya).", err=True)
        raise typer.Exit(1) from running
    except (CatalogueError, OtherOffice) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(f"Kantor latihan tidak dapat dijalankan: {error.strerror}. Mungkin portnya terpakai.", err=True)
        raise typer.Exit(1) from error

"""`anjungan demo`: office, kiosk and dock side by side with sample data, to try everything on one machine."""

from __future__ import annotations

from typing import Annotated

import typer

_Port = Annotated[int, typer.Option(min=1, max=65535, help="Bila terpakai, port kosong berikutnya.")]


def register(app: typer.Typer) -> None:
    """Add `demo` to the one command."""
    app.command()(demo)


def demo(
    office_port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port kantor. Bila terpakai, port kosong berikutnya.")
    ] = None,
    dock_port: _Port = 8310,
    screen_port: _Port = 6080,
    browser: Annotated[
        bool, typer.Option(help="Tampilkan layar di peramban, juga bila komputer ini berlayar.")
    ] = False,
) -> None:
    """Coba semuanya di satu komputer: kantor, anjungan, dan dok, dengan data contoh."""
    from anjungan.demo.program import Wish, run

    raise SystemExit(run(Wish(office_port, dock_port, screen_port, browser), say=typer.echo))

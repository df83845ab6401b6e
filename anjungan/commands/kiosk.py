"""`anjungan kiosk`: the full-screen program that residents touch."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add `kiosk` to the one command."""
    app.command()(kiosk)


def kiosk(
    demo: Annotated[bool, typer.Option(help="Pakai alat tiruan dari dok, bukan alat sungguhan.")] = False,
    dock_port: Annotated[int, typer.Option(min=0, max=65535, help="Port dok pada mode demo.")] = 8310,
    office: Annotated[str, typer.Option(help="Alamat kantor, menggantikan kiosk.office_url.")] = "",
    panel: Annotated[str, typer.Option(help="Ukuran layar, misalnya 1080x1920, menggantikan kiosk.panel.")] = "",
) -> None:
    """Jalankan anjungan: layar penuh untuk warga, alat-alatnya, dan pengiriman ke kantor."""
    from anjungan.kiosk_program import run

    raise SystemExit(run(demo=demo, dock_port=dock_port, office_url=office, panel=panel))

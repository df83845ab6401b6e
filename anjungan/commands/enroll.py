"""`anjungan enroll`: how a kiosk joins its office, and how one that was stolen is shut out."""

from __future__ import annotations

from typing import Annotated

import typer

from anjungan.home import home
from anjungan.office_home import open_here
from anjungan.settings import FILE_NAME, SettingsError, load

enroll_app = typer.Typer(no_args_is_help=True, help="Pendaftaran anjungan ke kantor.")


def register(app: typer.Typer) -> None:
    """Add `enroll` to the one command."""
    app.add_typer(enroll_app, name="enroll")


@enroll_app.command()
def code() -> None:
    """Di kantor: buat kode sekali pakai untuk satu anjungan baru, berlaku satu jam."""
    from office.store import kiosks

    office = open_here()
    with office.database.writing() as session:
        new = kiosks.new_code(session, office.keys, office.clock())
    typer.echo(new)


@enroll_app.command()
def revoke(number: Annotated[int, typer.Argument(min=1, max=99, help="Nomor anjungan, misalnya 1.")]) -> None:
    """Di kantor: cabut anjungan yang dicuri atau diganti; kirimannya tidak diterima lagi."""
    from office.store import kiosks

    office = open_here()
    with office.database.writing() as session:
        known = kiosks.revoke(session, number, office.clock())
    if not known:
        typer.echo(f"Anjungan nomor {number} tidak ada. Lihat daftarnya di konsol, halaman Anjungan.", err=True)
        raise typer.Exit(1)
    typer.echo(f"Anjungan nomor {number} dicabut.")


@enroll_app.command()
def use(
    code: Annotated[str, typer.Argument(help="Kode sekali pakai dari kantor, misalnya 7K3M9-QX2W4.")],
    office: Annotated[str, typer.Option(help="Alamat kantor; tanpa ini dipakai kiosk.office_url.")] = "",
) -> None:
    """Di anjungan: daftarkan anjungan ini ke kantor dengan kode sekali pakai."""
    from assets import sentences
    from hardware.device import Fault
    from kiosk import identity

    try:
        url = office or load(home() / FILE_NAME).kiosk.office_url
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    known = identity.enroll(url, code, home())
    if isinstance(known, Fault):
        typer.echo(sentences.load("id").by_key[known.technician], err=True)
        raise typer.Exit(1)
    typer.echo(f"Anjungan ini terdaftar sebagai nomor {known.kiosk_number:02d} pada kantor {known.office_code}.")

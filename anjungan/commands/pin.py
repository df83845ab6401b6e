"""`anjungan pin`: the PINs of technicians, and of officers of the desa who help residents at the kiosk. There is no PIN
until somebody sets one here, in a shell of the kiosk."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from kiosk.technician.pins import PinStore

pin_app = typer.Typer(no_args_is_help=True, help="PIN teknisi dan pendamping untuk layar anjungan.")
_NAME = re.compile(r"^\S(.{0,28}\S)?$")
_WHY = {
    "not-six-digits": "PIN harus tepat enam angka.",
    "repeats": "PIN ini mudah ditebak: angkanya berulang. Pilih enam angka yang acak.",
    "sequence": "PIN ini mudah ditebak: angkanya berurutan. Pilih enam angka yang acak.",
    "date": "PIN ini mirip tanggal. Jangan pakai hari lahir; pilih enam angka yang acak.",
    "taken": "PIN ini sudah dipakai orang lain di anjungan ini. Pilih yang lain.",
    "too-many": "Sudah ada sepuluh PIN. Hapus dahulu yang tidak dipakai lagi: anjungan pin remove NAMA.",
}


def register(app: typer.Typer) -> None:
    """Add `pin` to the one command."""
    app.add_typer(pin_app, name="pin")


@pin_app.command("set")
def set_(
    name: Annotated[
        str, typer.Argument(help="Nama singkat teknisi, misalnya 'Budi', atau nomor petugas, misalnya 'PD-03'.")
    ],
    assist: Annotated[
        bool, typer.Option("--assist", help="Untuk petugas desa yang mendampingi warga; tidak membuka halaman teknisi.")
    ] = False,
) -> None:
    """Buat atau ganti PIN seorang petugas. PIN diketik dua kali dan tidak tampil."""
    from adminduk.pendampingan import is_label
    from kiosk.technician.asks import PinRole

    if not _NAME.match(name):
        _refuse("Tulis nama singkat, paling banyak 30 huruf, misalnya: anjungan pin set Budi")
    if assist and not is_label(name):
        _refuse("Warga membacanya di layar. Tulis nomor petugas, paling banyak 20 huruf, bukan NIK, misalnya: PD-03")
    pin = str(typer.prompt("PIN enam angka", hide_input=True, confirmation_prompt="Ketik sekali lagi"))
    try:
        refused = _store().set(name, pin.strip(), PinRole.HELPER if assist else PinRole.TECHNICIAN)
    except OSError as error:
        _refuse(f"PIN belum tersimpan: {error.strerror}. Periksa ruang dan hak tulis di ANJUNGAN_HOME, lalu ulangi.")
    if refused is not None:
        _refuse(_WHY[refused.value])
    typer.echo(f"PIN untuk {name} tersimpan. Di layar: sentuh sudut kiri atas lima kali dengan cepat, lalu ketik PIN.")


@pin_app.command("list")
def show() -> None:
    """Tampilkan siapa yang punya PIN; PIN-nya sendiri tidak dapat ditampilkan."""
    from kiosk.technician.asks import PinRole

    entries = _store().entries()
    for each in entries:
        typer.echo(f"{each.name} (pendamping)" if each.role is PinRole.HELPER else each.name)
    if not entries:
        typer.echo("Belum ada PIN. Buat yang pertama: anjungan pin set NAMA")


@pin_app.command()
def remove(name: Annotated[str, typer.Argument(help="Nama atau nomor petugas.")]) -> None:
    """Hapus PIN seorang petugas."""
    if not _store().remove(name):
        _refuse(f"Tidak ada PIN untuk '{name}'. Lihat daftarnya: anjungan pin list")
    typer.echo(f"PIN untuk {name} dihapus.")


def _store() -> PinStore:
    from anjungan.home import home
    from kiosk import identity
    from kiosk.technician.assembly import pins_folder
    from kiosk.technician.pins import PinStore

    return PinStore(pins_folder(identity.folder(home())), lambda: datetime.now().astimezone())


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)

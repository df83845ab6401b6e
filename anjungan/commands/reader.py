"""`anjungan reader`: who the code reader is and how it talks, learnt from a page of codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anjungan.home import home
from anjungan.settings import FILE_NAME, SettingsError, load

if TYPE_CHECKING:
    from hardware.device import Fault
    from hardware.reader.framing import Doubt
    from hardware.reader.teach import Lesson

reader_app = typer.Typer(no_args_is_help=True, help="Pembaca kode: daftar, halaman penyetelan, belajar.")


def register(app: typer.Typer) -> None:
    """Add `reader` to the one command."""
    app.add_typer(reader_app, name="reader")


@reader_app.command()
def page(out: Annotated[Path, typer.Option(help="Berkas PDF yang ditulis.")]) -> None:
    """Halaman penyetelan untuk dicetak: kode-kode yang dipakai `anjungan reader learn`."""
    from kiosk.setup_page import drawn

    out.write_bytes(drawn())
    typer.echo(f"{out}: cetak tanpa diperkecil, pada kertas A4.")


@reader_app.command("list")
def show() -> None:
    """Pembaca yang mungkin: semua port serial USB dan papan ketik, dengan alamat untuk [kiosk.reader] port."""
    from hardware import input_devices, serial_ports

    rows = [("serial", part) for part in serial_ports.parts()]
    rows += [("evdev", part) for part in input_devices.parts()]
    for driver, part in rows:
        typer.echo(f'driver = "{driver}"  port = "{part.address}"  {part.name}  ({part.path})')
    if not rows:
        typer.echo("Tidak ada port serial USB atau papan ketik yang terpasang.")


@reader_app.command()
def learn(
    port: Annotated[str, typer.Option(help="Port serial; tanpa ini dari anjungan.toml, atau satu-satunya.")] = "",
) -> None:
    """Pelajari kecepatan, awalan, akhiran, dan penutup kode dari halaman penyetelan, lalu simpan."""
    from hardware.reader.teach import Lesson, teach

    address, path = _reader(port)
    lesson = teach(path, lambda step: typer.echo(_say(f"setup.step.{step.name.lower()}")))
    if not isinstance(lesson, Lesson):
        typer.echo(_trouble(lesson), err=True)
        raise typer.Exit(1)
    _keep(address, lesson)
    wrap = lesson.framing
    typer.echo(_say("setup.learnt"))
    typer.echo(
        f"baud = {lesson.baud}, prefix = {wrap.prefix!r}, suffix = {wrap.suffix!r}, terminator = {wrap.terminator!r}"
    )


@reader_app.command()
def forget() -> None:
    """Lupakan yang dipelajari: [kiosk.reader] di anjungan.toml berlaku lagi."""
    from kiosk import learnt
    from kiosk.identity import folder

    typer.echo("Sudah dilupakan." if learnt.forget(folder(home())) else "Tidak ada yang perlu dilupakan.")


def _reader(asked: str) -> tuple[str, str]:
    """(address that names it later, path now) of the reader to teach."""
    from hardware import serial_ports
    from hardware.device import Fault
    from hardware.reader.serial import found_at

    seen = serial_ports.parts()
    wanted = asked or _configured() or (seen[0].address if len(seen) == 1 else "")
    if not wanted:
        many = "Beberapa port serial terpasang" if seen else "Tidak ada port serial USB"
        typer.echo(f"{many}. Lihat `anjungan reader list`, lalu sebut salah satu dengan --port.", err=True)
        raise typer.Exit(2)
    path = found_at(wanted, seen)
    if isinstance(path, Fault):
        typer.echo(_say(path.technician), err=True)
        raise typer.Exit(1)
    part = next((each for each in seen if each.path == path), None)
    return (part.address if part is not None else wanted), path


def _configured() -> str:
    try:
        return load(home() / FILE_NAME).kiosk.reader.port
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _keep(address: str, lesson: Lesson) -> None:
    from kiosk import learnt
    from kiosk.identity import folder

    wrap = lesson.framing
    learnt.save(
        folder(home()),
        learnt.LearntReader(
            port=address, baud=lesson.baud, prefix=wrap.prefix, suffix=wrap.suffix, terminator=wrap.terminator
        ),
    )


def _trouble(lesson: Doubt | Fault) -> str:
    from hardware.reader.framing import Doubt

    return _say(f"setup.doubt.{lesson.name.lower()}" if isinstance(lesson, Doubt) else lesson.technician)


def _say(key: str) -> str:
    from assets import sentences

    return sentences.load("id").by_key[key]

"""`anjungan doctor`: is this kiosk well, what is to be done, and the readiness report."""

from __future__ import annotations

import json as jsons
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from anjungan.doctor_program import Json

_MISTYPED = 64  # EX_USAGE of sysexits.h: 2, which is usual, already means that something failed


_UsageError: Any = typer.BadParameter.__mro__[1]  # typer's own class, which it does not export


class _Careful(TyperGroup):
    """A mistyped command must not look like a kiosk that failed: it ends with 64."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        with _mistyped():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Any) -> Any:
        with _mistyped():
            return super().invoke(ctx)


@contextmanager
def _mistyped() -> Iterator[None]:
    try:
        yield
    except _UsageError as error:
        error.exit_code = _MISTYPED
        raise


doctor_app = typer.Typer(
    cls=_Careful,
    invoke_without_command=True,
    help="Periksa kesehatan anjungan ini. Kode keluar: 0 baik, 1 perlu dilihat, 2 gagal, 64 salah ketik.",
)


def register(app: typer.Typer) -> None:
    """Add `doctor` to the one command."""
    app.add_typer(doctor_app, name="doctor")


@doctor_app.callback()
def doctor(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Satu objek JSON.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Lakukan dulu perbaikan yang aman.")] = False,
) -> None:
    """Uji semua alat, jaringan, disk dan penyimpanan; sebutkan apa yang perlu dikerjakan."""
    from anjungan.doctor_program import EXIT_CODES, as_the_kiosk, examine

    as_the_kiosk()
    if context.invoked_subcommand is not None:
        return
    from kiosk.doctor.model import Outcome

    told = examine(fix=fix)
    typer.echo(jsons.dumps(told, ensure_ascii=False) if json else plain(told))
    raise typer.Exit(EXIT_CODES[Outcome(told["worst"])])


@doctor_app.command()
def report(
    on_paper: Annotated[bool, typer.Option("--print", help="Cetak juga di pencetak A4 anjungan ini.")] = False,
) -> None:
    """Buat laporan kesiapan (PDF) sekarang; laporan itu juga dikirim ke kantor."""
    from anjungan.doctor_program import report as make
    from anjungan.settings import SettingsError

    try:
        told = make(on_paper=on_paper)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if told.get("file"):
        typer.echo(f"Laporan: {told['file']}")
    if told["error"]:
        typer.echo(told["error"], err=True)
        raise typer.Exit(1)


@doctor_app.command()
def sheet(out: Annotated[Path, typer.Option(help="Berkas PDF yang ditulis.")]) -> None:
    """Lembar tes untuk dicetak: pencetak, pemindai, kamera dan pembaca kode diukur dengan lembar ini."""
    from anjungan.doctor_program import sheet_of_tests

    out.write_bytes(sheet_of_tests())
    typer.echo(f"{out}: cetak tanpa diperkecil, pada kertas A4.")


@doctor_app.command()
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Laporan PDF; berkas .sig di sampingnya.")],
    key: Annotated[str, typer.Option(help="Kunci anjungan (base64); kosong: dari anjungan atau kantor ini.")] = "",
) -> None:
    """Periksa apakah laporan ini utuh dan ditandatangani anjungan yang disebutnya."""
    from anjungan.doctor_verify import judge

    verdict = judge(file, key)
    typer.echo(verdict.words, err=not verdict.good)
    raise typer.Exit(0 if verdict.good else 2)


@doctor_app.command()
def trace(
    kind: Annotated[str, typer.Argument(help="scanner, camera, reader, printer, slip_printer, atau power.")],
    out: Annotated[Path, typer.Option(help="Berkas rekaman (JSON per baris).")],
    seconds: Annotated[float, typer.Option(min=1, max=86_400, help="Lamanya; Ctrl-C mengakhiri lebih cepat.")] = 60,
) -> None:
    """Rekam percakapan dengan satu alat: keadaan, byte, waktu; tidak pernah isi halaman, slip, atau kode."""
    from anjungan import doctor_field
    from kiosk.availability import DEVICE_KINDS

    if kind not in DEVICE_KINDS:
        raise typer.BadParameter(f"'{kind}' bukan alat. Pilih: {', '.join(DEVICE_KINDS)}.")
    _made(lambda: doctor_field.trace(kind, seconds, out), f"Rekaman: {out}")


@doctor_app.command()
def bundle(out: Annotated[Path, typer.Option(help="Berkas ZIP.")]) -> None:
    """Kumpulkan paket bantuan untuk orang yang jauh: hanya tentang mesin, tanpa data pemohon."""
    from anjungan import doctor_field

    _made(lambda: doctor_field.bundle(out), f"Paket bantuan: {out}")


def _made(make: Callable[[], None], told: str) -> None:
    from anjungan.doctor_field import Refused
    from anjungan.settings import SettingsError

    try:
        make()
    except (Refused, SettingsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(told)


_MARKS = {"pass": "baik", "not-run": "-", "warn": "PERLU DILIHAT", "fail": "GAGAL"}
_STATES = {
    "ready": "siap",
    "warning": "perlu dilihat",
    "fault": "gangguan",
    "sample": "mode contoh",
    "absent": "tidak terpasang",
}


def plain(told: Json) -> str:
    """The same for a person at a terminal: repairs, devices, findings, and the last line sums up."""
    lines = [f"Perbaikan: {each}" for each in told.get("repairs", ())]
    lines += [] if told["running"] else ["Program anjungan tidak berjalan; alat dibuka langsung."]
    lines += [f"{each['kind']:13} {_STATES[each['state']]:16} {_who(each)}".rstrip() for each in told["devices"]]
    lines += [f"{each['test']:22} {_MARKS[each['outcome']]:14} {each['message']}" for each in told["findings"]]
    kiosk = told["kiosk"] or "belum terdaftar"
    return "\n".join([*lines, f"Anjungan {kiosk}: {_MARKS[told['worst']]}"])


def _who(device: Json) -> str:
    return ", ".join(part for part in (device["driver"], device["model"], device["address"]) if part)

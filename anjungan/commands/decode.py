"""`anjungan decode`: every code in picture files, and what each means to this office."""

from __future__ import annotations

import json as jsons
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from hardware.device import Fault
    from kiosk.codes.answers import FileRead, Unreadable
    from kiosk.codes.code import Code

Row = dict[str, Any]
NameOf = Callable[[str], str]  # what a code's text means here


def register(app: typer.Typer) -> None:
    """Add `decode` to the one command."""
    app.command()(decode)


def decode(
    images: Annotated[list[Path], typer.Argument(help="Berkas gambar; boleh banyak.")],
    json: Annotated[bool, typer.Option("--json", help="Satu baris JSON tiap gambar.")] = False,
    budget: Annotated[float, typer.Option(min=0.01, max=60, help="Detik prosesor paling lama tiap gambar.")] = 3.0,
    live: Annotated[bool, typer.Option("--live", help="Seperti satu bingkai kamera: cepat, QR dan Code 128.")] = False,
    office: Annotated[str, typer.Option(help="Kode kantor, tiga huruf; kosong: menurut pengaturan.")] = "",
) -> None:
    """Baca semua kode pada gambar dan sebutkan artinya. Kode keluar 1 bila ada berkas yang tidak dapat dibaca."""
    from kiosk.worker import Worker

    name_of = _name_of(office)
    worker = Worker()
    worker.start()
    failed = False
    try:
        for image in images:
            row = _row(image, worker.decode_file(str(image), budget, live), name_of)
            failed = failed or "error" in row
            typer.echo(jsons.dumps(row, ensure_ascii=False) if json else _plain(row))
    finally:
        worker.stop()
    raise typer.Exit(1 if failed else 0)


def _name_of(office: str) -> NameOf:
    """How texts are understood at the office `office`, or at the one of the settings."""
    from anjungan.home import home
    from anjungan.settings import FILE_NAME, SettingsError, load
    from kiosk.codes.meaning import NAMES, Known, understand
    from kiosk.compose import catalogue_of

    try:
        settings = load(home() / FILE_NAME).kiosk
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    code = office.upper() or catalogue_of(settings).office.code
    known = Known(settings.codes.letter_hosts, settings.codes.ikd_prefixes)
    return lambda text: NAMES[type(understand(text, code, known))]


def _row(image: Path, answer: FileRead | Unreadable | Fault, name_of: NameOf) -> Row:
    from kiosk.codes.answers import FileRead

    if not isinstance(answer, FileRead):
        return {"image": str(image), "codes": [], "cpu_ms": 0.0, "error": _sentence(_key_of(answer))}
    codes = [_code(each, name_of) for each in answer.codes]
    row: Row = {"image": str(image), "codes": codes, "cpu_ms": round(answer.cpu_ms, 1)}
    return row | ({"advice": _sentence(answer.advice.value)} if answer.advice.value else {})


def _code(code: Code, name_of: NameOf) -> Row:
    corners = [[round(x, 1), round(y, 1)] for x, y in code.corners]
    return {"text": code.text, "format": code.format, "meaning": name_of(code.text), "corners": corners}


def _key_of(answer: Unreadable | Fault) -> str:
    from kiosk.codes.answers import Unreadable

    return answer.value if isinstance(answer, Unreadable) else answer.technician


def _sentence(key: str) -> str:
    from assets import sentences

    return sentences.load("id")[key]


def _plain(row: Row) -> str:
    if "error" in row:
        return f"{row['image']}: {row['error']}"
    lines = [f"{row['image']}: {len(row['codes'])} kode, {row['cpu_ms']:.0f} ms"]
    lines += [f"  {each['format']:12} {each['meaning']:16} {each['text']!r}" for each in row["codes"]]
    return "\n".join(lines + ([f"  {row['advice']}"] if "advice" in row else []))

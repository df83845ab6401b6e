"""`anjungan read-ktp` and `anjungan read-kk`: what the kiosk reads from pictures of cards, and what it doubts."""

from __future__ import annotations

import json as jsons
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from hardware.device import Fault
    from kiosk.capture.reading.model import FileReading, ReadField
    from kiosk.codes.answers import Unreadable

Row = dict[str, Any]
_Images = Annotated[list[Path], typer.Argument(help="Berkas gambar; boleh banyak.")]
_Json = Annotated[bool, typer.Option("--json", help="Satu baris JSON tiap gambar.")]


def register(app: typer.Typer) -> None:
    """Add `read-ktp` and `read-kk` to the one command."""
    app.command("read-ktp")(read_ktp)
    app.command("read-kk")(read_kk)


def read_ktp(images: _Images, json: _Json = False) -> None:
    """Baca isian KTP-el pada gambar. Kode keluar 1 bila ada gambar yang tidak dapat dibaca."""
    _read_all(images, "ktp", json)


def read_kk(images: _Images, json: _Json = False) -> None:
    """Baca nomor, kepala keluarga, dan anggota KK pada gambar. Kode keluar 1 bila ada yang tidak dapat dibaca."""
    _read_all(images, "kk", json)


def _read_all(images: list[Path], kind: str, json: bool) -> None:
    from kiosk.card_reader import CardReader
    from kiosk.clock import SystemClock
    from kiosk.events import CardKind

    reader, failed = CardReader(SystemClock("Asia/Jakarta")), False
    try:
        for image in images:
            row = _row(image, reader.read_file(str(image), CardKind(kind)))
            failed = failed or "error" in row
            typer.echo(jsons.dumps(row, ensure_ascii=False) if json else _plain(row))
    finally:
        reader.stop()
    raise typer.Exit(1 if failed else 0)


def _row(image: Path, answer: FileReading | Unreadable | Fault) -> Row:
    from kiosk.capture.reading.model import FileReading, KtpReading

    if not isinstance(answer, FileReading):
        return {"image": str(image), "fields": {}, "cpu_ms": 0.0, "error": _sentence(answer)}
    reading = answer.reading
    row: Row = {"image": str(image), "found": reading.found, "cpu_ms": round(answer.cpu_ms, 1)}
    if isinstance(reading, KtpReading):
        return row | {"fields": {name: _field(each) for name, each in reading.fields.items()}}
    members = [{name: _field(each) for name, each in vars(member).items()} for member in reading.anggota]
    return row | {"fields": {"nomor": _field(reading.nomor), "kepala": _field(reading.kepala)}, "anggota": members}


def _field(field: ReadField) -> Row:
    return {
        "text": field.text,
        "confidence": round(field.confidence, 3),
        "doubts": [each.value for each in field.doubts],
    }


def _sentence(answer: Unreadable | Fault) -> str:
    from assets import sentences
    from kiosk.codes.answers import Unreadable

    return sentences.load("id")[answer.value if isinstance(answer, Unreadable) else answer.technician]


def _plain(row: Row) -> str:
    if "error" in row:
        return f"{row['image']}: {row['error']}"
    lines = [f"{row['image']}: {row['cpu_ms']:.0f} ms"]
    lines += [_line(name, field) for name, field in row["fields"].items()]
    for member in row.get("anggota", ()):
        lines += ["  -", *(_line(name, field) for name, field in member.items())]
    return "\n".join(lines)


def _line(name: str, field: Row) -> str:
    doubts = f"  ? {', '.join(field['doubts'])}" if field["doubts"] else ""
    return f"  {name:18} {field['text']}{doubts}"

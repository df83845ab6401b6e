"""`anjungan decode`: every code in picture files, and what each means to this office."""

from __future__ import annotations

import dataclasses
import json as jsons
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hardware.device import Fault

if TYPE_CHECKING:
    from kiosk.codes.files import FileRead, Unreadable

# The process beside gives up on a file that takes this much longer than its budget: opening it, or a decoder that hangs.
_SLACK_S = 20.0


def register(app: typer.Typer) -> None:
    """Add `decode` to the one command."""
    app.command()(decode)


def decode(
    images: Annotated[list[str], typer.Argument(help="Berkas gambar; boleh banyak.")],
    json: Annotated[bool, typer.Option("--json", help="Satu baris JSON tiap gambar.")] = False,
    budget: Annotated[float, typer.Option(min=0.01, help="Detik prosesor paling lama tiap gambar.")] = 3.0,
    live: Annotated[
        bool, typer.Option("--live", help="Seperti satu bingkai kamera: cepat, QR dan Code 128 saja.")
    ] = False,
    office: Annotated[str, typer.Option(help="Kode kantor; kosong: kantor pada pengaturan.")] = "",
) -> None:
    """Baca semua kode pada gambar dan sebutkan artinya. Kode keluar 1 bila ada berkas yang tidak terbaca."""
    from kiosk.worker import Worker

    reader = _Rows(office)
    worker = Worker()
    worker.start()
    failed = False
    try:
        for image in images:
            row = reader.row(image, _asked(worker, image, budget, live))
            failed = failed or "error" in row
            typer.echo(jsons.dumps(row, ensure_ascii=False) if json else _plain(row))
    finally:
        worker.stop()
    raise typer.Exit(1 if failed else 0)


def _asked(worker: Any, image: str, budget: float, live: bool) -> FileRead | Unreadable | Fault:
    from kiosk.codes.files import decode_file

    answer: FileRead | Unreadable | Fault = worker.ask(decode_file, image, budget, live, limit_s=budget * 3 + _SLACK_S)
    return answer

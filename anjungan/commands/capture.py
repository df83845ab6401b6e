"""`anjungan capture`: what the kiosk would make of these pictures of papers."""

from __future__ import annotations

import json as jsons
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from kiosk.asked import Asked
    from kiosk.capture.report import FileReport
    from kiosk.worker import Worker

_LIMIT_S = 60.0  # a picture of 64 megapixels on the slowest kiosk PC


def register(app: typer.Typer) -> None:
    """Add `capture` to the one command."""
    app.command()(capture)


def capture(
    images: Annotated[list[Path], typer.Argument(help="Gambar kertas: JPEG, PNG, TIFF, BMP, WEBP, PPM.")],
    kind: Annotated[str, typer.Option(help="auto, page, ktp, atau kk: apa yang diminta.")] = "auto",
    pdf: Annotated[Path | None, typer.Option(help="Simpan halaman sebagai PDF; hanya untuk satu gambar.")] = None,
    original: Annotated[bool, typer.Option("--original", help="Fotokopi ditolak.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Satu daftar JSON.")] = False,
) -> None:
    """Cari kertas di gambar, luruskan, dan nilai; kode keluar 1 bila ada gambar yang tidak dapat dibaca."""
    from kiosk.asked import Asked, Kind
    from kiosk.worker import Worker

    if kind not in list(Kind):
        typer.echo(f"Jenis '{kind}' tidak ada. Yang ada: {', '.join(Kind)}.", err=True)
        raise typer.Exit(2)
    if pdf is not None and len(images) > 1:
        typer.echo("--pdf hanya untuk satu gambar.", err=True)
        raise typer.Exit(2)
    worker = Worker()
    try:
        rows = [_row(worker, image, Asked(Kind(kind), original), pdf) for image in images]
    finally:
        worker.stop()
    typer.echo(jsons.dumps(rows, ensure_ascii=False) if json else "\n".join(map(_line, rows)))
    raise typer.Exit(1 if any(row["verdict"] == "unreadable" for row in rows) else 0)


def _row(worker: Worker, image: Path, asked: Asked, pdf: Path | None) -> dict[str, Any]:
    """What is to be said about `image`; also about one over which the worker died."""
    from hardware.device import Fault
    from kiosk.capture.work import report_on

    found = worker.ask(report_on, image, asked, pdf is not None, limit_s=_LIMIT_S)
    if isinstance(found, Fault):
        return _told(image, None, found.code)
    if pdf is not None and found.page_pdf:
        pdf.write_bytes(found.page_pdf)
    return {**_told(image, found, ""), "pdf": str(pdf) if pdf is not None and found.page_pdf else None}


def _told(image: Path, found: FileReport | None, fault: str) -> dict[str, Any]:
    from adminduk.localised import Language
    from kiosk.events import PageVerdict
    from kiosk.journeys.verdicts import said_of
    from kiosk.wording import wording

    verdict, where = (PageVerdict.UNREADABLE, "") if found is None else (found.verdict, found.where)
    message = wording(Language.INDONESIAN).of(said_of(verdict, where))
    return {
        "file": str(image),
        "corners": found.corners if found else None,
        "score": found.score if found else 0.0,
        "skew_deg": found.skew_deg if found else 0.0,
        "orientation": found.orientation if found else 0,
        "verdict": verdict.value,
        "where": where,
        "message": message,
        "pdf": None,
        "pdf_bytes": len(found.page_pdf) if found else 0,
        "cpu_ms": round(found.cpu_ms, 1) if found else 0.0,
        "decode_ms": round(found.decode_ms, 1) if found else 0.0,
        "fault": fault,
    }


def _line(row: dict[str, Any]) -> str:
    return f"{row['file']}: {row['verdict']} ({row['cpu_ms']:.0f} ms)  {row['message']}"

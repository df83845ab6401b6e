"""`anjungan album`: a picture of every page of the kiosk and of the office, to be looked at. A development tool."""

from __future__ import annotations

import shutil
import subprocess
import sys
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

PANELS = ("portrait", "landscape")
PHOTOGRAPHER = "tests.screens.photographer"
HANDBOOK = "tests.screens.handbook"
OFFICE = "tests.office.photographer"
OFFICE_PARTS = {  # folder -> what it shows
    "meja": "Kantor di meja, 1366 x 768",
    "telepon": "Kantor di telepon, 390 x 844",
    "cetak": "Kantor: yang keluar dari pencetak",
    "kosong": "Kantor pada pagi pertama",
    "hari": "Kantor: satu hari, lima petugas",
}
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Album layar anjungan</title>
<style>body{{font:16px sans-serif;background:#333;color:#eee;margin:24px}}
div{{display:flex;flex-wrap:wrap;gap:16px}}figure{{margin:0}}img{{display:block;border-radius:6px}}
.portrait img{{width:270px}}.landscape img,.meja img,.kosong img,.hari img{{width:480px}}
.telepon img{{width:195px}}.cetak img{{height:340px}}
.kantor img{{max-height:700px;object-fit:cover;object-position:top}}
figcaption{{font-size:13px;padding:4px 0 12px}}</style>
<h1>Album layar anjungan</h1>{sections}</html>
"""


def register(app: typer.Typer) -> None:
    """Add `album`."""
    app.command(help="Gambar semua halaman anjungan dalam beberapa bahasa, ukuran huruf, dan kontras.")(album)


def album(
    out: Annotated[Path, typer.Option(help="Folder untuk gambar dan index.html.")] = Path("album"),
    handbook: Annotated[
        Path | None, typer.Option(help="Folder gambar kecil untuk buku teknisi, misalnya docs/technician.")
    ] = None,
    all_settings: Annotated[bool, typer.Option("--all", help="Semua bahasa x ukuran x kontras x jangkauan.")] = False,
    day: Annotated[bool, typer.Option("--day", help="Juga satu hari kantor dari pagi sampai sore.")] = False,
) -> None:
    """Draw the pictures and `index.html` into `out`; one process for each panel, since Kivy has one window."""
    if find_spec("tests") is None:
        typer.echo("Album memerlukan pohon sumber (folder tests). Jalankan dari sana: make album", err=True)
        raise typer.Exit(2)
    out.mkdir(parents=True, exist_ok=True)
    more = ["--all"] if all_settings else []
    for panel in PANELS:
        subprocess.run([sys.executable, "-m", PHOTOGRAPHER, panel, str(out.absolute()), *more], check=True)
    _office(out / "kantor", day=day)
    if handbook is not None:
        subprocess.run([sys.executable, "-m", HANDBOOK, str(handbook.absolute())], check=True)
    (out / "index.html").write_text(index(out), encoding="utf-8")
    typer.echo(out / "index.html")


def _office(out: Path, *, day: bool) -> None:
    """The office's part; without a browser it is left out, and said so."""
    if shutil.which("chromium") is None:
        typer.echo("Bagian kantor tidak digambar: Chromium tidak terpasang (provisioning/packages-test.txt).", err=True)
        return
    more = ["--day"] if day else []
    subprocess.run([sys.executable, "-m", OFFICE, str(out.absolute()), *more], check=True)


def index(out: Path) -> str:
    """The page that shows all pictures of `out`: the kiosk by panel, then the office by part."""
    parts = [(panel, panel, out / panel) for panel in PANELS]
    parts += [(f"kantor {name}", title, out / "kantor" / name) for name, title in OFFICE_PARTS.items()]
    sections = []
    for style, title, folder in parts:
        figures = [_figure(picture, out) for picture in sorted(folder.glob("*.png"))]
        if figures:
            sections.append(f'<h2>{title}</h2><div class="{style}">{"".join(figures)}</div>')
    return PAGE.format(sections="".join(sections))


def _figure(picture: Path, out: Path) -> str:
    link = escape(str(picture.relative_to(out)))
    caption = escape(picture.stem.replace("_", " · "))
    image = f'<img src="{link}" loading="lazy" alt="{caption}">'
    return f'<figure><a href="{link}">{image}</a><figcaption>{caption}</figcaption></figure>'

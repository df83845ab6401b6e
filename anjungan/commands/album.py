"""`anjungan album`: a picture of every page a resident can see, to be looked at. A tool of the development tree."""

from __future__ import annotations

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
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Album layar anjungan</title>
<style>body{{font:16px sans-serif;background:#333;color:#eee;margin:24px}}
div{{display:flex;flex-wrap:wrap;gap:16px}}figure{{margin:0}}img{{display:block;border-radius:6px}}
.portrait img{{width:270px}}.landscape img{{width:480px}}figcaption{{font-size:13px;padding:4px 0 12px}}</style>
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
) -> None:
    """Draw the pictures and `index.html` into `out`; one process for each panel, since Kivy has one window."""
    if find_spec("tests") is None:
        typer.echo("Album memerlukan pohon sumber (folder tests). Jalankan dari sana: make album", err=True)
        raise typer.Exit(2)
    out.mkdir(parents=True, exist_ok=True)
    more = ["--all"] if all_settings else []
    for panel in PANELS:
        subprocess.run([sys.executable, "-m", PHOTOGRAPHER, panel, str(out.absolute()), *more], check=True)
    if handbook is not None:
        subprocess.run([sys.executable, "-m", HANDBOOK, str(handbook.absolute())], check=True)
    (out / "index.html").write_text(index(out), encoding="utf-8")
    typer.echo(out / "index.html")


def index(out: Path) -> str:
    """The page that shows all pictures of `out`, by panel and by name."""
    sections = []
    for panel in PANELS:
        figures = [_figure(picture, out) for picture in sorted((out / panel).glob("*.png"))]
        sections.append(f'<h2>{panel}</h2><div class="{panel}">{"".join(figures)}</div>')
    return PAGE.format(sections="".join(sections))


def _figure(picture: Path, out: Path) -> str:
    link = escape(str(picture.relative_to(out)))
    caption = escape(picture.stem.replace("_", " · "))
    image = f'<img src="{link}" loading="lazy" alt="{caption}">'
    return f'<figure><a href="{link}">{image}</a><figcaption>{caption}</figcaption></figure>'

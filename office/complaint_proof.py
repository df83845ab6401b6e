"""What somebody takes home who complained at the office, "Tanda Bukti Pengaduan": on A4 as a letter, or on a slip.

It names the number, the days and the code of the status page; what was said does not stand on it, for paper is left
lying. Drawn in the process beside the console's (office/beside.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import segno
from fpdf import FPDF

from office.printed import Head, Paper
from office.slip import Slip, as_long_as_needed

_LABELS, _CODE = 58.0, 34.0  # millimetres
_QUIET = 4  # squares around a code, as its standard asks


@dataclass(frozen=True)
class Proof:
    """`address` is that of the status page."""

    head: Head
    lines: tuple[tuple[str, str], ...]
    clocks: str
    address: str
    officer: str


def on_a4(proof: Proof) -> bytes:
    paper = Paper(proof.head, margin=18)
    for label, value in proof.lines:
        paper.labelled(label, value, _LABELS)
    paper.ln(4)
    paper.ink(10.5)
    paper.words(proof.clocks, 5.4)
    paper.ln(5)
    top = paper.get_y()
    _code(paper, proof.address, paper.l_margin, top, _CODE)
    paper.set_xy(paper.l_margin + _CODE + 6, top + 4)
    paper.ink(10.5)
    paper.multi_cell(
        paper.width - _CODE - 6, 5.4, f"Keadaan dan jawaban dapat dilihat dengan kode ini:\n{proof.address}", align="L"
    )
    paper.set_xy(paper.l_margin + paper.width / 2, top + _CODE + 12)
    paper.ink(11)
    paper.cell(paper.width / 2, 6, "Petugas penerima", align="C")
    paper.set_xy(paper.l_margin + paper.width / 2, top + _CODE + 38)
    paper.ink(11, "B")
    paper.cell(paper.width / 2, 6, proof.officer, align="C")
    return bytes(paper.output())


def on_slip(proof: Proof) -> bytes:
    return as_long_as_needed(lambda height: _slip(proof, height))


def _slip(proof: Proof, height: float) -> Slip:
    paper = Slip(proof.head, height)
    for label, value in (*proof.lines, ("Petugas penerima", proof.officer)):
        paper.words(label, 8.5)
        paper.words(value, 11, "B")
    paper.ln(1)
    paper.words(proof.clocks, 9)
    paper.ln(2)
    _code(paper, proof.address, paper.l_margin, paper.get_y(), _CODE)
    paper.set_y(paper.get_y() + _CODE + 1)
    paper.words(proof.address, 9)
    return paper


def _code(paper: FPDF, address: str, left: float, top: float, side: float) -> None:
    rows = list(segno.make_qr(address, error="m").matrix)
    square = side / (len(rows) + 2 * _QUIET)
    paper.set_fill_color(0)
    for y, row in enumerate(rows, _QUIET):
        for x, dark in enumerate(row, _QUIET):
            if dark:
                paper.rect(left + x * square, top + y * square, square, square, style="F")

"""A berita acara on paper: what was archived or deleted, by whom, and the hash of every file that went.

Drawn in the process beside the console's (office/beside.py): the PDF library is never loaded into the console's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from office.printed import LINE, QUIET, Head, Paper

_ROW, _SIGNATURES = 6.0, 40.0


@dataclass(frozen=True)
class Minutes:
    """`rows` under `columns` (name, share of the width); `files` stand below, `signers` (role, name) last."""

    head: Head
    sentences: tuple[str, ...]
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    files: tuple[str, ...]
    signers: tuple[tuple[str, str], ...]


def document(minutes: Minutes) -> bytes:
    paper = Paper(minutes.head, margin=16)
    paper.ink(11)
    for sentence in minutes.sentences:
        paper.words(sentence, 5.5)
        paper.ln(1.5)
    paper.ln(2)
    _row(paper, minutes, tuple(name for name, _ in minutes.columns), "B")
    for row in minutes.rows:
        _row(paper, minutes, row)
    if minutes.files:
        paper.ln(4)
        paper.ink(11, "B")
        paper.words("Berkas yang dihapus (rak, SHA-256, waktu)")
        paper.ink(7.5, colour=QUIET)
        for line in minutes.files:
            paper.words(line, 3.8)
    _sign(paper, minutes)
    return bytes(paper.output())


def _row(paper: Paper, minutes: Minutes, row: tuple[str, ...], style: str = "") -> None:
    paper.room_for(_ROW)
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    paper.ink(9.5, style)
    share = paper.width / sum(width for _, width in minutes.columns)
    for text, (_, width) in zip(row, minutes.columns, strict=True):
        paper.cell(width * share, _ROW, text, border=1)
    paper.ln(_ROW)


def _sign(paper: Paper, minutes: Minutes) -> None:
    paper.room_for(_SIGNATURES)
    paper.ln(6)
    top, part = paper.get_y(), paper.width / max(1, len(minutes.signers))
    paper.ink(10.5)
    for column, (role, name) in enumerate(minutes.signers):
        paper.set_xy(paper.l_margin + column * part, top)
        paper.cell(part, 5, role, align="C")
        paper.set_xy(paper.l_margin + column * part, top + 24)
        paper.cell(part, 5, name or "(..............................)", align="C")

"""Chosen requests as a table to take to SIAK: CSV, and XLSX for a spreadsheet, which would spoil sixteen digits in CSV.

What a person typed stays text: no name begins a formula, in either of them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from office.siak.sheet import Block

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# In memory: a temporary file on the disk would keep names in the clear.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Taken:
    """One request that is taken out."""

    number: str
    agenda: str
    blocks: tuple[Block, ...]


def table(taken: Sequence[Taken]) -> list[list[str]]:
    """One line a request; the heading has every label that occurs in any of them, in the order of the sheet."""
    lines = [{"Nomor": each.number, "Nomor agenda": each.agenda, **_flat(each.blocks)} for each in taken]
    heading = list(dict.fromkeys(label for line in lines for label in line))
    return [heading, *([line.get(label, "") for label in heading] for line in lines)]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, so that a spreadsheet reads it as such; an apostrophe keeps a would-be formula text."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([[_plain(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook in which every cell is text."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        page = book.add_worksheet("SIAK")
        head, cell = book.add_format({"bold": True, "bg_color": "#E8EEF2"}), book.add_format({"num_format": "@"})
        page.freeze_panes(1, 1)
        page.set_column(0, max(len(rows[0]) - 1, 0), 22)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(at, column, text, head if at == 0 else cell)
    return buffer.getvalue()


def _flat(blocks: Sequence[Block]) -> dict[str, str]:
    """Label -> value; a label that stands in several blocks is told apart by its block."""
    seen: dict[str, str] = {}
    for block in blocks:
        for value in block.values:
            label = value.label if value.label not in seen else f"{block.title}: {value.label}"
            seen[label] = value.text
            if value.code:
                seen[f"{label} (kode)"] = value.code
    return seen


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

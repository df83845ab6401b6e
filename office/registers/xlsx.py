"""A register as a workbook that prints as the office files it. What a person typed is text in it, never a formula."""

from __future__ import annotations

import io
from typing import Any

from office.registers.sheet import Sheet

_HEAD_ROW = 4
# In memory: a temporary file on the disk would keep names in the clear.
# A name such as "=HYPERLINK(...)" stays those letters, and a NIK keeps its sixteen digits.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(sheet: Sheet) -> bytes:
    """`sheet` as XLSX."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": sheet.head.title, "author": sheet.head.office})
        _fill(book, book.add_worksheet("Register"), sheet)
    return buffer.getvalue()


def _fill(book: Any, page: Any, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF2", "text_wrap": True, "valign": "vcenter"})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
    gap = book.add_format({"border": 1, "italic": True, "bg_color": "#FDF1DC"})
    page.write_string(0, 0, f"{sheet.head.office}, {sheet.head.regency}")
    page.write_string(1, 0, sheet.head.title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(2, 0, sheet.head.about)
    for column, (name, width) in enumerate(sheet.columns):
        page.set_column(column, column, width / 1.8)
        page.write_string(_HEAD_ROW, column, name, head)
    for row, line in enumerate(sheet.lines, _HEAD_ROW + 1):
        if isinstance(line, str):
            page.merge_range(row, 0, row, len(sheet.columns) - 1, line, gap)
            continue
        for column, text in enumerate(line):
            page.write_string(row, column, text, cell)
    page.write_string(_HEAD_ROW + len(sheet.lines) + 2, 0, sheet.note)
    _for_the_printer(page, sheet)


def _for_the_printer(page: Any, sheet: Sheet) -> None:
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.autofilter(_HEAD_ROW, 0, _HEAD_ROW + max(len(sheet.lines), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD_ROW)
    page.set_footer(f"&L{sheet.head.title.replace('&', '&&')}&RHalaman &P dari &N")

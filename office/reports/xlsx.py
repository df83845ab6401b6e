"""A report as a workbook: one sheet a table, numbers as numbers, and charts that the workbook draws itself."""

from __future__ import annotations

import io
import re
from typing import Any

from office.reports.booklet import Booklet
from office.reports.cells import Cell, Minutes, Table
from office.reports.share import Share

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HEAD_ROW = 3
_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31  # of a sheet, in every spreadsheet program
_CHART = {"x_scale": 1.5, "y_scale": 1.2}


def workbook(booklet: Booklet) -> bytes:
    """`booklet` as XLSX."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": booklet.head.title, "author": booklet.head.office})
        styles = _styles(book)
        _summary(book.add_worksheet("Ringkasan"), styles, booklet)
        for table in booklet.tables:
            _sheet(book, styles, booklet, table)
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "border": 1, "bg_color": "#E8EEF2", "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"}),
        "count": book.add_format({"border": 1, "num_format": "#,##0"}),
        "minutes": book.add_format({"border": 1, "num_format": "#,##0.0"}),
        "index": book.add_format({"border": 1, "num_format": "0.00"}),
        "share": book.add_format({"border": 1, "num_format": "0.0%"}),
        "note": book.add_format({"italic": True, "font_color": "#515D66"}),
    }


def _summary(page: Any, styles: dict[str, Any], booklet: Booklet) -> None:
    head = booklet.head
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 18)
    for row, line in enumerate((f"{head.office}, {head.regency}", head.title, head.about)):
        page.write_string(row, 0, line, styles["title"] if row == 1 else None)
    page.write_string(3, 0, f"Dibuat {head.made:%d-%m-%Y %H.%M}", styles["note"])
    for row, (name, cell) in enumerate(booklet.headline, 5):
        page.write_string(row, 0, name, styles["text"])
        _write(page, row, 1, cell, styles)


def _sheet(book: Any, styles: dict[str, Any], booklet: Booklet, table: Table) -> None:
    name = _NAME.sub(" ", table.title)[:_LONGEST_NAME].strip()
    page = book.add_worksheet(name)
    page.write_string(0, 0, table.title, styles["title"])
    page.write_string(1, 0, f"{booklet.head.about}. {table.note or ''}".strip(), styles["note"])
    for column, each in enumerate(table.columns):
        page.set_column(column, column, 14 * each.width)
        page.write_string(_HEAD_ROW, column, _headed(table, column), styles["head"])
    for row, cells in enumerate(table.rows, _HEAD_ROW + 1):
        for column, cell in enumerate(cells):
            _write(page, row, column, cell, styles)
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    if table.bars is not None and table.rows:
        page.insert_chart(_HEAD_ROW + len(table.rows) + 2, 0, _chart(book, name, table), _CHART)


def _headed(table: Table, column: int) -> str:
    """The column's name, with the unit that the page shows beside each value."""
    unit = " (menit)" if any(isinstance(row[column], Minutes) for row in table.rows) else ""
    return table.columns[column].name + unit


def _write(page: Any, row: int, column: int, cell: Cell, styles: dict[str, Any]) -> None:
    match cell:
        case None:
            page.write_string(row, column, "-", styles["text"])
        case str():
            page.write_string(row, column, cell, styles["text"])
        case Minutes(value):
            page.write_number(row, column, value, styles["minutes"])
        case Share():
            page.write_number(row, column, cell.percent / 100, styles["share"])
        case int():
            page.write_number(row, column, cell, styles["count"])
        case _:
            page.write_number(row, column, float(cell), styles["index"])


def _chart(book: Any, name: str, table: Table) -> Any:
    bars = table.bars
    if bars is None:
        raise ValueError("only a table with bars has a chart")
    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(table.rows)
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": table.columns[bars.values].name,
            "categories": [name, first, bars.names, last, bars.names],
            "values": [name, first, bars.values, last, bars.values],
            "fill": {"color": "#0B5C8A"},
        }
    )
    chart.set_title({"name": bars.title})
    chart.set_legend({"none": True})
    return chart

"""What stands in a table of a report: a value that a workbook can count with, and its words for eyes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from office.reports.share import Share


@dataclass(frozen=True)
class Minutes:
    value: float


Cell = str | int | Decimal | Minutes | Share | None


@dataclass(frozen=True)
class Column:
    """`number` columns stand to the right. `width` is a share of the sheet."""

    name: str
    width: float = 1.0
    number: bool = False


@dataclass(frozen=True)
class Bars:
    """A chart of bars: one column of names, one of numbers, by their places in the table."""

    title: str
    names: int
    values: int


@dataclass(frozen=True)
class Table:
    """One part of a report: a heading, what it means, rows, and perhaps a chart of them."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Belum ada data pada waktu ini."
    bars: Bars | None = None


_SHORT = 7  # signs that a card shows in large letters


def large(cell: Cell) -> tuple[str, str, bool]:
    """The cell for a card that is read from afar: what stands large, what small below it, and whether it is long."""
    if isinstance(cell, Share):
        return f"{cell.percent:.0f} %", f"{thousands(cell.part)} dari {thousands(cell.whole)}", False
    said = text(cell)
    return said, "", len(said) > _SHORT


def text(cell: Cell) -> str:
    """The cell for eyes, with a decimal comma."""
    match cell:
        case None:
            return "-"
        case Minutes(value):
            return minutes(value)
        case Share(part, whole):
            return f"{cell.percent:.0f} % ({thousands(part)} dari {thousands(whole)})"
        case Decimal():
            return _comma(str(cell))
        case int():
            return thousands(cell)
    return cell


def minutes(value: float) -> str:
    """`45 menit`, `3 jam 5 menit`, `2 hari 4 jam`."""
    whole = round(value)
    days, hours, rest = whole // 1440, whole % 1440 // 60, whole % 60
    named = [f"{count} {unit}" for count, unit in ((days, "hari"), (hours, "jam"), (rest, "menit")) if count]
    return " ".join(named[:2]) or "0 menit"


def thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _comma(number: str) -> str:
    return number.replace(".", ",")


def plain(cell: Cell) -> float:
    """What a bar of the chart is as long as."""
    match cell:
        case Minutes(value):
            return value
        case Share():
            return cell.percent
        case int() | Decimal():
            return float(cell)
    return 0.0

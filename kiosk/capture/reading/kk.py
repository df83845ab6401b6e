"""From the pixels of a Kartu Keluarga to its number, its head and its members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from adminduk.nomor_kk import check_nomor_kk
from adminduk.wilayah import Wilayah
from kiosk.capture.picture import Pixels
from kiosk.capture.reading import checks, limits, numbers, words
from kiosk.capture.reading.layout import Letters, after_label
from kiosk.capture.reading.model import MISSING, NO_SHEET, Doubt, KkReading, Member, ReadField
from kiosk.capture.reading.ocr import Letter
from kiosk.capture.reading.rows import Placed, levelled
from kiosk.capture.reading.turning import upright_readings

_HEAD = "NAMAKEPALAKELUARGA"
Row = tuple[Placed, Letters, list[Placed]]  # the line with a NIK, the NIK in it, all lines beside it from left to right


def read_kk(pixels: Pixels, wilayah: Wilayah, today: date) -> KkReading:
    """The sheet somewhere in `pixels` ((h, w, 3) uint8 RGB, any way up). `NO_SHEET` when none can be read."""
    for picture, lines in upright_readings(pixels, limits.SHEET_SIDE_PX, limits.MOST_OF_SHEET_PX, limits.UPPER_TABLE):
        placed = levelled(lines)
        found = after_label(placed, _HEAD)
        if found is None:
            continue
        label, head = found
        rows = _rows([each for each in placed if each.row > label.row + label.height])
        members = tuple(_member(picture, row, wilayah, today) for row in rows[: limits.MOST_MEMBERS])
        above = [each for each in placed if each.row < label.row - label.height / 2]
        return KkReading(_number(picture, above, wilayah, today), _head(head, members), members)
    return NO_SHEET


def _number(picture: Pixels, above: Sequence[Placed], wilayah: Wilayah, today: date) -> ReadField:
    """The number below the title: the longest one above the head's name."""
    line = max(above, key=lambda each: len(numbers.digits_of(each.line.letters)), default=None)
    if line is None:
        return MISSING
    number = numbers.read_number(picture, line.line, numbers.digits_of(line.line.letters))
    codes = {finding.code for finding in check_nomor_kk(number.text, wilayah, today).findings}
    unknown = [Doubt.UNKNOWN_REGION] if "nomor-kk.unknown_kecamatan" in codes else []
    unusual = [Doubt.NO_DATE] if codes & {"nomor-kk.unusual_date", "nomor-kk.looks_like_nik"} else []
    return number.doubted(*unknown, *unusual)


def _head(letters: Letters, members: Sequence[Member]) -> ReadField:
    """The head's name, doubted when it is nobody's in the table."""
    head = checks.plain(letters)
    if not head.text:
        return MISSING
    names = {member.nama.text.replace(" ", "") for member in members}
    return head if head.text.replace(" ", "") in names else head.doubted(Doubt.HEAD_DIFFERS)


def _rows(lines: Sequence[Placed]) -> list[Row]:
    """One row for each line that holds a number of sixteen digits, from top to bottom."""
    rows = []
    for line in sorted(lines, key=lambda each: each.row):
        number = numbers.digits_of(line.line.letters)
        if len(number) >= limits.FEWEST_DIGITS:
            beside = [each for each in lines if abs(each.row - line.row) < limits.SAME_ROW * line.height]
            rows.append((line, number, sorted(beside, key=lambda each: each.left)))
    return rows


def _member(picture: Pixels, row: Row, wilayah: Wilayah, today: date) -> Member:
    line, number, beside = row
    before = _joined([each for each in beside if each.right < line.left + line.height])
    letters = line.line.letters
    before += letters[: letters.index(number[0])]
    after = letters[letters.index(number[-1]) + 1 :] + _joined(
        [each for each in beside if each.left > line.right - line.height]
    )
    sex, born = _sex(after), checks.date_of(after, today)
    nik = checks.against_print(numbers.read_number(picture, line.line, number), born, sex, wilayah, today)
    return Member(checks.plain(_without_count(before)), nik, sex, born)


def _joined(lines: Sequence[Placed]) -> Letters:
    joined: Letters = ()
    for line in lines:
        joined = (*joined, *line.line.letters, Letter(" ", 1.0, 0.0))
    return joined


def _without_count(letters: Letters) -> Letters:
    """The name without the number of its row, which stands in a column of its own before it."""
    start = 0
    while start < len(letters) and not letters[start].sign.isalpha():
        start += 1
    return letters[start:]


def _sex(letters: Letters) -> ReadField:
    """The first words behind the NIK."""
    text = checks.text_of(letters)
    count = next((len(word) for word in words.SEXES if words.distance(text[: len(word)].upper(), word) <= 2), 0)
    return checks.listed(letters[:count], words.SEXES) if count else MISSING

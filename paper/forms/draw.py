"""Any form of the law with its values, as sheets to print."""

from __future__ import annotations

from adminduk.forms.model import Form, FormSection, FormValues
from paper.forms.canvas import SIDE, Canvas
from paper.forms.field import field_row
from paper.forms.known import Known
from paper.forms.sheet import Box, Frame, Paper, Sheet, Words
from paper.forms.signing import signatures
from paper.forms.table import table
from paper.forms.ticket import CODE, EDGE, MARK
from paper.forms.typeface import Faces, Typeface

LANDSCAPE = frozenset({"F-1.01"})  # forty columns

_TITLE_PT, _SECTION_PT, _TEXT_PT, _FOOT_PT = 12.0, 10.0, 9.0, 7.5
_BAR = 6.0  # mm of a section's heading
_CODE_BOX = (38.0, 9.5)


def sheets_of(
    form: Form,
    values: FormValues,
    known: Known,
    faces: Faces,
    *,
    paper: Paper = Paper.A4,
    token: str,
    copy: str = "",
) -> tuple[Sheet, ...]:
    """`form` filled in with `values`, empty where there are none. `copy` says whose sheet it is, in place of all.
    `token` is drawn by lot for each print."""
    canvas = Canvas(paper, Typeface(faces), landscape=form.code in LANDSCAPE)
    _title(canvas, form)
    for section in form.sections:
        _section(canvas, section, values, known)
    signatures(canvas, form.signatures, values)
    for number, side in enumerate(canvas.sides, 1):
        side.drawn.extend(_head(canvas, form))
        side.drawn.extend(_foot(canvas, form, copy or " | ".join(form.copies), number))
    return canvas.sheets(form.code, token)


def _title(canvas: Canvas, form: Form) -> None:
    typeface = canvas.typeface
    title = typeface.wrapped(form.printed, canvas.right - canvas.left, _TITLE_PT, bold=True)
    for line in title.lines:
        place = Box(canvas.left, canvas.y, canvas.right - canvas.left, title.line_height)
        canvas.centred(line, place, title.size, bold=True)
        canvas.y += title.line_height
    canvas.y += 2
    if form.opening:
        opening = typeface.wrapped(typeface.printable(form.opening), canvas.right - canvas.left, _TEXT_PT)
        canvas.lines(opening, canvas.left, canvas.y)
        canvas.y += opening.height + 2


def _section(canvas: Canvas, section: FormSection, values: FormValues, known: Known) -> None:
    _heading(canvas, section.printed)
    if section.rows:
        table(canvas, section, values, known)
        return
    for field in section.fields:
        key = f"{section.id}.{field.id}"
        field_row(canvas, field, key, values.get(key, ""), known)
    canvas.y += 1.2


def _heading(canvas: Canvas, text: str) -> None:
    across = canvas.right - canvas.left
    words = canvas.typeface.fitted(text, across - 3, _SECTION_PT, 7, bold=True)
    high = max(_BAR, words.height + 1.6)

    def draw() -> None:
        bar = Box(canvas.left, canvas.y, across, high)
        canvas.draw(Frame(bar, shaded=True))
        canvas.lines(words, bar.left + 1.5, bar.top + 0.8, bold=True)
        canvas.y += high + 1.2

    canvas.announce(high + 1.2, draw)


def _head(canvas: Canvas, form: Form) -> tuple[Frame | Words, ...]:
    """The form's code and version, top right on every sheet."""
    width, height = _CODE_BOX
    box = Box(canvas.width - EDGE - MARK - 3 - width, EDGE - 1, width, height)
    version = canvas.typeface.fitted(form.version, width - 2, 7, 5)
    code_across = canvas.typeface.width(form.code, 12, bold=True)
    version_across = canvas.typeface.width(version.lines[0], version.size)
    return (
        Frame(box),
        Words(form.code, box.left + (width - code_across) / 2, box.top + 5, 12, bold=True),
        Words(version.lines[0], box.left + (width - version_across) / 2, box.bottom - 1.4, version.size),
    )


def _foot(canvas: Canvas, form: Form, copies: str, number: int) -> tuple[Words, ...]:
    page = f"{form.code} - halaman {number} dari {len(canvas.sides)}"
    across = canvas.width - 2 * SIDE - CODE - MARK - 6
    setting = canvas.typeface.fitted(copies, across, _FOOT_PT, 5.5)
    baseline = canvas.height - EDGE - 1
    lines = tuple(
        Words(line, SIDE + MARK, baseline - 4 - (len(setting.lines) - 1 - place) * setting.line_height, setting.size)
        for place, line in enumerate(setting.lines)
        if line
    )
    return (Words(page, SIDE + MARK, baseline, _FOOT_PT), *lines)

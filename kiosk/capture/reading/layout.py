"""Which line of a KTP-el is which field: by its label, by its row, by the column in which values begin. No pixels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kiosk.capture.reading import limits
from kiosk.capture.reading.ocr import Letter
from kiosk.capture.reading.rows import Placed
from kiosk.capture.reading.words import nearest_prefix

# In the order in which they stand on the card, below the NIK.
LABELS = {
    "nama": "NAMA", "lahir": "TEMPATTGLLAHIR", "jenis_kelamin": "JENISKELAMIN", "alamat": "ALAMAT", "rt_rw": "RTRW",
    "kel_desa": "KELDESA", "kecamatan": "KECAMATAN", "agama": "AGAMA", "status_perkawinan": "STATUSPERKAWINAN",
    "pekerjaan": "PEKERJAAN", "kewarganegaraan": "KEWARGANEGARAAN", "berlaku_hingga": "BERLAKUHINGGA",
}  # fmt: skip
_BLOOD = "GOLDARAH"
Letters = tuple[Letter, ...]


def assign(lines: Sequence[Placed]) -> dict[str, Letters]:
    """The letters of each field (keys of `LABELS`, and `gol_darah`); empty when this is no KTP-el, or upside down."""
    labels = _labels(lines)
    if len(labels) < limits.FEWEST_LABELS or not _in_order([labels[name][0].row for name in LABELS if name in labels]):
        return {}
    height = median(line.height for line, _ in labels.values())
    others = [line for line in lines if all(line is not label for label, _ in labels.values())]
    rows = _rows(labels, height)
    column = _column(labels, others, height)
    fields = {name: _value(row, labels.get(name), others, (column, height)) for name, row in rows.items()}
    wrapped = _second_lines(rows, others, (column, height))
    fields |= {name: (*fields[name], _gap(), *more) for name, more in wrapped.items() if fields.get(name)}
    return fields | _blood(fields.pop("jenis_kelamin", ()), others)


def after_label(lines: Sequence[Placed], label: str) -> tuple[Placed, Letters] | None:
    """The line that begins with `label`, and the value behind it, in the same line or the next to the right."""
    for line in lines:
        far, rest = _behind(line.line.letters, label)
        if far <= len(label) // 5:
            return line, _without_colon(rest) or _next_to(line, lines)
    return None


def _labels(lines: Sequence[Placed]) -> dict[str, tuple[Placed, Letters]]:
    """For each label that was found: its line, and the letters behind it (often label and value are one line)."""
    found: dict[str, tuple[int, Placed, Letters]] = {}
    for line in lines:
        name, far, rest = _nearest_label(line.line.letters)
        if far <= len(LABELS[name]) // 5 and (name not in found or far < found[name][0]):
            found[name] = (far, line, rest)
    left = median(line.left for _, line, _ in found.values()) if found else 0.0
    reach = limits.LABEL_COLUMN * median(line.height for _, line, _ in found.values()) if found else 0.0
    return {name: (line, rest) for name, (_, line, rest) in found.items() if abs(line.left - left) < reach}


def _in_order(rows: Sequence[float]) -> bool:
    """Whether the labels follow each other downwards: the reader can read some words upside down."""
    steps = [later > earlier for earlier, later in pairwise(rows)]
    return sum(steps) > limits.LABELS_IN_ORDER * len(steps)


def _nearest_label(letters: Letters) -> tuple[str, int, Letters]:
    """The label with which a line begins most nearly ("Alamat" is one letter from "Agama"), how far, and the rest."""
    tried = [(name, *_behind(letters, label)) for name, label in LABELS.items()]
    return min(tried, key=lambda each: (each[1], -len(LABELS[each[0]])))


def _behind(letters: Letters, label: str) -> tuple[int, Letters]:
    """How far the beginning of `letters` is from `label`, and what follows that beginning."""
    places = [index for index, letter in enumerate(letters) if letter.sign.isalpha()]
    far, count = nearest_prefix("".join(letters[place].sign for place in places).upper(), label)
    return far, letters[places[count - 1] + 1 :] if count else letters


def _rows(labels: dict[str, tuple[Placed, Letters]], height: float) -> dict[str, float]:
    """The row of every field; of one without a label it lies between its neighbours, in equal steps."""
    names = list(LABELS)
    known = [(names.index(name), line.row) for name, (line, _) in labels.items()]
    known.sort()
    rows = {}
    for index, name in enumerate(names):
        before = max((each for each in known if each[0] <= index), default=known[0])
        after = min((each for each in known if each[0] >= index), default=known[-1])
        if before[0] == after[0]:
            step = (known[-1][1] - known[0][1]) / max(known[-1][0] - known[0][0], 1) or height
            rows[name] = before[1] + step * (index - before[0])
        else:
            rows[name] = before[1] + (after[1] - before[1]) * (index - before[0]) / (after[0] - before[0])
    return rows


def _column(labels: dict[str, tuple[Placed, Letters]], others: Sequence[Placed], height: float) -> float:
    """Where values begin: the left end of what stands first behind each label."""
    starts = []
    for label, _ in labels.values():
        behind = [
            each.left for each in others if abs(each.row - label.row) < height / 2 and each.left > label.right - height
        ]
        starts += [min(behind)] if behind else []
    return median(starts) if starts else max(label.right for label, _ in labels.values())


def _value(
    row: float, label: tuple[Placed, Letters] | None, others: Sequence[Placed], at: tuple[float, float]
) -> Letters:
    """The letters of the row, from the column of values on, as far as they follow one another."""
    column, height = at
    letters = _without_colon(label[1]) if label else ()
    end = label[0].right if letters and label else column
    for each in sorted(others, key=lambda each: each.left):
        near = abs(each.row - row) < limits.SAME_ROW * height
        if near and each.left > column - 2 * height and each.left - end < limits.NEXT_WORD * height:
            letters = (
                (*letters, _gap(), *_without_colon(each.line.letters)) if letters else _without_colon(each.line.letters)
            )
            end = each.right
    return letters


def _second_lines(rows: dict[str, float], others: Sequence[Placed], at: tuple[float, float]) -> dict[str, Letters]:
    """Lines that begin in the column of values between two rows: long addresses go on there."""
    column, height = at
    more: dict[str, Letters] = {}
    for line in others:
        above = [name for name, row in rows.items() if row < line.row]
        alone = all(abs(line.row - row) >= limits.SAME_ROW * height for row in rows.values())
        if above and alone and abs(line.left - column) < 2 * height and line.row < max(rows.values()):
            more.setdefault(above[-1], _without_colon(line.line.letters))
    return more


def _blood(sex: Letters, others: Sequence[Placed]) -> dict[str, Letters]:
    """The blood group stands in the same row as the sex, behind a label of its own; often all of it is one line."""
    text = "".join(letter.sign for letter in sex)
    label = re.search(r"[GC6]\s?[o0O]\s?[lIi1]\s?[.,]?\s?D", text)
    if label:
        return {
            "jenis_kelamin": sex[: label.start()],
            "gol_darah": _without_colon(_behind(sex[label.start() :], _BLOOD)[1]),
        }
    for line in others:
        far, rest = _behind(line.line.letters, _BLOOD)
        if far <= 2:
            return {"jenis_kelamin": sex, "gol_darah": _without_colon(rest) or _next_to(line, others)}
    return {"jenis_kelamin": sex, "gol_darah": ()}


def _next_to(label: Placed, others: Sequence[Placed]) -> Letters:
    close = [each for each in others if 0 <= each.left - label.right + label.height < limits.NEXT_VALUE * label.height]
    inline = [each for each in close if abs(each.row - label.row) < label.height / 2 and each is not label]
    return _without_colon(min(inline, key=lambda each: each.left).line.letters) if inline else ()


def _without_colon(letters: Letters) -> Letters:
    """`letters` without the colon (or what it was read as) and the gap before a value."""
    start = 0
    while start < len(letters) and letters[start].sign in " :;.,'":
        start += 1
    return letters[start:]


def _gap() -> Letter:
    return Letter(" ", 1.0, 0.0)

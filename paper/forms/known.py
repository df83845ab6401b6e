"""What stands behind the codes of a form: the entries of its lists, the names of places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adminduk.forms.model import FieldKind, FormField
from adminduk.forms.shelf import Forms
from adminduk.wilayah import Wilayah


@dataclass(frozen=True)
class Known:
    """`lists`: by the name of a code list, its entries in order, code to printed name. `place`: a region code's full
    name, "" when it is unknown."""

    lists: Mapping[str, Mapping[str, str]]
    place: Callable[[str], str]

    def entries(self, field: FormField) -> Mapping[str, str]:
        return self.lists.get(field.codes or "", {})

    def in_words(self, field: FormField, value: str) -> str:
        """`value` as it is written where there is no box for it: a code with what it means."""
        if not value:
            return ""
        match field.kind:
            case FieldKind.PLACE:
                return f"{value} {self.place(value)}".strip()
            case FieldKind.CODE | FieldKind.CODES:
                entries = self.entries(field)
                return ", ".join(f"{code} {entries.get(code, '')}".strip() for code in value.split(","))
        return value


def known_of(forms: Forms, wilayah: Wilayah) -> Known:
    """What the office's own lists say."""
    lists = {name: {each.code: each.printed for each in codes.codes} for name, codes in forms.codes.items()}
    return Known(lists, wilayah.full_name)

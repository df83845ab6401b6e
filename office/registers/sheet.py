"""A register as it is filed: head, ruled columns, numbered lines. Plain words, so that any process may draw it."""

from __future__ import annotations

from dataclasses import dataclass

from office.parts import Office
from office.printed import Head
from office.registers.reading import LONGEST, Opening, Whole, described

_NO_WIDTH = 10.0
_DOTS_OF_A_KECAMATAN = 2


@dataclass(frozen=True)
class Sheet:
    """`lines`: the texts of a line's columns, or one text that goes over all of them (a gap in the agenda)."""

    head: Head
    columns: tuple[tuple[str, float], ...]  # name, share of the width
    lines: tuple[tuple[str, ...] | str, ...]
    cut: bool
    signed_by: str  # where the head of the office signs

    @property
    def note(self) -> str:
        """What stands below the last line."""
        count = sum(isinstance(line, tuple) for line in self.lines)
        if self.cut:
            return f"Hanya {LONGEST} baris pertama. Pilih waktu yang lebih pendek untuk sisanya."
        return f"Jumlah: {count} baris."


def sheet(office: Office, opening: Opening, whole: Whole) -> Sheet:
    """`whole` as it goes onto paper."""
    book, choice, here = opening.book, opening.choice, office.catalogue.office
    service = office.service(choice.service)
    title = f"Buku Register {service.name.id}" if service is not None and book.id == "permohonan" else book.title
    made = office.clock().astimezone(office.zone)
    return Sheet(
        head=Head(office.letterhead, here.regency, title, described(office, choice), made),
        columns=(("No", _NO_WIDTH), *((column.name, column.width) for column in book.columns)),
        lines=tuple(
            entry.gap if number is None else (str(number), *(column.text(entry) for column in book.columns))
            for number, entry in whole.numbered
        ),
        cut=whole.cut,
        signed_by="Camat" if here.wilayah.count(".") == _DOTS_OF_A_KECAMATAN else "Kepala Dinas",
    )

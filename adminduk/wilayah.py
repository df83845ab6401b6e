"""Region codes of the Ministry of Home Affairs (Kepmendagri 300.2.2-2430/2025): 91,599 places, province to desa.

The table stays one block of bytes, searched where it lies. Building a dictionary of it costs 95 ms and 15 MB at every
start of the kiosk; unpacking the block costs about 10 ms, and a lookup some 20 steps of halving it: a register's page
asks for fifty.
"""

from __future__ import annotations

import csv
import gzip
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_HEADER = b"kode,nama\n"
_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_CODE_OF_LINE = re.compile(rb"^[\d.]+,", re.MULTILINE)
_LINE_ABOVE_DESA = re.compile(rb"^\d{2}(\.\d{2}){0,2},", re.MULTILINE)
_PROVINCE_LINE = re.compile(rb"^(\d{2}),.*$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    code: str  # dotted: "35", "35.17", "35.17.19" or "35.17.19.2001"
    name: str  # as the Ministry writes it; kecamatan and desa without the word before them

    @property
    def is_desa(self) -> bool:
        """Whether it is a desa or kelurahan: nothing lies below it."""
        return self.code.count(".") == 3


class Wilayah:
    """The table of regions. Codes may be given dotted (`35.17.19`) or plain (`351719`)."""

    def __init__(self, table: bytes) -> None:
        """`table`: CSV `kode,nama`, sorted by code. ValueError when it is something else."""
        if not table.startswith(_HEADER):
            raise ValueError("wilayah: the table must start with the line 'kode,nama'")
        self._table = table.removesuffix(b"\n") + b"\n"

    @classmethod
    def load(cls, path: Path) -> Wilayah:
        """The table in the gzipped CSV `path`. OSError or EOFError when the file is missing or damaged."""
        return cls(gzip.decompress(path.read_bytes()))

    def known(self, code: str) -> bool:
        """Whether `code` is in the table. False for text that is no code at all."""
        return self._at(dotted(code)) is not None

    def name(self, code: str) -> str | None:
        """The name of `code`, None when it is unknown. Names repeat: show `full_name` to people."""
        start = self._at(dotted(code))
        return None if start is None else self._place(start).name

    def chain(self, code: str) -> tuple[Place, ...]:
        """The places from the province down to `code`; empty when `code` is unknown."""
        whole = dotted(code)
        if not self.known(whole):
            return ()
        parts = whole.split(".")
        starts = (self._at(".".join(parts[: i + 1])) for i in range(len(parts)))
        return tuple(self._place(start) for start in starts if start is not None)

    def full_name(self, code: str) -> str:
        """The name with everything above it: "Jarakkulon, Jogoroto, Kabupaten Jombang, Jawa Timur". "" if unknown."""
        return ", ".join(place.name for place in reversed(self.chain(code)))

    def children(self, code: str = "") -> tuple[Place, ...]:
        """The places directly below `code`, in order of their codes; the provinces when `code` is empty."""
        if not code:
            return tuple(self._place(match.start()) for match in _PROVINCE_LINE.finditer(self._table))
        parent = dotted(code)
        depth = parent.count(".") + 1
        return tuple(place for place in self._below(parent) if place.code.count(".") == depth)

    def names(self) -> str:
        """Every name of the table, one a line, in the order of the codes."""
        return _CODE_OF_LINE.sub(b"", self._table.removeprefix(_HEADER)).decode().removesuffix("\n")

    def code_at(self, line: int) -> str:
        """The code on line `line` of the table, counted from 0 as in `names`."""
        start = self._starts[line]
        return self._table[start : self._table.index(b",", start)].decode()

    def place_at(self, line: int) -> Place:
        """The place on line `line`, counted from 0 as in `names`."""
        return self._place(self._starts[line])

    @cached_property
    def lines_above_desa(self) -> list[int]:
        """The lines of all provinces, kabupaten and kecamatan."""
        return [bisect_left(self._starts, found.start()) for found in _LINE_ABOVE_DESA.finditer(self._table)]

    def lines_under(self, code: str) -> range:
        """The lines of everything below `code`, at any depth; all lines when it is empty, none when it is unknown."""
        if not code:
            return range(len(self._starts))
        start = self._at(dotted(code))
        if start is None:
            return range(0)
        first = bisect_left(self._starts, start) + 1
        return range(first, first + sum(1 for _ in self._below(dotted(code))))

    @cached_property
    def _starts(self) -> array[int]:
        """Where each line starts: four bytes a place, made the first time that somebody searches."""
        return array("I", (found.start() for found in _CODE_OF_LINE.finditer(self._table)))

    def _below(self, parent: str) -> Iterator[Place]:
        """Everything under `parent`: its lines follow its own, because the table is sorted."""
        start = self._at(parent)
        if start is None:
            return
        prefix = f"{parent}.".encode()
        start = self._table.index(b"\n", start) + 1
        while self._table.startswith(prefix, start):
            yield self._place(start)
            start = self._table.index(b"\n", start) + 1

    def _at(self, code: str) -> int | None:
        """Where the line of `code` starts, or None. The lines are sorted, so that half of what is left falls away."""
        if not code:
            return None
        wanted = f"{code},".encode()
        low, high = len(_HEADER), len(self._table)
        while low < high:
            start = self._table.rindex(b"\n", 0, (low + high + 1) // 2) + 1
            end = self._table.index(b"\n", start) + 1
            if self._table[start:end] < wanted:
                low = end
            else:
                high = start
        return low if self._table.startswith(wanted, low) else None

    def _place(self, start: int) -> Place:
        line = self._table[start : self._table.index(b"\n", start)].decode()
        code, name = next(csv.reader([line]))
        return Place(code, name)


def dotted(code: str) -> str:
    """`351719` and `35.17.19` both as `35.17.19`; "" when `code` is no region code."""
    plain = code.replace(".", "")
    parts = [plain[0:2], plain[2:4], plain[4:6], plain[6:]]
    whole = ".".join(part for part in parts if part)
    return whole if _CODE.fullmatch(whole) and code.isascii() else ""

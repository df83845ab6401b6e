"""Which registers there are, and what their columns are: as such books have always been ruled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from office.registers.entries import Entry
from office.store import registers
from office.store.registers import Choice, Place, Within

Reader = Callable[[Session, Choice, Within, Place | None, int], list[Place]]


class Form(StrEnum):
    """How a register was opened."""

    PAGE = "halaman"
    PRINT = "cetak"
    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Column:
    """`width` is its share of a landscape sheet in millimetres; a `whole` text stands on one line."""

    name: str
    text: Callable[[Entry], str]
    width: float
    whole: bool = False


@dataclass(frozen=True)
class Book:
    id: str
    title: str
    about: str
    date_name: str
    columns: tuple[Column, ...]
    read: Reader
    numbered: bool = False  # runs by agenda numbers, so a number that is missing is explained


def _date(name: str) -> Column:
    return Column(name, lambda entry: entry.day, 22, whole=True)


_NUMBER = Column("Nomor permohonan", lambda entry: entry.number, 29, whole=True)
_AGENDA = Column("Nomor agenda", lambda entry: entry.agenda, 21, whole=True)
_NAME = Column("Nama pemohon", lambda entry: entry.name, 38)
_NIK = Column("NIK", lambda entry: entry.nik, 31, whole=True)
_DESA = Column("Desa/kelurahan", lambda entry: entry.desa, 25)
_SERVICE = Column("Layanan", lambda entry: entry.service, 32)
_PURPOSE = Column("Keperluan", lambda entry: entry.purpose, 30)
_OFFICER = Column("Petugas", lambda entry: entry.officer, 23)
_REMARK = Column("Keterangan", lambda entry: entry.remark, 30)
_SHOWN = Column("Bukti pengambil", lambda entry: entry.shown, 30)
_HAND = Column("Paraf", lambda _: "", 14)

BOOKS: dict[str, Book] = {
    book.id: book
    for book in (
        Book(
            "permohonan",
            "Register Permohonan Semua Layanan",
            "Semua permohonan menurut waktu diterima. Pilih satu layanan untuk buku register layanan itu.",
            "Tanggal diterima",
            (_date("Tanggal"), _NUMBER, _AGENDA, _NAME, _NIK, _DESA, _SERVICE, _PURPOSE, _OFFICER, _REMARK),
            registers.received,
        ),
        Book(
            "agenda",
            "Buku Agenda",
            "Menurut nomor agenda. Nomor tidak pernah dipakai dua kali; nomor yang tidak ada dijelaskan.",
            "Tanggal dicatat",
            (_AGENDA, _date("Tanggal"), _NUMBER, _NAME, _NIK, _DESA, _SERVICE, _PURPOSE, _OFFICER, _REMARK),
            registers.registered,
            numbered=True,
        ),
        Book(
            "pengambilan",
            "Register Pengambilan",
            "Dokumen yang sudah diserahkan, di loket maupun di anjungan.",
            "Tanggal diambil",
            (_date("Tanggal"), _NUMBER, _AGENDA, _NAME, _NIK, _DESA, _SERVICE, _SHOWN, _OFFICER, _HAND),
            registers.handed_over,
        ),
    )
}

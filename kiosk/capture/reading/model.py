"""What was read from a card or a family's sheet: text, how sure, and every reason to look twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Doubt(StrEnum):
    """Why a person should look at a field before it is used. None of them says what stands in the field."""

    MISSING = "missing"  # nothing was found where the field stands
    UNSURE = "unsure"  # letters that the reader itself is not sure of
    LENGTH = "length"  # a number that has not its sixteen digits
    TWO_READINGS = "two-readings"  # read twice in different ways, and not the same
    NO_DATE = "no-date"  # on no calendar, or in the future
    DATE_DIFFERS = "date-differs"  # the NIK's date is not the printed one
    SEX_DIFFERS = "sex-differs"  # the NIK's sex is not the printed one
    UNKNOWN_REGION = "unknown-region"  # its first six digits are no kecamatan of today's table
    NOT_LISTED = "not-listed"  # not one of the words that can stand there
    GUESSED = "guessed"  # letters were changed to the nearest word that can stand there
    HEAD_DIFFERS = "head-differs"  # the head above is not the first member in the table


@dataclass(frozen=True)
class ReadField:
    """One field. `text` is "" when nothing was found. `confidence` 0..1: the least sure letter. Not shown in logs."""

    text: str = field(repr=False)
    confidence: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.doubts

    def doubted(self, *doubts: Doubt) -> ReadField:
        """The same field with `doubts` added."""
        return ReadField(self.text, self.confidence, tuple(dict.fromkeys((*self.doubts, *doubts))))


MISSING = ReadField("", 0.0, (Doubt.MISSING,))

KTP_FIELDS = (
    "nik", "nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "gol_darah", "alamat", "rt_rw", "kel_desa",
    "kecamatan", "agama", "status_perkawinan", "pekerjaan", "kewarganegaraan", "berlaku_hingga",
)  # fmt: skip


@dataclass(frozen=True)
class KtpReading:
    """A KTP-el, by the names of `KTP_FIELDS`; every one is there, also those that were not found."""

    fields: dict[str, ReadField]

    @property
    def found(self) -> bool:
        """Whether this was a KTP-el at all, as far as reading can tell: a NIK, or half of the other fields."""
        written = [name for name, each in self.fields.items() if each.text]
        return "nik" in written or len(written) >= len(KTP_FIELDS) // 2


@dataclass(frozen=True)
class Member:
    """One line of a KK's upper table."""

    nama: ReadField
    nik: ReadField
    jenis_kelamin: ReadField
    tanggal_lahir: ReadField


@dataclass(frozen=True)
class KkReading:
    """A Kartu Keluarga: its number, its head, its members in the order of the table."""

    nomor: ReadField
    kepala: ReadField
    anggota: tuple[Member, ...]

    @property
    def found(self) -> bool:
        """Whether this was a KK at all."""
        return bool(self.nomor.text) or bool(self.anggota)


NO_CARD = KtpReading(dict.fromkeys(KTP_FIELDS, MISSING))
NO_SHEET = KkReading(MISSING, MISSING, ())


@dataclass(frozen=True)
class FileReading:
    """What was read from a picture file. `cpu_ms`: processor time, opening the file not counted."""

    reading: KtpReading | KkReading
    cpu_ms: float

"""The plain fields by which a catalogue is edited: which there are for each part, and what is typed as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from adminduk.catalogue.components import COMPONENTS
from adminduk.localised import Language

Typed = Mapping[str, list[str]]  # name of a field on the page -> what was typed or ticked


class Kind(StrEnum):
    WORD = "kata"
    WORDS = "kalimat"
    THREE = "tiga-bahasa"
    NUMBER = "angka"
    TICK = "centang"
    CHOICE = "pilihan"
    LINES = "baris"  # one entry on each line
    SEVERAL = "beberapa"


@dataclass(frozen=True)
class Blank:
    """`name`: where it stands in the entry, e.g. "product.name". `choices`: value and words of each."""

    name: str
    label: str
    kind: Kind = Kind.WORD
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


_PAPERS = (("", "tidak dikenali"), ("ktp", "KTP-el"), ("kk", "Kartu Keluarga"))
_KINDS = (("dokumen", "dokumen"), ("formulir", "formulir"), ("foto", "foto"), ("kondisi", "kondisi, tidak dipindai"))
READINGS = (("", "keduanya"), ("sop", "SOP kantor ini"), ("nasional", "aturan nasional"))

REQUIREMENT = (
    Blank("name", "Nama", Kind.THREE),
    Blank("hint", "Petunjuk", Kind.THREE, hint="Misalnya di mana surat itu diminta. Boleh kosong."),
    Blank("kind", "Jenis", Kind.CHOICE, _KINDS),
    Blank("original", "Asli yang dipindai (tidak dicentang: fotokopi cukup)", Kind.TICK),
    Blank("copies_refused", "Kantor ini menolak fotokopi", Kind.TICK),
    Blank("max_pages", "Lembar paling banyak", Kind.NUMBER),
    Blank("paper", "Dikenali sebagai", Kind.CHOICE, _PAPERS),
    Blank("form_code", "Kode formulir"),
    Blank("form_version", "Versi formulir"),
    Blank("when.reading", "Menurut aturan", Kind.CHOICE, READINGS),
    Blank("note", "Catatan kantor", Kind.WORDS),
)
REASON = (
    Blank("name", "Nama", Kind.THREE),
    Blank("hint", "Petunjuk", Kind.THREE),
    Blank("icon", "Gambar (nama ikon)"),
    Blank("form_code", "Kotak F-1.02"),
)
FIELD = (
    Blank("label", "Pertanyaan di layar", Kind.THREE, hint="Kosong: kata-kata yang biasa."),
    Blank("hint", "Petunjuk", Kind.THREE),
    Blank("optional", "Boleh dikosongkan", Kind.TICK),
)
STEP = (
    Blank("text", "Bunyi", Kind.WORDS),
    Blank("actors", "Pelaksana", Kind.LINES),
    Blank("minutes", "Menit", Kind.NUMBER),
    Blank("output", "Keluaran"),
    Blank("desk", "Meja", hint="Nama pendek meja kantor ini; atau pemohon, anjungan, luar."),
    Blank("optional", "Hanya bila perlu", Kind.TICK),
)
_LISTED = ("persyaratan", "dasar_hukum")
_OWN = ("prosedur", "pengaduan")
STANDARD = (
    Blank("judul", "Judul"),
    Blank("jangka_waktu_menit", "Menit seluruhnya", Kind.NUMBER),
    *(
        Blank(name, label, Kind.LINES if name in _LISTED else Kind.WORDS)
        for name, label in COMPONENTS.items()
        if name not in _OWN
    ),
)
COMPLAINTS = (
    Blank("pengaduan.kantor", "Pengaduan: kantor"),
    Blank("pengaduan.saluran", "Pengaduan: saluran", Kind.LINES),
    Blank("pengaduan.alamat", "Pengaduan: alamat"),
    Blank("pengaduan.telp", "Pengaduan: telepon"),
    Blank("pengaduan.wa", "Pengaduan: WhatsApp"),
    Blank("pengaduan.email", "Pengaduan: surel"),
)
SERVICE = (
    Blank("name", "Nama layanan", Kind.THREE),
    Blank("synonyms", "Nama lain yang dipakai warga", Kind.LINES),
    Blank("reason_title", "Judul halaman alasan", Kind.THREE, hint="Kosong: kata-kata yang biasa."),
    Blank("product.name", "Produk", Kind.THREE),
    Blank("product.counter", "Loket penyerahan", Kind.THREE),
)
OFFICE = (
    Blank("office.name", "Nama kantor"),
    Blank("office.regency", "Kabupaten"),
    Blank("office.address", "Alamat"),
    Blank("office.postal_code", "Kode pos"),
    Blank("office.phone", "Telepon"),
    Blank("office.whatsapp", "WhatsApp"),
    Blank("office.email", "Surel"),
    Blank("office.motto", "Motto"),
    Blank("office.motto_meaning", "Arti motto"),
    Blank("office.maklumat", "Maklumat Pelayanan", Kind.LINES),
    Blank("office.maklumat_date", "Tanggal maklumat", hint="Tahun-bulan-hari."),
    Blank("office.decree.jenis", "Keputusan: jenis"),
    Blank("office.decree.nomor", "Keputusan: nomor"),
    Blank("office.decree.tanggal", "Keputusan: tanggal"),
    Blank("reading", "Aturan yang diikuti", Kind.CHOICE, READINGS[1:]),
)


def value_of(entry: Mapping[str, Any], name: str) -> Any:
    """What stands at `name` in the entry; None when nothing does."""
    found: Any = entry
    for part in name.split("."):
        if isinstance(found, list):
            found = found[int(part)] if part.isdigit() and int(part) < len(found) else None
        else:
            found = found.get(part) if isinstance(found, dict) else None
    return found


def shown(entry: Mapping[str, Any], blank: Blank) -> Any:
    """A value as its field shows it."""
    value = value_of(entry, blank.name)
    if blank.kind is Kind.THREE:
        return {each.value: str((value or {}).get(each.value) or "") for each in Language}
    if blank.kind is Kind.LINES:
        return "\n".join(str(each) for each in value or ())
    if blank.kind is Kind.TICK:
        return value is True
    if blank.kind is Kind.SEVERAL:
        return [value] if isinstance(value, str) else list(value or ())
    return "" if value is None else str(value)


def as_typed(typed: Typed, blank: Blank) -> Any:
    """The field as it was sent, to be shown again."""
    if blank.kind is Kind.THREE:
        return {each.value: _one(typed, f"{blank.name}.{each.value}") for each in Language}
    if blank.kind is Kind.TICK:
        return blank.name in typed
    return list(typed.get(blank.name, [])) if blank.kind is Kind.SEVERAL else _one(typed, blank.name)


def write(entry: dict[str, Any], blank: Blank, typed: Typed) -> None:
    """Put what was typed into the entry. A field that was empty and stays empty leaves no trace."""
    now = as_typed(typed, blank)
    if now == shown(entry, blank):
        return
    *way, last = blank.name.split(".")
    inner: Any = entry
    for part in way:
        inner = inner[int(part)] if isinstance(inner, list) else _inside(inner, part)
    value = _meant(now, blank)
    if value is None and last not in _NEVER_LEFT_OUT and blank.kind in (Kind.THREE, Kind.CHOICE, Kind.SEVERAL):
        inner.pop(last, None)
    else:
        inner[last] = value


_NEVER_LEFT_OUT = ("name", "text")  # an entry without them is told to be wrong at its place


def _inside(entry: dict[str, Any], part: str) -> dict[str, Any]:
    found = entry.get(part)
    if not isinstance(found, dict):
        found = entry[part] = {}
    return found


def _meant(now: Any, blank: Blank) -> Any:
    """The value for the file: an empty word is silence, a number is a number where it is one."""
    match blank.kind:
        case Kind.THREE:
            return dict(now) if any(now.values()) else None
        case Kind.LINES:
            return [line.strip() for line in now.splitlines() if line.strip()] or (
                [] if blank.name in _LISTS_NEVER_SILENT else None
            )
        case Kind.NUMBER:
            return int(now) if re.fullmatch(r"\d{1,9}", now) else (now or None)
        case Kind.TICK:
            return now
        case Kind.SEVERAL:
            return now or None
    return now or None


_LISTS_NEVER_SILENT = ("synonyms", "actors", "office.maklumat", "pengaduan.saluran")


def _one(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, [])), "").replace("\r\n", "\n").strip()

"""The 14 components of a service standard (UU 25/2009 Pasal 21, Permenpan RB 15/2014), and which of them an office's
decree fills."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.catalogue.model import Standard

# As a clerk calls them, in the order of the rule: the first six are published, the others are the office's own.
COMPONENTS = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, mekanisme, prosedur",
    "jangka_waktu": "Jangka waktu",
    "biaya": "Biaya",
    "produk": "Produk pelayanan",
    "pengaduan": "Pengaduan, saran, masukan",
    "dasar_hukum": "Dasar hukum",
    "sarana_prasarana": "Sarana dan prasarana",
    "kompetensi_pelaksana": "Kompetensi pelaksana",
    "pengawasan_internal": "Pengawasan internal",
    "jumlah_pelaksana": "Jumlah pelaksana",
    "jaminan_pelayanan": "Jaminan pelayanan",
    "jaminan_keamanan": "Jaminan keamanan dan keselamatan",
    "evaluasi_kinerja": "Evaluasi kinerja",
}


@dataclass(frozen=True)
class Completeness:
    """`filled` and `silent` are names of components, together all 14, in the order of the rule."""

    filled: tuple[str, ...]
    silent: tuple[str, ...]


def completeness(standard: Standard) -> Completeness:
    """What the decree says of this service, and what it is silent about. A dash written into a decree is an answer."""
    filled = tuple(name for name in COMPONENTS if getattr(standard, name) not in (None, ()))
    return Completeness(filled, tuple(name for name in COMPONENTS if name not in filled))

"""The sample requests of a demo as one table, and what stands for a finished document. Nobody in them exists.

The names are CONTOH, and the numbers begin with the province code 99, which no region has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fpdf import FPDF

from adminduk.request import State


@dataclass(frozen=True)
class SampleRequest:
    """One request of the table below: what was filed, and the state to which the officer brings it."""

    service: str
    reason: str
    nama: str
    nik: str
    papers: Mapping[str, str]  # requirement -> sample sheet that is scanned for it
    state: State
    answers: Mapping[str, str] = field(default_factory=dict)
    nomor_kk: str = "9917190101100001"


SAMPLE_REQUESTS: tuple[SampleRequest, ...] = (
    SampleRequest(
        "kk",
        "hilang",
        "CONTOH WARGA SATU",
        "9917194107900001",
        {"formulir-f102": "f-1-02", "dokumen-pendukung": "dokumen-pendukung", "surat-kehilangan": "surat-kehilangan"},
        State.TERKIRIM,
    ),
    SampleRequest(
        "ktp", "rusak", "CONTOH WARGA DUA", "9917190203850002", {"kk": "kk", "ktp-lama": "ktp"}, State.TERKIRIM
    ),
    SampleRequest(
        "kk",
        "perubahan",
        "CONTOH WARGA TIGA",
        "9917191104920003",
        {"formulir-f102": "f-1-02", "formulir-f106": "f-1-06", "kk": "kk", "ijazah": "dokumen-pendukung"},
        State.SEDANG_DIPERIKSA,
        {"yang-berubah": "pendidikan"},
    ),
    SampleRequest(
        "kk",
        "rusak",
        "CONTOH WARGA EMPAT",
        "9917195506780004",
        {"formulir-f102": "f-1-02", "kk-rusak": "kk", "dokumen-pendukung": "dokumen-pendukung"},
        State.PERLU_DILENGKAPI,
    ),
    SampleRequest(
        "kk",
        "tambah-anggota",
        "CONTOH WARGA LIMA",
        "9917190909870005",
        {
            "formulir-f101": "f-1-01",
            "kk": "kk",
            "surat-nikah-orang-tua": "dokumen-pendukung",
            "surat-kelahiran-desa": "surat-lahir",
            "surat-kelahiran-medis": "surat-lahir",
        },
        State.MENUNGGU_TANDA_TANGAN,
        {"siapa-anggota": "bayi"},
    ),
    SampleRequest(
        "kk",
        "baru",
        "CONTOH WARGA ENAM",
        "9917196112950006",
        {"formulir-f102": "f-1-02", "kk-asal": "kk", "dokumen-pendukung": "dokumen-pendukung"},
        State.SIAP_DIAMBIL,
    ),
    SampleRequest(
        "ktp",
        "hilang",
        "CONTOH WARGA TUJUH",
        "9917191507810007",
        {"kk": "kk", "surat-kehilangan": "surat-kehilangan"},
        State.SIAP_DIAMBIL,
    ),
)


def specimen_pdf(number: str, nama: str) -> bytes:
    """What stands for the finished document: one A4 page that nobody can mistake for a real Kartu Keluarga."""
    page = FPDF(orientation="landscape", format="A4")
    page.add_page()
    page.set_text_color(225, 190, 186)
    page.set_font("Helvetica", "B", 110)
    with page.rotation(22, 148, 105):
        page.text(38, 125, "SPECIMEN")
    page.set_text_color(20, 22, 28)
    page.set_font("Helvetica", "B", 30)
    page.cell(0, 18, "KARTU KELUARGA", align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", "", 15)
    page.cell(0, 10, "Contoh, bukan dokumen sah", align="C", new_x="LMARGIN", new_y="NEXT")
    page.ln(12)
    for line in (f"Nomor permohonan: {number}", f"Kepala Keluarga: {nama}", "Anggota: CONTOH ISTRI, CONTOH ANAK"):
        page.cell(0, 12, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())

"""Words of checking item by item, and of requests that resemble one another."""

from __future__ import annotations

from office.siak.port import Element, Unavailable
from office.twins import Likeness

LIKENESS: dict[Likeness, str] = {
    Likeness.SAME_SERVICE: "NIK sama, layanan sama, dan keduanya masih dibuka",
    Likeness.SAME_FAMILY: "nomor KK sama di dua permohonan yang masih dibuka",
    Likeness.SAME_SCAN: "ada lembar pindaian yang persis sama",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ELEMENTS: dict[Element, str] = {Element.NAMA: "Nama lengkap", Element.NOMOR_KK: "Nomor KK", Element.DESA: "Desa"}
UNAVAILABLE: dict[Unavailable, str] = {
    Unavailable.NOT_CONNECTED: "Kantor ini belum terhubung ke SIAK.",
    Unavailable.NO_ANSWER: "SIAK tidak menjawab. Coba lagi nanti, atau cocokkan di aplikasi SIAK.",
    Unavailable.UNKNOWN_NIK: "NIK ini tidak ditemukan di SIAK.",
}

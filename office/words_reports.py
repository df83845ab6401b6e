"""The office's words in reports and registers."""

from __future__ import annotations

from adminduk.skm import Band, Element

# The elements as Permenpan RB 14/2017 calls them.
ELEMENTS: dict[Element, str] = {
    Element.PERSYARATAN: "Persyaratan",
    Element.PROSEDUR: "Sistem, mekanisme, dan prosedur",
    Element.WAKTU: "Waktu penyelesaian",
    Element.BIAYA: "Biaya/tarif",
    Element.PRODUK: "Produk layanan",
    Element.KOMPETENSI: "Kompetensi pelaksana",
    Element.PERILAKU: "Perilaku pelaksana",
    Element.PENGADUAN: "Penanganan pengaduan",
    Element.SARANA: "Sarana dan prasarana",
}
BANDS: dict[Band, str] = {
    Band.A: "sangat baik",
    Band.B: "baik",
    Band.C: "kurang baik",
    Band.D: "tidak baik",
}

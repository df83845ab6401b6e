"""The office's words in reports and registers."""

from __future__ import annotations

from adminduk.skm import Band, Element, Trait

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
TRAITS: dict[Trait, str] = {
    Trait.SEX: "Jenis kelamin",
    Trait.AGE: "Umur",
    Trait.EDUCATION: "Pendidikan",
    Trait.OCCUPATION: "Pekerjaan",
}
ANSWERS: dict[Trait, dict[str, str]] = {
    Trait.SEX: {"laki-laki": "Laki-laki", "perempuan": "Perempuan"},
    Trait.AGE: {
        "kurang-25": "Kurang dari 25 tahun",
        "25-34": "25 sampai 34 tahun",
        "35-44": "35 sampai 44 tahun",
        "45-54": "45 sampai 54 tahun",
        "55-lebih": "55 tahun ke atas",
    },
    Trait.EDUCATION: {
        "sd": "SD atau di bawahnya",
        "smp": "SMP",
        "sma": "SMA atau SMK",
        "diploma": "Diploma (D1 sampai D3)",
        "s1": "Sarjana (S1, D4)",
        "s2-s3": "S2 atau S3",
    },
    Trait.OCCUPATION: {
        "pns": "PNS",
        "tni": "TNI",
        "polri": "POLRI",
        "swasta": "Pegawai swasta",
        "wirausaha": "Wirausaha",
        "lainnya": "Lainnya",
    },
}

"""The office's own words for complaints, calls and the survey. The console speaks Indonesian only."""

from __future__ import annotations

from adminduk.pengaduan import ActionKind, Channel, Kind, Nature, State, Topic
from adminduk.skm import Band, Element

KINDS: dict[Kind, str] = {Kind.PENGADUAN: "Pengaduan", Kind.SARAN: "Saran"}
TOPICS: dict[Topic, str] = {
    Topic.SYARAT: "Syarat dan tata cara",
    Topic.WAKTU: "Terlalu lama",
    Topic.PETUGAS: "Petugas",
    Topic.BIAYA: "Diminta uang atau biaya",
    Topic.SARANA: "Tempat dan fasilitas",
    Topic.ANJUNGAN: "Anjungan",
    Topic.LAINNYA: "Hal lain",
}
CHANNELS: dict[Channel, str] = {
    Channel.ANJUNGAN: "anjungan",
    Channel.LOKET: "loket",
    Channel.KOTAK: "kotak saran",
    Channel.SURAT: "surat",
    Channel.TELEPON: "telepon",
    Channel.PESAN: "SMS atau WhatsApp",
    Channel.SUREL: "surel",
}
STATES: dict[State, str] = {
    State.DITERIMA: "Diterima",
    State.DITANGANI: "Ditangani",
    State.DITERUSKAN: "Diteruskan",
    State.DIJAWAB: "Dijawab",
    State.SELESAI: "Selesai",
}
NATURES: dict[Nature, str] = {
    Nature.INFORMASI: "Permintaan informasi: dijawab dalam 5 hari",
    Nature.MEJA: "Tanpa pemeriksaan lapangan: dijawab dalam 14 hari",
    Nature.LAPANGAN: "Dengan pemeriksaan lapangan: dijawab dalam 60 hari",
}
HISTORY: dict[ActionKind, str] = {
    ActionKind.RECEIVE: "Diterima",
    ActionKind.ASSIGN: "Ditugaskan",
    ActionKind.ESCALATE: "Diteruskan",
    ActionKind.ANSWER: "Dijawab",
    ActionKind.CLOSE: "Ditutup",
}
BUTTONS: dict[ActionKind, str] = {
    ActionKind.ASSIGN: "Tugaskan",
    ActionKind.ANSWER: "Kirim jawaban",
    ActionKind.ESCALATE: "Teruskan",
    ActionKind.CLOSE: "Tutup",
}
DONE: dict[ActionKind, str] = {
    ActionKind.RECEIVE: "Sudah dicatat. Berikan tanda buktinya kepada pelapor, atau kirimkan nomornya.",
    ActionKind.ASSIGN: "Sudah ditugaskan. Batas jawabannya tampil di atas.",
    ActionKind.ANSWER: "Jawaban sudah tersimpan. Pelapor dapat membacanya dengan slip, di anjungan atau di telepon.",
    ActionKind.ESCALATE: "Sudah dicatat ke mana diteruskan. Batas waktunya tetap berjalan.",
    ActionKind.CLOSE: "Sudah ditutup.",
}
ELEMENTS: dict[Element, str] = {
    Element.PERSYARATAN: "Persyaratan",
    Element.PROSEDUR: "Sistem, mekanisme, dan prosedur",
    Element.WAKTU: "Waktu penyelesaian",
    Element.BIAYA: "Biaya atau tarif",
    Element.PRODUK: "Produk spesifikasi jenis pelayanan",
    Element.KOMPETENSI: "Kompetensi pelaksana",
    Element.PERILAKU: "Perilaku pelaksana",
    Element.PENGADUAN: "Penanganan pengaduan, saran, dan masukan",
    Element.SARANA: "Sarana dan prasarana",
}
BANDS: dict[Band, str] = {
    Band.A: "A, sangat baik",
    Band.B: "B, baik",
    Band.C: "C, kurang baik",
    Band.D: "D, tidak baik",
}
# What was open on a kiosk when somebody called: the names of its pages, as it tells them.
PAGES: dict[str, str] = {
    "attract": "halaman depan",
    "service": "memilih layanan",
    "reason": "memilih alasan",
    "briefing": "daftar syarat",
    "nik": "mengetik NIK",
    "nama": "mengetik nama",
    "nomor-kk": "mengetik nomor KK",
    "telepon": "mengetik nomor telepon",
    "desa": "memilih desa",
    "scan": "memindai berkas",
    "camera": "memotret berkas",
    "corners": "menunjukkan sudut lembar",
    "review": "memeriksa isian",
    "busy": "menunggu mesin",
    "number": "nomor permohonan",
    "readcode": "menunjukkan kode slip",
    "status": "status permohonan",
}


def page(name: str) -> str:
    """Where somebody was who called; a page that this office does not know yet has no name here."""
    return PAGES.get(name, "mengisi permohonan" if name else "halaman tidak disebut")

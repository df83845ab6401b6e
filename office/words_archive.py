"""The console's words about the archive."""

from __future__ import annotations

from office.archive.destroying import Bar
from office.store.archive import Kind, Stage

KINDS: dict[Kind, str] = {
    Kind.ARCHIVED: "Berita Acara Pengarsipan",
    Kind.DELETED: "Berita Acara Pemusnahan Arsip",
}
STAGES: dict[Stage, str] = {
    Stage.PROPOSED: "menunggu persetujuan",
    Stage.APPROVED: "disetujui, berkas sedang dihapus",
    Stage.DONE: "selesai",
    Stage.DECLINED: "tidak disetujui",
}
BARS: dict[Bar, str] = {
    Bar.NOTHING: "Tidak ada yang dapat diusulkan: pilih permohonan yang lewat masa simpan dan tidak ditahan.",
    Bar.SAME_PERSON: "Pemusnahan harus disetujui orang lain, bukan yang mengusulkan.",
    Bar.NOT_ALLOWED: "Akun Anda tidak berwenang menyetujui pemusnahan.",
    Bar.OVER: "Usul ini sudah diputuskan.",
    Bar.HELD: "Salah satu permohonan ditahan dan tidak boleh dimusnahkan. Tolak usul ini, lalu usulkan yang lain.",
    Bar.UNREADABLE: "Berkas salah satu permohonan tidak dapat dibaca, jadi tidak dapat dibuktikan apa yang dihapus.",
}
SHELVES: dict[str, str] = {"pages": "lembar pindaian", "documents": "dokumen jadi", "deliveries": "isian permohonan"}

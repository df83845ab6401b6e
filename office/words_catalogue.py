"""Words of the catalogue's editor: why something was not saved or published, and what an edition stands on."""

from __future__ import annotations

from office.editions.workbench import Obstacle
from office.store.editions import BasisKind, EditionState

OBSTACLES: dict[Obstacle, str] = {
    Obstacle.OVERTAKEN: (
        "{who} baru saja mengubah katalog ini{when}. Yang Anda ketik belum disimpan dan masih ada di bawah. "
        "Bandingkan dengan isi yang baru, lalu simpan sekali lagi."
    ),
    Obstacle.UNREADABLE: "Susunan berkas ini sedang rusak. Perbaiki dahulu lewat “Sunting berkas”.",
    Obstacle.PROBLEMS: "Konsep ini masih mengandung kesalahan. Perbaiki dahulu; yang berlaku tidak berubah.",
    Obstacle.NO_BASIS: "Isi nomor dan tanggal keputusan atau berita acara FKP; tanggalnya paling lambat hari ini.",
    Obstacle.OTHER_OFFICE: "Nama pendek dan kode kantor tidak dapat diganti: nomor permohonan bergantung padanya.",
    Obstacle.NOTHING: "Tidak ada yang diterbitkan: isinya sama dengan yang berlaku, atau konsepnya sudah tidak ada.",
}
BASES: dict[BasisKind, str] = {
    BasisKind.SHIPPED: "bawaan program",
    BasisKind.DECREE: "keputusan",
    BasisKind.FORUM: "Forum Konsultasi Publik",
}
STATES: dict[EditionState, str] = {
    EditionState.DRAFT: "konsep",
    EditionState.PUBLISHED: "berlaku",
    EditionState.SUPERSEDED: "digantikan",
    EditionState.DROPPED: "dibuang",
}
TAKEN_IN: dict[Obstacle, str] = {
    Obstacle.OVERTAKEN: "Kantor ini sedang mengerjakan sebuah konsep. Terbitkan atau buang dahulu di konsol.",
    Obstacle.NOTHING: "Isinya sama dengan yang berlaku. Tidak ada konsep yang dibuat.",
}

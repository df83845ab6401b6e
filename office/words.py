"""The office's own words for states, actions, roles and reasons. The console speaks Indonesian only."""

from __future__ import annotations

from adminduk.catalogue.model import FieldId
from adminduk.filing import PageMark
from adminduk.proxy import Behalf
from adminduk.request import ActionKind, Role, State
from office.signatures import Verdict

STATES: dict[State, str] = {
    State.TERKIRIM: "Terkirim",
    State.SEDANG_DIPERIKSA: "Sedang diperiksa",
    State.PERLU_DILENGKAPI: "Perlu dilengkapi",
    State.DIPROSES: "Diproses",
    State.MENUNGGU_TANDA_TANGAN: "Menunggu tanda tangan",
    State.SIAP_DIAMBIL: "Siap diambil",
    State.SUDAH_DIAMBIL: "Sudah diambil",
    State.DITOLAK: "Ditolak",
    State.DIBATALKAN: "Dibatalkan",
    State.DIARSIPKAN: "Diarsipkan",
}

# What the kiosk doubted about a page; a person looks at it.
PAGE_MARKS: dict[PageMark, str] = {
    PageMark.OTHER_FORM: "mesin ragu: mungkin bukan formulirnya",
    PageMark.UNSIGNED: "mesin tidak melihat tanda tangan",
    PageMark.NO_METERAI: "mesin tidak melihat meterai",
    PageMark.UNCHECKED: "tanda tangan belum diperiksa mesin",
}

# What stands on the button (verb first), and what stands in the history afterwards.
BUTTONS: dict[ActionKind, str] = {
    ActionKind.TAKE: "Mulai periksa",
    ActionKind.RELEASE: "Lepaskan ke antrean",
    ActionKind.TAKE_OVER: "Ambil alih pemeriksaan",
    ActionKind.RETURN: "Kembalikan ke pemohon",
    ActionKind.REGISTER: "Catat nomor agenda",
    ActionKind.PROCESS: "Kirim untuk ditandatangani",
    ActionKind.ATTACH: "Lampirkan dokumen jadi",
    ActionKind.MARK_READY: "Tandai siap diambil",
    ActionKind.HAND_OVER: "Serahkan di loket",
    ActionKind.FORWARD: "Langkah ini selesai, teruskan",
    ActionKind.SEND_BACK: "Kembalikan ke meja sebelumnya",
    ActionKind.REJECT: "Tolak permohonan",
    ActionKind.CANCEL: "Batalkan permohonan",
    ActionKind.ARCHIVE: "Arsipkan",
}
HISTORY: dict[ActionKind, str] = {
    ActionKind.FILE: "Diajukan di anjungan",
    ActionKind.TAKE: "Mulai diperiksa",
    ActionKind.RELEASE: "Dilepaskan ke antrean",
    ActionKind.TAKE_OVER: "Pemeriksaan diambil alih",
    ActionKind.RETURN: "Dikembalikan ke pemohon",
    ActionKind.COMPLETE: "Dilengkapi di anjungan",
    ActionKind.REGISTER: "Dicatat di agenda",
    ActionKind.PROCESS: "Dikirim untuk ditandatangani",
    ActionKind.ATTACH: "Dokumen jadi dilampirkan",
    ActionKind.MARK_READY: "Ditandai siap diambil",
    ActionKind.HAND_OVER: "Diserahkan",
    ActionKind.FORWARD: "Langkah SOP selesai",
    ActionKind.SEND_BACK: "Dikembalikan ke meja sebelumnya",
    ActionKind.REJECT: "Ditolak",
    ActionKind.CANCEL: "Dibatalkan",
    ActionKind.ARCHIVE: "Diarsipkan",
    ActionKind.DISCARD: "Foto asli dihapus",
}
ROLES: dict[Role, str] = {
    Role.PEMOHON: "Pemohon",
    Role.KANTOR: "Sistem kantor",
    Role.LOKET: "Loket",
    Role.ADMIN_DESA: "Admin desa",
    Role.OPERATOR: "Operator",
    Role.KASI: "Kasi",
    Role.KABID: "Kabid",
    Role.CAMAT: "Camat",
    Role.KADIN: "Kepala dinas",
    Role.PENGELOLA: "Pengelola",
}
RETURN_REASONS: dict[str, str] = {
    "buram": "Buram, tidak terbaca",
    "terpotong": "Terpotong",
    "dokumen-salah": "Bukan dokumen yang diminta",
    "tidak-berlaku": "Sudah tidak berlaku",
    "belum-ditandatangani": "Belum ditandatangani",
    "kurang": "Belum ada atau kurang lembar",
    "lainnya": "Lainnya (tulis di catatan)",
}
FIELDS: dict[str, str] = {
    FieldId.NIK: "NIK",
    FieldId.NAMA: "Nama lengkap",
    FieldId.NOMOR_KK: "Nomor KK",
    FieldId.DESA: "Desa",
    FieldId.TELEPON: "Nomor telepon",
    FieldId.KEPERLUAN: "Keperluan",
    FieldId.INSTANSI: "Instansi",
    FieldId.TANGGAL: "Tanggal",
    FieldId.ALAMAT_TUJUAN: "Alamat tujuan",
    FieldId.NOMOR_AKTA: "Nomor akta",
    FieldId.EMAIL: "Alamat surel",
}
DEVICES: dict[str, str] = {
    "scanner": "Pemindai",
    "camera": "Kamera dokumen",
    "reader": "Pembaca kode",
    "printer": "Pencetak A4",
    "slip_printer": "Pencetak slip",
    "power": "Listrik dan UPS",
    "store": "Penyimpanan",
    "uplink": "Kiriman ke kantor",
    "network": "Jaringan",
    "clock": "Jam",
    "disk": "Disk",
    "database": "Basis data",
    "machine": "Komputer",
    "panel": "Layar",
    "sound": "Suara",
}
SERVICES: dict[str, str] = {
    "file": "Mengajukan",
    "collect": "Mengambil dokumen",
    "status": "Cek status",
    "info": "Informasi layanan",
    "voice": "Pengaduan dan saran",
}
# A step of a service that goes another way now, or no way at all; the ids are the kiosk's (docs/kiosk-api.md).
DETOURS: dict[str, str] = {
    "visit.closed": "listrik padam",
    "keep.closed": "penyimpanan tidak dapat dipakai",
    "handover.closed": "kantor tidak terjangkau dari anjungan",
    "standing.remembered": "status dari ingatan anjungan",
    "delivery.later": "berkas disimpan dulu, dikirim kemudian",
    "document.closed": "tidak dapat mencetak; dokumen diambil di loket",
    "pages.camera": "berkas difoto dengan kamera",
    "pages.counter": "berkas dibawa ke loket",
    "print_form.counter": "formulir ditandatangani di loket",
    "slip.printer": "nomor dicetak di kertas A4",
    "slip.screen": "nomor hanya tampil di layar",
    "code.camera": "kode slip dibaca kamera",
    "code.typed": "kode slip diketik",
}
OUTCOMES: dict[str, str] = {"pass": "baik", "warn": "perlu dilihat", "fail": "ada yang gagal", "not-run": "tidak diuji"}
TESTERS: dict[str, str] = {"night": "uji malam", "technician": "oleh teknisi", "shell": "lewat perintah"}
SIGNATURES: dict[str, str] = {
    Verdict.TRUSTED: "Tanda tangan elektroniknya sah.",
    Verdict.UNKNOWN_ISSUER: (
        "PDF ini bertanda tangan elektronik, tetapi penerbit sertifikatnya tidak dikenal di kantor ini. "
        "Periksa dahulu di layanan verifikasi BSrE."
    ),
    Verdict.LAPSED: (
        "PDF ini bertanda tangan elektronik, tetapi sertifikatnya sudah habis masa berlaku atau dicabut. "
        "Minta berkas yang ditandatangani ulang."
    ),
    Verdict.CHANGED: (
        "Isi PDF ini berubah setelah ditandatangani. Jangan diserahkan: unduh ulang dari sumbernya, "
        "lalu lampirkan lagi."
    ),
    Verdict.UNSIGNED: "PDF ini tidak bertanda tangan elektronik. Pastikan ini berkas yang benar.",
    Verdict.UNREADABLE: (
        "Tanda tangan elektronik pada PDF ini tidak dapat diperiksa di sini. Periksa dahulu di layanan verifikasi BSrE."
    ),
    "": "Tanda tangan elektronik PDF ini belum diperiksa. Lampirkan sekali lagi supaya diperiksa.",
}
HOLDER_CHECKS = ("KTP-el asli", "KK asli", "Surat kuasa dan KTP-el penerima kuasa", "Dikenal petugas")
BEHALF: dict[str, str] = {
    Behalf.FAMILY: "Diajukan anggota keluarga satu KK.",
    Behalf.OTHER: "Diajukan penerima kuasa. Periksa surat kuasa F-1.07 dan KTP-el keduanya.",
}
# What of a file somebody looked at; the names stand in the addresses.
LOOKS: dict[str, str] = {
    "permohonan": "berkas dan jawaban",
    "halaman": "lembar pindaian",
    "berkas": "unduhan berkas",
    "dokumen": "unduhan dokumen jadi",
    "periksa": "halaman periksa",
    "siak": "lembar SIAK",
    "banding": "berkas berdampingan",
    "register": "register",
    "serah": "halaman penyerahan",
    "serahkan": "halaman penyerahan",
    "tanda-terima": "tanda terima pengambilan",
}

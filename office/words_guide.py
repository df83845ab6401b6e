"""The words of the first day's guide: what each step is for, and what to press."""

from __future__ import annotations

from adminduk.request import ActionKind
from office.guide import Step
from office.words import BUTTONS

# Step -> its name, what it is for, what to do now.
STEPS: dict[Step, tuple[str, str, str]] = {
    Step.OPEN: (
        "Buka satu permohonan",
        "Antrean menampilkan yang menunggu, paling mendesak di atas. Nama dan NIK baru terlihat setelah dibuka.",
        "Buka permohonan ini, lalu baca jawaban pemohon di samping berkasnya.",
    ),
    Step.TAKE: (
        "Mulai memeriksa",
        "Sejak ini permohonan ada di tangan Anda; petugas lain tidak dapat memutuskannya pada saat yang sama.",
        f"Di halaman permohonan, tekan “{BUTTONS[ActionKind.TAKE]}”.",
    ),
    Step.REGISTER: (
        "Periksa setiap lembar, lalu catat di buku agenda",
        "Tombol Enter menerima satu syarat, K mengembalikannya dengan alasan. Bila semua baik, nomor agenda dicatat.",
        f"Di halaman periksa, tekan Enter sampai selesai; atau “{BUTTONS[ActionKind.REGISTER]}” di halaman permohonan.",
    ),
    Step.PROCESS: (
        "Kerjakan dan kirim untuk ditandatangani",
        "Data disalin ke SIAK dari lembar SIAK, satu tombol salin untuk setiap nilai.",
        f"Di halaman permohonan, tekan “{BUTTONS[ActionKind.PROCESS]}”.",
    ),
    Step.ATTACH: (
        "Lampirkan dokumen yang sudah ditandatangani",
        "PDF yang kembali dari penanda tangan dilampirkan apa adanya; tanda tangannya diperiksa.",
        f"Unduh dokumen contoh di bawah, pilih berkas itu, lalu tekan “{BUTTONS[ActionKind.ATTACH]}”.",
    ),
    Step.MARK_READY: (
        "Beri tahu bahwa sudah siap",
        "Halaman status pemohon berubah, dan pesan WhatsApp untuknya sudah disiapkan.",
        f"Di halaman permohonan, tekan “{BUTTONS[ActionKind.MARK_READY]}”.",
    ),
    Step.HAND_OVER: (
        "Serahkan kepada yang berhak",
        "Periksa siapa yang mengambil, minta tanda tangannya, lalu cetak tanda terima.",
        f"Tekan “{BUTTONS[ActionKind.HAND_OVER]}”, isi formulirnya, lalu simpan.",
    ),
    Step.ARCHIVE: (
        "Arsipkan",
        "Permohonan selesai. Berita acara mencatatnya, dan masa simpannya mulai dihitung.",
        "Buka Arsip, centang permohonan ini, lalu arsipkan.",
    ),
}

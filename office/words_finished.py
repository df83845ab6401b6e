"""The console's words about finished documents, their handover and what is kept of them."""

from __future__ import annotations

from office.counter.arriving import Snag
from office.counter.handing import Lack
from office.finished.confirming import Stop
from office.finished.matching import Why

WHY: dict[str, str] = {
    Why.NUMBER: "nomor permohonan ada di berkas",
    Why.AGENDA: "nomor agenda ada di berkas",
    Why.NIK: "NIK pemohon ada di berkas",
    Why.NAME: "nama pemohon ada di berkas",
}
STOPS: dict[Stop, str] = {
    Stop.GONE: "Berkas ini sudah dilampirkan atau dibuang.",
    Stop.HAS_ANOTHER: "Permohonan ini sudah punya dokumen jadi. Bila perlu diganti, ganti di halaman permohonannya.",
}
LACKS: dict[Lack, str] = {
    Lack.WHO: "Pilih dahulu siapa yang mengambil. Surat kuasa dipakai wakil atau orang lain, bukan pemohon sendiri.",
    Lack.SHOWN: "Pilih dahulu bukti yang Anda periksa dari pengambil.",
    Lack.NAME: "Tulis nama yang mengambil, seperti di KTP-el-nya.",
    Lack.NIK: "Tulis NIK yang mengambil, 16 angka.",
    Lack.SIGNATURE: "Belum ada tanda tangan. Minta pengambil menandatangani di layar, atau pilih di kertas.",
}
SNAGS: dict[Snag, str] = {
    Snag.NO_NUMBER: "Bukan nomor permohonan.",
    Snag.THERE: "Sudah ada di kotak.",
    Snag.NOT_WAITING: "Permohonan ini tidak sedang menunggu kartu.",
}

"""The words of the pages about accounts."""

from __future__ import annotations

from office.staff import Deed, Problem
from office.store.accounts import Way

DEEDS: dict[str, str] = {
    Deed.MADE: "Akun dibuat",
    Deed.ASSIGNED: "Peran, meja, atau wilayah diubah",
    Deed.NEW_PASSWORD: "Kata sandi sementara dibuat",
    Deed.BLOCKED: "Akun diblokir",
    Deed.UNBLOCKED: "Blokir dibuka",
    Deed.SIGNED_OUT: "Dikeluarkan dari semua komputer",
    Deed.FACTOR_REMOVED: "Kode kedua dicabut",
    "kode-kedua": "Kode kedua dipasang",
    "pin": "PIN dipasang",
}
PROBLEMS: dict[Problem, str] = {
    Problem.LOGIN: "Nama pengguna hanya huruf kecil, angka, titik atau garis, misalnya loket1.",
    Problem.NAME: "Tulis nama petugas, paling panjang 80 huruf.",
    Problem.TAKEN: "Nama pengguna ini sudah ada, juga bila akunnya diblokir. Pilih nama lain.",
    Problem.NO_ROLE: "Pilih paling sedikit satu peran.",
    Problem.DESK: "Meja yang dipilih memerlukan peran lain. Pilih perannya juga, atau lepaskan mejanya.",
    Problem.AREA: "Kode wilayah tidak dikenal di wilayah kantor ini. Pilih dari daftar.",
    Problem.YOURSELF: "Akun Anda sendiri tidak dapat diblokir atau kehilangan peran pengelola. Minta pengelola lain.",
}
WAYS: dict[str, str] = {Way.PASSWORD: "kata sandi", Way.PIN: "PIN"}

"""What the album shows of the office: every page of the console, by whom it is opened and how one comes there.

`{...}` in a path is found on another page first, as an officer finds it. A test holds that no page is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

ALONE = "belajar"  # every role but the administrator's


def _nothing(_: Page) -> None:
    """The page is drawn as it opens."""


@dataclass(frozen=True)
class Scene:
    """`path` as it is opened, `route` where that says something else: the address that the program knows it by."""

    name: str
    path: str
    login: str = ALONE
    do: Callable[[Page], None] = _nothing
    route: str = ""


def _search(page: Page) -> None:
    page.locator(".find input[name=cari]").fill("MELATI")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari")


def _return(page: Page) -> None:
    page.get_by_text("Kembalikan ke pemohon…").click()


def _on_the_family_card(page: Page) -> None:
    """Where an answer stands on a Kartu Keluarga: the part of the sheet beside the field."""
    begin = page.get_by_role("button", name="Mulai periksa")
    if begin.count():
        begin.click()
        page.locator("h1 .state.sedang-diperiksa").wait_for()
    page.locator("[data-item]", has_text="Nomor KK").first.click()


def _menu(page: Page) -> None:
    page.locator(".me summary").last.click()


# Name of the place in a path -> the page on which it is found, and what its link begins with.
FOUND_ON: dict[str, tuple[str, str]] = {
    "baru": ("/antrean?keadaan=terkirim", "/permohonan/"),
    "diperiksa": ("/antrean?keadaan=diperiksa", "/permohonan/"),
    "diproses": ("/antrean?keadaan=diproses", "/permohonan/"),
    "tanda-tangan": ("/antrean?keadaan=tanda-tangan", "/permohonan/"),
    "kembali": ("/antrean?keadaan=dilengkapi", "/permohonan/"),
    "siap": ("/antrean?keadaan=siap", "/permohonan/"),
    "selesai": ("/antrean?keadaan=selesai", "/permohonan/"),
    "arsip": ("/antrean?keadaan=arsip", "/permohonan/"),
    "siak": ("/siak", "/permohonan/"),
    "ktp": ("/antrean?keadaan=terkirim&layanan=ktp", "/permohonan/"),
    "pengaduan": ("/pengaduan", "/pengaduan/"),
    "berita-acara": ("/arsip", "/arsip/"),
    "insiden": ("/data-pribadi/insiden", "/data-pribadi/insiden/"),
    "laporan-anjungan": ("/anjungan", "/anjungan/"),
}
_REQUEST = "/permohonan/{number}"
SCENES = (
    Scene("masuk", "/masuk", login=""),
    Scene("layar-ruang-tunggu", "/layar", login=""),
    Scene("papan-angka", "/papan", login=""),
    Scene("status", "/s", login=""),
    Scene("status-permohonan", "/s/{slip}", login="", route="/s/{slip_code}"),
    Scene("panduan", "/panduan"),
    Scene("antrean", "/antrean"),
    Scene("antrean-siap", "/antrean?keadaan=siap"),
    Scene("antrean-menu", "/antrean", do=_menu),
    Scene("antrean-loket", "/antrean", login="loket"),
    Scene("cari", "/antrean", do=_search),
    Scene("meja", "/meja"),
    Scene("meja-camat", "/meja", login="camat"),
    Scene("permohonan-baru", "/permohonan/{baru}", route=_REQUEST),
    Scene("periksa-mulai", "/permohonan/{baru}/periksa", route=f"{_REQUEST}/periksa"),
    Scene("permohonan-diperiksa", "/permohonan/{diperiksa}", do=_return, login="operator"),
    Scene("periksa", "/permohonan/{diperiksa}/periksa", login="operator"),
    Scene("periksa-kk", "/permohonan/{ktp}/periksa", do=_on_the_family_card),
    Scene("permohonan-diproses", "/permohonan/{diproses}"),
    Scene("permohonan-tanda-tangan", "/permohonan/{tanda-tangan}"),
    Scene("permohonan-kembali", "/permohonan/{kembali}"),
    Scene("permohonan-siap", "/permohonan/{siap}"),
    Scene("serahkan", "/permohonan/{siap}/serahkan", route=f"{_REQUEST}/serahkan"),
    Scene("permohonan-selesai", "/permohonan/{selesai}"),
    Scene("permohonan-arsip", "/permohonan/{arsip}"),
    Scene("siak", "/siak"),
    Scene("siak-lembar", "/permohonan/{siak}/siak", route=f"{_REQUEST}/siak"),
    Scene("dokumen-jadi", "/dokumen-jadi"),
    Scene("kartu", "/kartu"),
    Scene("kartu-label", "/kartu/A/label", route="/kartu/{box}/label"),
    Scene("register", "/register"),
    Scene("register-permohonan", "/register/permohonan", route="/register/{book}"),
    Scene("register-agenda", "/register/agenda"),
    Scene("register-pengambilan", "/register/pengambilan"),
    Scene("register-cetak", "/register/agenda/cetak", route="/register/{book}/cetak"),
    Scene("arsip", "/arsip"),
    Scene("berita-acara", "/arsip/{berita-acara}", route="/arsip/{record_id}"),
    Scene("laporan", "/laporan"),
    Scene("laporan-standar", "/laporan/standar"),
    Scene("alasan", "/alasan"),
    Scene("katalog", "/katalog"),
    Scene("katalog-perubahan", "/katalog/perubahan"),
    Scene("katalog-isi", "/katalog/isi/kk", route="/katalog/isi/{name}"),
    Scene("katalog-kantor", "/katalog/isi/kantor"),
    Scene("katalog-berkas", "/katalog/berkas/kk", route="/katalog/berkas/{name}"),
    Scene("katalog-pratinjau", "/katalog/pratinjau/kk", route="/katalog/pratinjau/{service}"),
    Scene("katalog-terbit", "/katalog/terbit"),
    Scene("katalog-terbit-pratinjau", "/katalog/terbit/pratinjau/kk", route="/katalog/terbit/pratinjau/{service}"),
    Scene("pengaduan", "/pengaduan"),
    Scene("pengaduan-satu", "/pengaduan/{pengaduan}", route="/pengaduan/{complaint}"),
    Scene("pengaduan-baru", "/pengaduan/baru"),
    Scene("panggilan", "/panggilan"),
    Scene("survei", "/survei"),
    Scene("kabar", "/kabar"),
    Scene("anjungan", "/anjungan"),
    Scene("data-pribadi", "/data-pribadi"),
    Scene("insiden-daftar", "/data-pribadi/insiden"),
    Scene("insiden", "/data-pribadi/insiden/{insiden}", route="/data-pribadi/insiden/{breach_id}"),
    Scene("akun", "/akun", login="pengelola"),
    Scene("akun-satu", "/akun/operator", login="pengelola", route="/akun/{login}"),
    Scene("akun-saya", "/akun-saya"),
    Scene("kode-kedua", "/kode-kedua"),
    Scene("ganti-petugas", "/ganti-petugas"),
    Scene("ganti-sandi", "/ganti-sandi"),
)
# What comes out of a printer: the browser's own print of a page, and the PDFs that the office makes.
PRINTED_PAGES = ("register-cetak", "kartu-label", "insiden", "permohonan-siap", "laporan-standar", "siak-lembar")
PRINTS: dict[str, str] = {
    "register": "/register/permohonan/pdf",
    "laporan": "/laporan/pdf",
    "berita-acara": "/arsip/{berita-acara}/pdf",
    "berkas": "/permohonan/{baru}/berkas",
}

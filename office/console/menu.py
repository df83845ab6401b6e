"""The pages of the console's menu, in their order, each for those who may open it."""

from __future__ import annotations

from dataclasses import dataclass

from office.permissions import Permission, may
from office.store.accounts import Account


@dataclass(frozen=True)
class Entry:
    """`page` is what a template calls itself (`here_page`), `path` its address; what is not `daily` is folded away."""

    page: str
    path: str
    name: str
    permission: Permission
    daily: bool = True


MENU = (
    Entry("antrean", "/antrean", "Antrean", Permission.SEE_REQUESTS),
    Entry("meja", "/meja", "Meja saya", Permission.SEE_REQUESTS),
    Entry("data-pribadi", "/data-pribadi", "Data pribadi", Permission.PERSONAL_DATA, daily=False),
    Entry("siak", "/siak", "Ke SIAK", Permission.EXPORT_TO_SIAK),
    Entry("dokumen-jadi", "/dokumen-jadi", "Dokumen jadi", Permission.RECEIVE_DOCUMENTS),
    Entry("kartu", "/kartu", "Kartu", Permission.RECEIVE_DOCUMENTS, daily=False),
    Entry("kabar", "/kabar", "Kabar", Permission.TELL, daily=False),
    Entry("register", "/register", "Register", Permission.SEE_REGISTERS),
    Entry("arsip", "/arsip", "Arsip", Permission.SEE_REGISTERS, daily=False),
    Entry("laporan", "/laporan", "Laporan", Permission.SEE_REPORTS),
    Entry("alasan", "/alasan", "Alasan", Permission.EDIT_REASONS, daily=False),
    Entry("katalog", "/katalog", "Katalog", Permission.EDIT_CATALOGUE, daily=False),
    Entry("terbit", "/katalog/terbit", "Terbitkan katalog", Permission.PUBLISH_CATALOGUE, daily=False),
    Entry("pengaduan", "/pengaduan", "Pengaduan", Permission.ANSWER_VOICES),
    Entry("panggilan", "/panggilan", "Panggilan", Permission.ANSWER_VOICES, daily=False),
    Entry("survei", "/survei", "Survei", Permission.ANSWER_VOICES, daily=False),
    Entry("anjungan", "/anjungan", "Anjungan", Permission.SEE_KIOSKS, daily=False),
    Entry("akun", "/akun", "Akun", Permission.MANAGE_ACCOUNTS, daily=False),
)


def menu_of(account: Account) -> tuple[Entry, ...]:
    """What `account` finds in its menu."""
    return tuple(entry for entry in MENU if may(account, entry.permission))

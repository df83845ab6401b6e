"""`anjungan user`: accounts of the office's people. Passwords are generated, shown once, and changed at sign-in."""

from __future__ import annotations

import re
from typing import Annotated, NoReturn

import typer

from adminduk.request import Role
from anjungan.office_home import open_here

user_app = typer.Typer(no_args_is_help=True, help="Akun petugas kantor.")
_LOGIN = re.compile(r"^[a-z0-9][a-z0-9.-]{1,30}$")


def register(app: typer.Typer) -> None:
    """Add `user` to the one command."""
    app.add_typer(user_app, name="user")


@user_app.command()
def add(
    login: Annotated[str, typer.Argument(help="Nama pengguna: huruf kecil dan angka, misalnya loket1.")],
    name: Annotated[str, typer.Option(help="Nama yang tampil di riwayat, misalnya 'Petugas Loket 1'.")],
    role: Annotated[list[Role], typer.Option(help="Peran, misalnya loket atau operator; boleh lebih dari satu.")],
    desk: Annotated[list[str] | None, typer.Option(help="Meja di katalog; tanpa ini semua meja perannya.")] = None,
    area: Annotated[str, typer.Option(help="Kode wilayah yang dilihat; kosong berarti seluruh kantor.")] = "",
) -> None:
    """Buat akun; kata sandi sementaranya ditampilkan sekali."""
    from office import passwords, staff, words_staff
    from office.store import account_events, accounts

    if not _LOGIN.match(login):
        _refuse(f"'{login}' tidak dapat dipakai. Pakai huruf kecil, angka, titik atau garis, misalnya loket1.")
    others = [each.value for each in role if each not in accounts.OFFICE_ROLES]
    if others:
        known = ", ".join(each.value for each in accounts.OFFICE_ROLES)
        _refuse(f"'{others[0]}' bukan peran petugas. Pilih salah satu: {known}.")
    office, password = open_here(), passwords.generate()
    duties = staff.Duties(frozenset(role), frozenset(desk or ()), area)
    problem = staff.wrong_with(office, duties)
    if problem is not None:
        _refuse(words_staff.PROBLEMS[problem])
    with office.database.writing() as session:
        account = accounts.create(
            session,
            login=login,
            name=name,
            roles=dict.fromkeys(role),
            password_hash=office.passwords.hash(password),
            must_change=True,
            now=office.clock(),
        )
        if account is not None:
            accounts.assign(session, account.id, roles=account.roles, desks=duties.desks, area=area)
            account_events.note(session, account.id, "perintah", staff.Deed.MADE, office.clock())
    if account is None:
        _refuse(f"Nama pengguna '{login}' sudah ada. Pilih nama lain, atau buat sandi baru: anjungan user password.")
    typer.echo(f"{login}  kata sandi sementara: {password}  (hanya ditampilkan sekali)")


@user_app.command("list")
def show() -> None:
    """Tampilkan semua akun."""
    from office.store import accounts

    office = open_here()
    with office.database.reading() as session:
        known = accounts.everybody(session)
    for account in known:
        roles = ", ".join(sorted(role.value for role in account.roles))
        typer.echo(f"{account.login}\t{account.name}\t{roles}")
    if not known:
        typer.echo("Belum ada akun. Akun pertama dibuat saat 'anjungan office' pertama kali dijalankan.")


@user_app.command()
def password(login: Annotated[str, typer.Argument(help="Nama pengguna.")]) -> None:
    """Buat kata sandi sementara yang baru; semua sesi akun itu berakhir."""
    from office import passwords, staff
    from office.store import account_events, accounts, attempts

    office, new = open_here(), passwords.generate()
    password_hash = office.passwords.hash(new)
    with office.database.writing() as session:
        known = accounts.by_login(session, login)
        if known is not None:
            accounts.set_password(session, known[0].id, password_hash, must_change=True, now=office.clock())
            account_events.note(session, known[0].id, "perintah", staff.Deed.NEW_PASSWORD, office.clock())
            attempts.forgive(session, "login:" + office.keys.hash_of("login", login))
    if known is None:
        _refuse(f"Nama pengguna '{login}' tidak ada. Lihat daftarnya: anjungan user list.")
    typer.echo(f"{login}  kata sandi sementara: {new}  (hanya ditampilkan sekali)")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)

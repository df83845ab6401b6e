"""`anjungan user` and `anjungan enroll`, and how they say no."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from anjungan.commands import enroll, user
from anjungan.office_home import office_settings


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typer:
    monkeypatch.setenv("ANJUNGAN_HOME", str(tmp_path))
    app = Typer()
    user.register(app)
    enroll.register(app)
    return app


def run(app: Typer, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_an_account_is_made_with_a_temporary_password(app: Typer) -> None:
    code, said = run(app, "user", "add", "loket1", "--name", "Contoh", "--role", "loket")
    assert code == 0
    assert "kata sandi sementara" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Loket 1", "--name", "Contoh", "--role", "loket"), "Pakai huruf kecil"),
        (("loket1", "--name", "Contoh", "--role", "pemohon"), "bukan peran petugas"),
        (("loket1", "--name", "Contoh", "--role", "kantor"), "bukan peran petugas"),
        (("loket1", "--name", "Contoh", "--role", "loket", "--desk", "camat"), "memerlukan peran lain"),
        (("loket1", "--name", "Contoh", "--role", "loket", "--area", "33.18"), "tidak dikenal di wilayah kantor ini"),
    ],
)
def test_an_account_that_will_not_do_is_explained(app: Typer, words: tuple[str, ...], sentence: str) -> None:
    code, said = run(app, "user", "add", *words)
    assert code == 1
    assert sentence in said


def test_a_login_is_given_once(app: Typer) -> None:
    words = ("user", "add", "loket1", "--name", "Contoh", "--role", "loket")
    assert run(app, *words)[0] == 0
    code, said = run(app, *words)
    assert code == 1
    assert "sudah ada" in said


def test_an_unknown_login_gets_no_password(app: Typer) -> None:
    code, said = run(app, "user", "password", "siapa")
    assert code == 1
    assert "tidak ada" in said
    assert "Belum ada akun" in run(app, "user", "list")[1]


def test_an_enrolment_code_is_all_that_is_printed(app: Typer) -> None:
    code, said = run(app, "enroll", "code")
    assert code == 0
    assert len(said.strip()) == 11


def test_a_kiosk_that_is_not_here_cannot_be_revoked(app: Typer) -> None:
    code, said = run(app, "enroll", "revoke", "7")
    assert code == 1
    assert "Anjungan nomor 7 tidak ada" in said


def test_the_public_address_follows_the_port_unless_it_was_set(app: Typer, tmp_path: Path) -> None:
    assert office_settings(8123).public_url == "http://127.0.0.1:8123"
    (tmp_path / "anjungan.toml").write_text('[office]\npublic_url = "https://office.example"\n')
    assert office_settings(8123).public_url == "https://office.example"

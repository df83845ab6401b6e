"""What an electronic signature is found to be worth."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from office.signatures import SignatureCheck, Verdict, check, may_be_signed, roots_in
from tests.office.kit import PDF, START
from tests.office.signed import (
    SIGNER,
    added_to,
    another_root,
    filled,
    officer,
    rewritten,
    root,
    self_signed,
    signed,
    tampered,
    with_form,
)


def verdict(content: bytes, roots: tuple[bytes, ...] | None = None) -> Verdict:
    return check(content, (root().der,) if roots is None else roots, START).verdict


def test_a_whole_signature_of_a_known_issuer_is_trusted() -> None:
    found = check(signed(), (root().der,), START)
    assert (found.verdict, found.signer) == (Verdict.TRUSTED, SIGNER)
    assert found.signed_at is not None


def test_without_its_issuer_s_root_it_is_whole_but_unknown() -> None:
    assert verdict(signed(), roots=()) is Verdict.UNKNOWN_ISSUER
    assert verdict(signed(), roots=(another_root("CONTOH CA LAIN").der,)) is Verdict.UNKNOWN_ISSUER


def test_an_issuer_that_only_bears_the_name_is_unknown() -> None:
    assert verdict(signed(), roots=(another_root("CONTOH ROOT CA").der,)) is Verdict.UNKNOWN_ISSUER


def test_who_signs_for_himself_is_unknown() -> None:
    assert verdict(signed(holder=self_signed())) is Verdict.UNKNOWN_ISSUER


def test_a_certificate_that_has_expired_is_told_apart() -> None:
    assert verdict(signed(holder=officer(START - timedelta(days=2)))) is Verdict.LAPSED


def test_the_clock_that_counts_is_the_office_s() -> None:
    whole = signed()
    assert check(whole, (root().der,), START + timedelta(days=364)).verdict is Verdict.TRUSTED
    assert check(whole, (root().der,), START + timedelta(days=366)).verdict is Verdict.LAPSED


def test_a_form_that_was_filled_in_after_signing_is_changed() -> None:
    blank = signed(with_form())
    assert verdict(blank) is Verdict.TRUSTED
    assert verdict(filled(blank, "CONTOH LAIN")) is Verdict.CHANGED


@pytest.mark.parametrize("change", [tampered, added_to], ids=["a byte inside", "an update after"])
def test_what_was_changed_after_signing_is_noticed(change: object) -> None:
    assert callable(change)
    assert verdict(change(signed())) is Verdict.CHANGED


def test_a_second_signature_is_no_change() -> None:
    assert verdict(signed(signed(), field="TTE2")) is Verdict.TRUSTED


def test_the_worst_of_two_signatures_counts() -> None:
    assert verdict(signed(signed(holder=self_signed()), field="TTE2")) is Verdict.UNKNOWN_ISSUER


def test_a_change_between_two_signatures_is_noticed() -> None:
    assert verdict(signed(added_to(signed()), field="TTE2")) is Verdict.CHANGED


def test_without_a_signature_it_is_unsigned() -> None:
    assert verdict(PDF) is Verdict.UNSIGNED
    assert not may_be_signed(PDF)
    assert may_be_signed(signed())


def test_a_file_that_another_program_saved_again_is_never_trusted() -> None:
    assert verdict(rewritten(signed())) in {Verdict.CHANGED, Verdict.UNREADABLE}


@pytest.mark.parametrize("length", [0, 9, 400, 3_000])
def test_a_torn_file_is_unreadable(length: int) -> None:
    assert verdict(signed()[:length]) in {Verdict.UNREADABLE, Verdict.UNSIGNED}


def test_no_broken_signature_stops_the_check() -> None:
    whole = signed()
    at = whole.index(b"/Contents <") + 11
    for step in range(0, 1_200, 37):
        broken = whole[: at + step] + b"ff" + whole[at + step + 2 :]
        assert isinstance(check(broken, (root().der,), START), SignatureCheck)


def test_roots_are_read_from_every_folder_and_others_are_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a").mkdir()
    other = another_root("CONTOH CA LAIN")
    (tmp_path / "a" / "contoh.pem").write_bytes(root().pem + other.pem)
    (tmp_path / "a" / "rusak.pem").write_text("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n")
    (tmp_path / "a" / "catatan.txt").write_text("bukan sertifikat")
    assert roots_in([tmp_path / "a", tmp_path / "none"]) == (root().der, other.der)
    assert "rusak.pem" in caplog.text

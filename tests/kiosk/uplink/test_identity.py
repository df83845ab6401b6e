"""Enrolment, the identity on the disk, and tokens that outlive a wrong clock."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk import identity as identities
from kiosk.identity import Credentials, Identity
from kiosk.uplink import faults
from kiosk.uplink.line import Line
from tests.kiosk.spool.sample import sure
from tests.kiosk.uplink.bench import NO_OFFICE, enrolled
from tests.kiosk.uplink.small_office import SmallOffice, serve

NOW = datetime(2026, 11, 20, 8, 0, 0, 900_000, tzinfo=UTC)


def test_an_enrolled_kiosk_knows_itself_after_a_restart(tmp_path: Path) -> None:
    office = SmallOffice()
    made = enrolled(office, tmp_path)
    assert identities.load(tmp_path) == made
    assert (made.kiosk_id, made.kiosk_number, made.office_code) == ("kiosk-1", 1, "JGR")
    assert made.owner.sealing_key == bytes(office.key.public_key)
    assert made.owner.prefix == "JGR-01"


def test_the_identity_is_for_its_owner_only_and_is_not_shown(tmp_path: Path) -> None:
    made = enrolled(SmallOffice(), tmp_path)
    file = tmp_path / "kiosk" / "identity.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert made.private_key in file.read_text()
    assert made.private_key not in repr(made)
    assert [path.name for path in file.parent.iterdir()] == ["identity.json"]


def test_a_used_code_is_refused_over_a_real_socket(tmp_path: Path) -> None:
    office = SmallOffice(enrolment_codes={"KODE-1"})
    with serve(office) as url:
        sure(identities.enroll(url, "KODE-1", tmp_path / "one"))
        assert identities.enroll(url, "KODE-1", tmp_path / "two") == faults.ENROLMENT_REFUSED
    assert identities.load(tmp_path / "two") == faults.NOT_ENROLLED


def test_an_enrolled_kiosk_is_not_enrolled_over(tmp_path: Path) -> None:
    office = SmallOffice(enrolment_codes={"KODE-2"})
    made = enrolled(office, tmp_path)
    line = Line("http://office.invalid", office.transport())
    again = identities.enroll("http://office.invalid", "KODE-2", tmp_path, line=line)
    assert again == faults.ALREADY_ENROLLED
    assert identities.load(tmp_path) == made
    assert office.enrolment_codes == {"KODE-2"}  # not spent


def test_enrolment_without_an_office(tmp_path: Path) -> None:
    assert identities.enroll(NO_OFFICE, "KODE-1", tmp_path) == faults.UNREACHABLE
    assert identities.load(tmp_path) == faults.NOT_ENROLLED


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00\xff", b'{"kiosk_id": "kiosk-1"'])
def test_a_damaged_identity_is_a_fault(tmp_path: Path, damage: bytes) -> None:
    enrolled(SmallOffice(), tmp_path)
    (tmp_path / "kiosk" / "identity.json").write_bytes(damage)
    assert identities.load(tmp_path) == faults.IDENTITY_DAMAGED


def test_a_token_says_who_and_for_a_minute(tmp_path: Path) -> None:
    office = SmallOffice()
    made = enrolled(office, tmp_path)
    assert _claims(office, made, Credentials(made, lambda: NOW).token()) == {
        "sub": "kiosk-1",
        "aud": "JGR",
        "iat": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 60,
    }


def test_a_token_follows_the_offices_clock_once_it_is_known(tmp_path: Path) -> None:
    office = SmallOffice()
    made = enrolled(office, tmp_path)
    credentials = Credentials(made, lambda: NOW)
    credentials.learn_time(NOW + timedelta(hours=3))
    assert _claims(office, made, credentials.token())["iat"] == int((NOW + timedelta(hours=3)).timestamp())


def _claims(office: SmallOffice, made: Identity, token: str) -> dict[str, object]:
    assert jwt.get_unverified_header(token) == {"alg": "EdDSA", "typ": "JWT", "kid": made.kiosk_id}
    key = Ed25519PublicKey.from_public_bytes(office.kiosks[made.kiosk_id])
    found: dict[str, object] = jwt.decode(
        token, key, algorithms=["EdDSA"], audience="JGR", options={"verify_exp": False, "verify_iat": False}
    )
    return found

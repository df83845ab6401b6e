"""Who speaks: enrolment of a new kiosk, and the signed token that every later call carries."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from litestar import get, post
from litestar.params import JSONBody

from office.api.answers import Answer, Body, NotThisKiosk, answer, refuse
from office.parts import Office
from office.store import attempts, kiosks
from office.store.kiosks import Kiosk
from office.web.inject import AnyRequest, TheKiosk, TheOffice, address_of

TOKEN_LIVES = timedelta(seconds=60)
LEEWAY = timedelta(seconds=30)  # two clocks kept by NTP differ by less
_KEY_BYTES = 32


class Enrolment(Body):
    code: str
    public_key: str


@post("/enroll", sync_to_thread=True)
def enroll(data: JSONBody[Enrolment], request: AnyRequest, office: TheOffice) -> Answer:
    """A new kiosk joins with the one-time code that an administrator read to it."""
    key = _public_key(data.public_key)
    if key is None:
        return refuse(422, "invalid", "Kunci anjungan tidak dapat dibaca. Perbarui program anjungan.")
    scope = "enroll:" + office.keys.hash_of("address", address_of(request))
    with office.database.writing() as session:
        now = office.clock()
        wait = attempts.wait_s(session, scope, attempts.ENROLMENT_LIMIT, now)
        if wait:
            return refuse(429, "locked", "Terlalu banyak kode yang salah. Tunggu sebentar.", wait_s=wait)
        kiosk = kiosks.enroll(session, office.keys, data.code, key, now)
        if kiosk is None:
            attempts.failed(session, scope, now)
            return refuse(403, "enrolment", "Kode pendaftaran salah, sudah dipakai, atau kedaluwarsa. Minta kode baru.")
    office.pulse.beat()
    return answer(_welcome(office, kiosk), 201)


@get("/me", sync_to_thread=False)
def me(kiosk: TheKiosk) -> Answer:
    """You are accepted here; asked by a kiosk that tests its line."""
    return answer({"kiosk_number": kiosk.number})


def _public_key(text: str) -> bytes | None:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == _KEY_BYTES else None


def _welcome(office: Office, kiosk: Kiosk) -> dict[str, Any]:
    return {
        "kiosk_id": kiosk.id,
        "kiosk_number": kiosk.number,
        "office_code": office.catalogue.office.code,
        "sealing_key": base64.b64encode(office.keys.public_key).decode("ascii"),
        "status_base": office.settings.public_url,
    }


def speaking_kiosk(request: AnyRequest, office: TheOffice) -> Kiosk:
    """The enrolled kiosk that signed this call. Raises NotThisKiosk (401, code `key` or `clock`)."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    kiosk = _named_by(office, token) if scheme.lower() == "bearer" else None
    if kiosk is None or kiosk.revoked_at is not None:
        raise NotThisKiosk("key", "Anjungan ini belum terdaftar di kantor. Daftarkan dengan kode dari kantor.")
    claims = _claims(token, kiosk, office.catalogue.office.code)
    if claims is None:
        raise NotThisKiosk("key", "Tanda pengenal anjungan tidak cocok. Daftarkan ulang anjungan ini.")
    if not _is_fresh(claims, office.clock()):
        raise NotThisKiosk("clock", "Jam anjungan berbeda dengan jam kantor.")
    return kiosk


def _named_by(office: Office, token: str) -> Kiosk | None:
    """The kiosk that the token's header claims to be; not yet believed."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
    except jwt.InvalidTokenError:
        return None
    with office.database.reading() as session:
        return kiosks.by_id(session, kid) if isinstance(kid, str) else None


def _claims(token: str, kiosk: Kiosk, audience: str) -> dict[str, Any] | None:
    """What the kiosk's own key signed; time is judged afterwards, against the office's injected clock."""
    options: Any = {"require": ["sub", "aud", "iat", "exp"], "verify_exp": False, "verify_iat": False}
    key = Ed25519PublicKey.from_public_bytes(kiosk.public_key)
    try:
        claims = jwt.decode(token, key, algorithms=["EdDSA"], audience=audience, options=options)
    except jwt.InvalidTokenError:
        return None
    return claims if claims["sub"] == kiosk.id else None


def _is_fresh(claims: dict[str, Any], now: datetime) -> bool:
    issued, expires, moment = claims["iat"], claims["exp"], now.timestamp()
    if not isinstance(issued, int | float) or not isinstance(expires, int | float):
        return False
    leeway = LEEWAY.total_seconds()
    lives_no_longer = expires - issued <= TOKEN_LIVES.total_seconds()
    return lives_no_longer and issued - leeway <= moment <= expires + leeway

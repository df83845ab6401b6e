"""A kiosk as the office sees it: a key, a clock, sealed pages and signed calls. Speaks to a test client or a server."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.public import PublicKey, SealedBox
from PIL import Image, ImageDraw

from adminduk.filing import Completion, DeliveryKind, FileRef, Filing, Handover, PageRef
from adminduk.localised import Language
from adminduk.numbers import TicketNumber, new_slip_code

NIK = "9917120101800001"  # province 99 does not exist
API = "/api/kiosk/v1"


@dataclass
class Ticket:
    """What the resident holds."""

    number: str
    slip_code: str
    request_id: str


@dataclass
class PlayedKiosk:
    http: httpx.Client
    clock: Callable[[], datetime]
    key: Ed25519PrivateKey
    id: str
    number: int
    office_code: str
    sealing_key: bytes
    running: int = field(default=0)

    def token(self, **changes: Any) -> str:
        """A token for one call; `changes` to the claims, `key` and `kid` play an impostor."""
        now = self.clock()
        claims: dict[str, Any] = {
            "sub": self.id,
            "aud": self.office_code,
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(seconds=60)).timestamp()),
        }
        key, kid = changes.pop("key", self.key), changes.pop("kid", self.id)
        return jwt.encode(claims | changes, key, algorithm="EdDSA", headers={"kid": kid})

    def call(self, method: str, path: str, *, token: str | None = None, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token or self.token()}", **more.pop("headers", {})}
        return self.http.request(method, API + path, headers=headers, **more)

    def seal(self, plain: bytes) -> bytes:
        return SealedBox(PublicKey(self.sealing_key)).encrypt(plain)

    def put_page(
        self, requirement: str, index: int = 0, words: str = "CONTOH", untouched: FileRef | None = None
    ) -> PageRef:
        """Scan, seal and deliver one page."""
        page = self.put_file(page_image(f"{words} {requirement}"))
        return PageRef(requirement=requirement, index=index, untouched=untouched, **page.model_dump())

    def put_file(self, plain: bytes) -> FileRef:
        """Seal and deliver one picture."""
        sealed = self.seal(plain)
        blob = hashlib.sha256(sealed).hexdigest()
        answer = self.call("PUT", f"/blobs/{blob}", content=sealed)
        assert answer.status_code in {200, 201}, answer.text
        return FileRef(media_type="image/jpeg", sha256=hashlib.sha256(plain).hexdigest(), blob=blob)

    def filing(self, pages: tuple[PageRef, ...] = (), **changes: Any) -> Filing:
        """A new request for a lost KK, not delivered yet."""
        self.running += 1
        number = TicketNumber(self.office_code, self.number, self.running)
        content: dict[str, Any] = {
            "request_id": str(uuid.uuid4()),
            "number": str(number),
            "slip_code": str(new_slip_code(self.office_code)),
            "office": "jogoroto",
            "catalogue_version": "uji",
            "service": "kk",
            "reason": "hilang",
            "answers": {
                "nik": NIK,
                "nama": "CONTOH SPECIMEN",
                "nomor-kk": "9917120101800002",
                "desa": "35.17.19.2001",
                "telepon": "080000000000",
            },
            "pages": pages,
            "language": Language.INDONESIAN,
            "filed_at": self.clock(),
        }
        return Filing(**(content | changes))

    def deliver(self, kind: DeliveryKind, content: Filing | Completion | Handover) -> httpx.Response:
        return self.put_envelope(content_id(content), self.envelope(kind, content))

    def envelope(self, kind: DeliveryKind, content: Filing | Completion | Handover) -> dict[str, Any]:
        sealed = self.seal(content.model_dump_json().encode())
        blobs = [] if isinstance(content, Handover) else [file.blob for page in content.pages for file in page.files]
        return {
            "kind": kind.value,
            "number": content.number,
            "sealed": base64.b64encode(sealed).decode(),
            "blobs": blobs,
            "content_hash": hashlib.sha256(sealed + "".join(blobs).encode()).hexdigest(),
        }

    def put_envelope(self, delivery_id: str, envelope: dict[str, Any]) -> httpx.Response:
        return self.call("PUT", f"/deliveries/{delivery_id}", json=envelope)

    def file(self, *requirements: str, **changes: Any) -> Ticket:
        """A whole filing with one page for each of `requirements`."""
        names = requirements or ("surat-kehilangan", "formulir-f102")
        filing = self.filing(tuple(self.put_page(name) for name in names), **changes)
        answer = self.deliver(DeliveryKind.FILING, filing)
        assert answer.status_code == 201, answer.text
        return Ticket(filing.number, filing.slip_code, filing.request_id)

    def completion(self, ticket: Ticket, *requirements: str) -> Completion:
        return Completion(
            completion_id=str(uuid.uuid4()),
            number=ticket.number,
            slip_code=ticket.slip_code,
            pages=tuple(self.put_page(name, words="BARU") for name in requirements),
            completed_at=self.clock(),
        )

    def handover(self, ticket: Ticket, grant: str, sha256: str) -> Handover:
        return Handover(
            handover_id=str(uuid.uuid4()),
            number=ticket.number,
            slip_code=ticket.slip_code,
            grant=grant,
            document_sha256=sha256,
            handed_over_at=self.clock(),
        )


def enrolled(http: httpx.Client, code: str, clock: Callable[[], datetime]) -> PlayedKiosk:
    """A kiosk that joined with `code`."""
    key = Ed25519PrivateKey.generate()
    answer = http.post(f"{API}/enroll", json={"code": code, "public_key": public_key(key)})
    assert answer.status_code == 201, answer.text
    told = answer.json()
    return PlayedKiosk(
        http=http,
        clock=clock,
        key=key,
        id=told["kiosk_id"],
        number=told["kiosk_number"],
        office_code=told["office_code"],
        sealing_key=base64.b64decode(told["sealing_key"]),
    )


def public_key(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def content_id(content: Filing | Completion | Handover) -> str:
    """The id under which `content` is delivered."""
    found: dict[str, Any] = json.loads(content.model_dump_json())
    return str(next(found[key] for key in ("request_id", "completion_id", "handover_id") if key in found))


def page_image(words: str) -> bytes:
    """A JPEG that looks like a typed page, obviously a specimen."""
    page = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((20, 20, 600, 857), outline="black", width=3)
    pen.text((60, 60), words, fill="black", font_size=34)
    for row in range(12):
        pen.line((60, 160 + row * 52, 560 - row * 17, 160 + row * 52), fill="#667788", width=10)
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()

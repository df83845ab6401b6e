"""The smallest office that keeps docs/kiosk-api.md: it checks tokens, opens what is sealed, and counts.

`SmallOffice` is the office's mind; `serve` puts it behind a real socket, `transport` behind none. Both can lose an
answer after the office has done its work, which is the fault that files a request twice in a careless program.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.public import PrivateKey, SealedBox

ROOT = "/api/kiosk/v1"
Answer = tuple[int, bytes]


@dataclass
class SmallOffice:
    key: PrivateKey = field(default_factory=PrivateKey.generate)
    clock_ahead: timedelta = timedelta(0)  # how far the office's clock is ahead of the kiosk's
    enrolment_codes: set[str] = field(default_factory=set)
    kiosks: dict[str, bytes] = field(default_factory=dict)  # kiosk id -> public key
    blobs: dict[str, bytes] = field(default_factory=dict)
    deliveries: dict[str, dict[str, Any]] = field(default_factory=dict)  # id -> body, what is filed
    asked: Counter[str] = field(default_factory=Counter)  # how often each path arrived
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)  # id -> body
    heartbeats: list[dict[str, Any]] = field(default_factory=list)
    knows_conditions: bool = True  # False: an office of before
    answers: dict[str, Answer] = field(default_factory=dict)  # path -> a prepared answer
    lose_answer: Callable[[str, str], bool] = lambda method, path: False  # after the work is done
    lock: threading.Lock = field(default_factory=threading.Lock)

    def handle(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """The answer, or None when the line breaks after the office has done its work."""
        with self.lock:
            self.asked[path] += 1
            answer = self._answer(method, path, headers, body)
            return None if self.lose_answer(method, path) else answer

    def now(self) -> datetime:
        return datetime.now(UTC) + self.clock_ahead

    def document(self, delivery_id: str) -> dict[str, Any]:
        """What was sealed, opened with the office's key."""
        sealed = base64.b64decode(self.deliveries[delivery_id]["sealed"])
        found: dict[str, Any] = json.loads(SealedBox(self.key).decrypt(sealed))
        return found

    @property
    def filed(self) -> Counter[str]:
        """Ticket number -> how many requests are filed under it."""
        return Counter(body["number"] for body in self.deliveries.values() if body["kind"] == "filing")

    def assert_whole(self, delivery_id: str) -> None:
        """Every page of this delivery opens and is what was scanned."""
        for page in self.document(delivery_id)["pages"]:
            plain = SealedBox(self.key).decrypt(self.blobs[page["blob"]])
            assert hashlib.sha256(plain).hexdigest() == page["sha256"]

    def _answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if (method, path) == ("GET", "/time"):
            return said(200, now=self.now().isoformat())
        if (method, path) == ("POST", "/enroll"):
            return self._enroll(json.loads(body))
        refusal = self._who(headers)
        if refusal is not None:
            return refusal
        if path in self.answers:
            return self.answers[path]
        if path.startswith("/blobs/"):
            return self._blob(path.removeprefix("/blobs/"), body)
        if path.startswith("/deliveries/"):
            return self._delivery(path.removeprefix("/deliveries/"), json.loads(body))
        if path.startswith("/reports/"):
            return self._report(path.removeprefix("/reports/"), json.loads(body))
        if path == "/me":
            return said(200, kiosk_number=1)
        if path == "/heartbeat":
            return self._heartbeat(json.loads(body))
        return no(404, "unknown")

    def _heartbeat(self, body: dict[str, Any]) -> Answer:
        if "condition" in body and not self.knows_conditions:
            return no(422, "invalid")
        self.heartbeats.append(body)
        return 204, b""

    def _enroll(self, body: dict[str, str]) -> Answer:
        if body["code"] not in self.enrolment_codes:
            return no(403, "enrolment")
        self.enrolment_codes.remove(body["code"])
        number = len(self.kiosks) + 1
        self.kiosks[f"kiosk-{number}"] = base64.b64decode(body["public_key"])
        return said(
            201,
            kiosk_id=f"kiosk-{number}",
            kiosk_number=number,
            office_code="JGR",
            sealing_key=base64.b64encode(bytes(self.key.public_key)).decode(),
            status_base="http://127.0.0.1:8300",
        )

    def _who(self, headers: dict[str, str]) -> Answer | None:
        token = headers.get("authorization", "").removeprefix("Bearer ")
        try:
            kiosk = jwt.get_unverified_header(token)["kid"]
            key = Ed25519PublicKey.from_public_bytes(self.kiosks[kiosk])
            options: Any = {"verify_exp": False, "verify_iat": False, "require": ["sub", "aud", "iat", "exp"]}
            claims = jwt.decode(token, key, algorithms=["EdDSA"], audience="JGR", options=options)
        except (jwt.InvalidTokenError, KeyError):
            return no(401, "token")
        if claims["sub"] != kiosk or claims["exp"] != claims["iat"] + 60:
            return no(401, "token")
        now = self.now().timestamp()
        return None if claims["iat"] - 5 <= now < claims["exp"] else no(401, "clock")

    def _blob(self, blob: str, body: bytes) -> Answer:
        if hashlib.sha256(body).hexdigest() != blob:
            return no(400, "hash")
        known = blob in self.blobs
        self.blobs[blob] = body
        return said(200 if known else 201)

    def _delivery(self, delivery_id: str, body: dict[str, Any]) -> Answer:
        known = self.deliveries.get(delivery_id)
        if known is not None:
            same = known["content_hash"] == body["content_hash"]
            return said(200, delivery_id=delivery_id, durable=True) if same else no(409, "conflict")
        missing = [blob for blob in body["blobs"] if blob not in self.blobs]
        if missing:
            return no(422, "missing_blobs", missing=missing)
        whole = base64.b64decode(body["sealed"]) + "".join(body["blobs"]).encode()
        if hashlib.sha256(whole).hexdigest() != body["content_hash"]:
            return no(422, "invalid")
        self.deliveries[delivery_id] = body
        return said(201, delivery_id=delivery_id, durable=True)

    def _report(self, report_id: str, body: dict[str, Any]) -> Answer:
        known = self.reports.setdefault(report_id, body)
        if known["pdf"] != body["pdf"]:
            return no(409, "conflict")
        return said(200 if known is not body else 201, report_id=report_id)

    def transport(self) -> httpx.MockTransport:
        """This office without a socket."""

        def handler(request: httpx.Request) -> httpx.Response:
            path = request.url.path.removeprefix(ROOT)
            answer = self.handle(request.method, path, dict(request.headers), request.read())
            if answer is None:
                raise httpx.ReadError("the line broke before the answer", request=request)
            return httpx.Response(answer[0], content=answer[1])

        return httpx.MockTransport(handler)


def said(status: int, **fields: object) -> Answer:
    return status, json.dumps(fields).encode()


def no(status: int, code: str, **fields: object) -> Answer:
    return said(status, code=code, message="Maaf, tidak bisa.", **fields)


@contextmanager
def serve(office: SmallOffice, port: int = 0) -> Iterator[str]:
    """`office` behind a real socket on loopback; yields its URL."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler_for(office))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler_for(office: SmallOffice) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = office.handle(self.command, self.path.removeprefix(ROOT), headers, body)
            self.close_connection = True
            if answer is not None:
                self.send_response(answer[0])
                self.send_header("Content-Length", str(len(answer[1])))
                self.end_headers()
                self.wfile.write(answer[1])

        do_GET = do_PUT = do_POST = handle_any  # noqa: N815 - http.server's names

        def log_message(self, *arguments: object) -> None:
            """Tests read counters, not logs."""

    return Handler

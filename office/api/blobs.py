"""Sealed pages: kept as they came, under their own hash, before the delivery that names them."""

from __future__ import annotations

import hashlib
import re

import anyio.to_thread
from litestar import put
from litestar.params import FromPath

from office.api.answers import Answer, answer, refuse
from office.parts import Office
from office.store import untouched
from office.web.inject import AnyRequest, TheKiosk, TheOffice

LARGEST = 32 * 1024 * 1024
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


@put("/blobs/{sha256:str}", request_max_body_size=LARGEST)
async def put_blob(sha256: FromPath[str], request: AnyRequest, kiosk: TheKiosk, office: TheOffice) -> Answer:
    """Keep one sealed page durably. 201 when it is new, 200 when it lies here already, or lay here and was deleted once
    an officer had decided: a kiosk that repeats its delivery does not bring that back."""
    if not _SHA256.match(sha256):
        return refuse(400, "hash", "Nama berkas halaman salah. Anjungan akan mengirim ulang.")
    content = await request.body()
    if hashlib.sha256(content).hexdigest() != sha256:
        return refuse(400, "hash", "Halaman rusak di perjalanan. Anjungan akan mengirim ulang.")
    known = await anyio.to_thread.run_sync(_known, office, sha256)
    if not known:
        await anyio.to_thread.run_sync(office.files.pages.put, content)
    return answer({"sha256": sha256}, 200 if known else 201)


def _known(office: Office, sha256: str) -> bool:
    with office.database.reading() as session:
        gone = untouched.discarded(session, (sha256,))
    return bool(gone) or office.files.pages.read(sha256) is not None

"""Locking a draft with the code on its slip. Of the code itself nothing is kept."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass

from nacl import pwhash
from nacl.secret import SecretBox
from pydantic import BaseModel, ConfigDict

from adminduk.draft_codes import DraftCode
from kiosk.spool.contents import Owner
from kiosk.spool.envelope import sha256
from kiosk.unfinished import LeftPage, Unfinished
from kiosk.views import Preview

# A code holds 60 random bits. With a tenth of a second and 32 MiB for each guess, guessing takes for ever.
_PASSES, _MEMORY = 3, 32 * 1024 * 1024
_KEY = SecretBox.KEY_SIZE


@dataclass(frozen=True, eq=False)
class Locked:
    """`sealed` holds all but the pages; `files` (hash -> sealed bytes) are the pages."""

    sealed: bytes
    files: dict[str, bytes]


class _Preview(BaseModel):
    jpeg: str
    width: int
    height: int


class _Page(BaseModel):
    requirement: str
    blob: str
    untouched: str | None
    preview: _Preview | None


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")

    service: str
    reason: str
    answers: dict[str, str]
    fields: dict[str, str]
    briefed: bool
    pages: list[_Page]
    later: list[str]
    catalogue_version: str
    forms: dict[str, dict[str, str]] = {}
    forms_how: dict[str, str] = {}
    proxy: dict[str, str] = {}


class DraftLock:
    """`id` finds the draft; the key opens it. Both come from the code, slowly, and neither tells of the other."""

    def __init__(self, draft_id: str, key: bytes) -> None:
        self.id, self._box = draft_id, SecretBox(key)

    @classmethod
    def of(cls, code: DraftCode, owner: Owner) -> DraftLock:
        salt = hashlib.sha256(owner.prefix.encode() + owner.sealing_key).digest()[: pwhash.argon2id.SALTBYTES]
        both = pwhash.argon2id.kdf(2 * _KEY, str(code).encode(), salt, opslimit=_PASSES, memlimit=_MEMORY)
        return cls(sha256(both[:_KEY]), both[_KEY:])

    def close(self, left: Unfinished) -> Locked:
        files: dict[str, bytes] = {}
        content = _Content(
            service=left.service,
            reason=left.reason,
            answers=dict(left.answers),
            fields=dict(left.fields),
            briefed=left.briefed,
            pages=[self._close_page(page, files) for page in left.pages],
            later=list(left.later),
            catalogue_version=left.catalogue_version,
            forms={code: dict(values) for code, values in left.forms},
            forms_how=dict(left.forms_how),
            proxy=dict(left.proxy),
        )
        return Locked(self._box.encrypt(content.model_dump_json().encode()), files)

    def open(self, locked: Locked) -> Unfinished:
        """Raises CryptoError when it is damaged."""
        content = _Content.model_validate_json(self._box.decrypt(locked.sealed))
        return Unfinished(
            service=content.service,
            reason=content.reason,
            answers=tuple(content.answers.items()),
            fields=tuple(content.fields.items()),
            briefed=content.briefed,
            pages=tuple(self._open_page(page, locked.files) for page in content.pages),
            later=tuple(content.later),
            catalogue_version=content.catalogue_version,
            forms=tuple((code, tuple(values.items())) for code, values in content.forms.items()),
            forms_how=tuple(content.forms_how.items()),
            proxy=tuple(content.proxy.items()),
        )

    def _close_page(self, page: LeftPage, files: dict[str, bytes]) -> _Page:
        preview = page.preview
        return _Page(
            requirement=page.requirement,
            blob=self._put(page.jpeg, files),
            untouched=self._put(page.untouched, files) if page.untouched else None,
            preview=_Preview(jpeg=b64encode(preview.jpeg).decode(), width=preview.width, height=preview.height)
            if preview
            else None,
        )

    def _open_page(self, page: _Page, files: dict[str, bytes]) -> LeftPage:
        seen = page.preview
        return LeftPage(
            requirement=page.requirement,
            jpeg=self._box.decrypt(files[page.blob]),
            untouched=self._box.decrypt(files[page.untouched]) if page.untouched else b"",
            preview=Preview(b64decode(seen.jpeg), seen.width, seen.height) if seen else None,
        )

    def _put(self, plain: bytes, files: dict[str, bytes]) -> str:
        sealed = bytes(self._box.encrypt(plain))
        blob = sha256(sealed)
        files[blob] = sealed
        return blob

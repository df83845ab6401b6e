"""Sealing: what a resident entrusts is unreadable on this machine from the moment it is kept.

A PyNaCl sealed box can be opened with the office's private key only; the kiosk itself cannot read it back.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nacl.public import PublicKey, SealedBox
from pydantic import BaseModel

from adminduk.filing import FileRef, PageRef
from adminduk.numbers import parse_slip_code
from kiosk.effects import KeptPage

_MEDIA_TYPE = "image/jpeg"


@dataclass(frozen=True, eq=False)
class SealedPages:
    """The pages of one request: `refs` go into its document, `files` (hash -> sealed bytes) on the disk."""

    refs: tuple[PageRef, ...]
    files: dict[str, bytes]

    @property
    def blobs(self) -> list[str]:
        """In the order in which they are brought: pages first, then what was seen beside them."""
        files = [file for ref in self.refs for file in ref.files]
        pages = {ref.blob for ref in self.refs}
        return sorted((file.blob for file in files), key=lambda blob: blob not in pages)


class Sealer:
    """Seals to the office's public key (32 bytes, learnt at enrolment)."""

    def __init__(self, sealing_key: bytes) -> None:
        self._box = SealedBox(PublicKey(sealing_key))

    def pages(self, kept: Iterable[KeptPage]) -> SealedPages:
        """Every page sealed for itself, numbered from 0 within its requirement; what was seen beside it likewise."""
        seen: Counter[str] = Counter()
        refs: list[PageRef] = []
        files: dict[str, bytes] = {}
        for each in kept:
            page = self._file(each.page.jpeg, files)
            untouched = self._file(each.page.untouched, files) if each.page.untouched else None
            refs.append(
                PageRef(
                    requirement=each.requirement,
                    index=seen[each.requirement],
                    media_type=page.media_type,
                    sha256=page.sha256,
                    blob=page.blob,
                    untouched=untouched,
                    marks=each.page.form.marks if each.page.form is not None else (),
                )
            )
            seen[each.requirement] += 1
        return SealedPages(tuple(refs), files)

    def _file(self, plain: bytes, files: dict[str, bytes]) -> FileRef:
        """`plain` sealed and put among `files`."""
        sealed = self._box.encrypt(plain)
        blob = sha256(sealed)
        files[blob] = sealed
        return FileRef(media_type=_MEDIA_TYPE, sha256=sha256(plain), blob=blob)

    def document(self, content: BaseModel) -> bytes:
        """The sealed JSON of a filing, completion or handover."""
        return self._box.encrypt(content.model_dump_json().encode())


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_hash(sealed: bytes, blobs: Iterable[str]) -> str:
    """The fingerprint of a whole delivery, as docs/kiosk-api.md defines it."""
    return sha256(sealed + "".join(blobs).encode("ascii"))


def slip_digest(slip_code: str) -> str:
    """What is stored instead of a slip code; "" when there is no code or it is none."""
    code = parse_slip_code(slip_code)
    return sha256(str(code).encode("ascii")) if code else ""

"""A fictitious resident's request, an office that can open it, and stores to keep it in."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from nacl.public import PrivateKey, SealedBox

from adminduk.filing import Filing, PageRef
from hardware.device import Fault
from kiosk.effects import CommitCompletion, CommitFiling, FilledForm, KeptPage
from kiosk.events import CapturedPage, PageVerdict
from kiosk.spool.contents import CatalogueFacts, Kept, Owner, Parcel
from kiosk.spool.spool import Spool

T = TypeVar("T")

NIK = "9917190101010001"
NAME = "CONTOH SPECIMEN WARGA"
CATALOGUE = CatalogueFacts("jogoroto", "2026-11-01")
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def noon() -> datetime:
    return NOON


FILES_OF_A_PAGE = 2  # itself, and all that was seen beside it


def page(requirement: str = "kk-lama", size: int = 2_000) -> KeptPage:
    """A page with all that was seen beside it."""
    jpeg, untouched = (b"\xff\xd8" + os.urandom(length) for length in (size, size // 3))
    return KeptPage(requirement, CapturedPage(PageVerdict.GOOD, jpeg, None, untouched=untouched))


def filing(*pages: KeptPage) -> CommitFiling:
    answers = (("nik", NIK), ("nama", NAME))
    form = FilledForm("F-1.02", "Permendagri 6/2026", (("pemohon.nama", NAME),))
    return CommitFiling("kk", "hilang", answers, pages or (page(),), ("surat-kehilangan",), "id", (form,))


def completion(kept: Kept, *pages: KeptPage) -> CommitCompletion:
    return CommitCompletion(kept.number, kept.slip_code, pages or (page(),), ())


def sure(answer: T | Fault | None) -> T:
    """The answer where the test expects one."""
    assert answer is not None
    assert not isinstance(answer, Fault), answer
    return answer


@dataclass
class Bench:
    """A store's folder with the office's key pair. `open` opens (or opens again) the store in it."""

    folder: Path
    key: PrivateKey = field(default_factory=PrivateKey.generate)
    now: Callable[[], datetime] = noon

    @property
    def owner(self) -> Owner:
        return Owner("JGR", 1, bytes(self.key.public_key), "http://127.0.0.1:8300")

    def open(self, **plug: Any) -> Spool:
        return sure(Spool.open(self.folder, self.owner, self.now, **plug))

    def unseal(self, sealed: bytes) -> bytes:
        return SealedBox(self.key).decrypt(sealed)

    def filing_in(self, parcel: Parcel) -> Filing:
        return Filing.model_validate_json(self.unseal(parcel.sealed))

    def assert_whole(self, spool: Spool) -> None:
        """Everything that waits can be opened by the office and is what was scanned, page by page."""
        for parcel in sure(spool.waiting()):
            content = json.loads(self.unseal(parcel.sealed))
            assert content["number"] == parcel.number
            refs = [PageRef.model_validate(each) for each in content.get("pages", ())]
            pages, beside = [ref.blob for ref in refs], [ref.untouched.blob for ref in refs if ref.untouched]
            assert (*pages, *beside) == parcel.blobs
            for file in (file for ref in refs for file in ref.files):
                plain = self.unseal(sure(spool.blob(file.blob)))
                assert hashlib.sha256(plain).hexdigest() == file.sha256

    def blob_files(self) -> set[str]:
        return {path.name for path in (self.folder / "blobs").iterdir()}

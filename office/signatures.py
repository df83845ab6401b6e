"""Is the electronic signature on a finished PDF whole, and is its issuer one that this office trusts?

Checked offline when an operator attaches the file: nothing is fetched, and only the roots that lie in the folders given
count. What was found is kept with the document; the file itself is never changed. Runs in the process beside
(`office.beside`), since a PDF is read here by a long way of Python code.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

log = logging.getLogger(__name__)
_LONGEST_NAME = 120


class Verdict(StrEnum):
    """The worst that was found among the signatures of a file."""

    TRUSTED = "trusted"  # whole, and its issuer is one of the office's roots
    UNKNOWN_ISSUER = "unknown-issuer"  # whole, but no root of this office stands behind it
    LAPSED = "lapsed"  # whole, but the signer's certificate has expired or was revoked
    CHANGED = "changed"  # what the file shows is not, or not only, what was signed
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"  # the signature, or the file around it, cannot be checked


@dataclass(frozen=True)
class SignatureCheck:
    """What was found. `signer` and `signed_at` are what the signature says of itself, by the signer's own clock."""

    verdict: Verdict
    signer: str = ""
    signed_at: datetime | None = None


UNREADABLE = SignatureCheck(Verdict.UNREADABLE)
_FROM_BAD_TO_GOOD = (Verdict.CHANGED, Verdict.UNREADABLE, Verdict.LAPSED, Verdict.UNKNOWN_ISSUER, Verdict.TRUSTED)


def may_be_signed(content: bytes) -> bool:
    """False when no signature can be in the file: each names its /ByteRange in the clear (ISO 32000-1, 12.8.1)."""
    return b"/ByteRange" in content


def roots_in(folders: Iterable[Path]) -> tuple[bytes, ...]:
    """The certificates of every *.pem in `folders`, as DER. A file that holds none is named in the log and left out."""
    roots: list[bytes] = []
    for path in sorted(each for folder in folders for each in folder.glob("*.pem")):
        try:
            found = x509.load_pem_x509_certificates(path.read_bytes())
        except (ValueError, OSError):
            log.warning("no certificate in %s", path.name)
            continue
        roots.extend(each.public_bytes(Encoding.DER) for each in found)
    return tuple(roots)


def check(content: bytes, roots: tuple[bytes, ...], now: datetime) -> SignatureCheck:
    """What the signatures of `content` are worth at `now`, with `roots` (DER) as the only issuers that are trusted."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it tells names of signers
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        signatures = reader.embedded_regular_signatures
        if not signatures:
            return SignatureCheck(Verdict.UNSIGNED)
        context = _context(reader, roots, now)
        checks = [_checked(each, context, last=each is signatures[-1]) for each in signatures]
    except (PdfError, SignatureValidationError, ValidationInfoReadingError, SigningError):
        return UNREADABLE
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError, NotImplementedError):
        return UNREADABLE  # pyHanko's answers to PDFs and ASN.1 that are broken in ways it did not expect
    return min(checks, key=lambda each: _FROM_BAD_TO_GOOD.index(each.verdict))


def _context(reader: Any, roots: tuple[bytes, ...], now: datetime) -> Any:
    """Trusts `roots` alone, fetches nothing; what the file itself brings about revocation is listened to."""
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    settings: dict[str, Any] = {
        "trust_roots": [Certificate.load(each) for each in roots],
        "moment": now,
        "allow_fetching": False,
        "revocation_mode": "soft-fail",
    }
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings)


def _checked(signature: EmbeddedPdfSignature, context: Any, last: bool) -> SignatureCheck:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    usage = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
    status = validate_pdf_signature(signature, context, key_usage_settings=usage)
    signer = str(status.signing_cert.subject.native.get("common_name", ""))[:_LONGEST_NAME]
    return SignatureCheck(_verdict(status, last), signer, status.signer_reported_dt)


def _verdict(status: PdfSignatureStatus, last: bool) -> Verdict:
    from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate

    lapsed = {
        AdESIndeterminate.EXPIRED,
        AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
        AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED,
        AdESIndeterminate.REVOKED_NO_POE,
        AdESIndeterminate.REVOKED_CA_NO_POE,
        AdESFailure.REVOKED,
    }
    if not (status.intact and status.valid) or _changed(status, last):
        return Verdict.CHANGED
    if status.trusted:
        return Verdict.TRUSTED
    return Verdict.LAPSED if status.trust_problem_indic in lapsed else Verdict.UNKNOWN_ISSUER


def _changed(status: PdfSignatureStatus, last: bool) -> bool:
    """Was anything added after signing that a reader would see?

    After the last signature only what keeps it valid for longer may follow; after an earlier one, further signatures.
    """
    from pyhanko.sign.diff_analysis import ModificationLevel

    allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    return level is None or level > allowed or not status.docmdp_ok

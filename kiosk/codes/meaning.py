"""What a code that somebody showed means to this kiosk. Pure: nothing is opened, fetched or believed here.

A code is text that a stranger made. Our own slip code is a key that only the office can check; everything else is at
most a *claim*, worth a pre-filled field and "perlu dicek petugas". No address is ever opened on the kiosk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from adminduk.draft_codes import DraftCode, parse_draft_code
from adminduk.numbers import SlipCode, TicketNumber, parse_slip_code, parse_ticket_number

# Permendagri 109/2019 documents (KK, akta) carry a QR that leads here. A public look-alike of the page exists, so the
# host is compared as a whole, never by its beginning, end or looks.
DUKCAPIL_HOST = "layananonline.dukcapil.kemendagri.go.id"
_DUKCAPIL_SCAN_PATH = "/terpusat/pindai/"  # .../Terpusat/Pindai/<type + code of the regency>_<uuid>
IKD_VALID_S = 90  # the app draws a new code that often
_LONGEST = 1024  # characters; a QR can hold 4296, none of ours or of Dukcapil comes near


@dataclass(frozen=True)
class OurSlip:
    """The slip of a request filed at this office."""

    code: SlipCode = field(repr=False)


@dataclass(frozen=True)
class SlipElsewhere:
    """A genuine-looking slip of another office: this kiosk cannot help, but can say where to go."""

    code: SlipCode = field(repr=False)


@dataclass(frozen=True)
class OurDraft:
    """A request that was left unfinished at a kiosk of this office."""

    code: DraftCode = field(repr=False)


@dataclass(frozen=True)
class DraftElsewhere:
    code: DraftCode = field(repr=False)


@dataclass(frozen=True)
class OurTicket:
    """A ticket number of this office: known to people, so it needs the NIK of the holder beside it."""

    number: TicketNumber


@dataclass(frozen=True)
class TicketElsewhere:
    number: TicketNumber


@dataclass(frozen=True)
class NikClaim:
    """Sixteen digits that may be a NIK. Fills a field that the resident confirms; proves nothing."""

    nik: str = field(repr=False)


@dataclass(frozen=True)
class DukcapilClaim:
    """The QR of a Dukcapil document. Kept for the officer, who checks it on the office's own computer.

    `document` is what stands before the first `_` of the path, e.g. `KK3517`; "" when the address has another form.
    """

    url: str = field(repr=False)
    document: str


@dataclass(frozen=True)
class OfficeLetter:
    """The QR of an e-letter (surat dari desa, dari dinas). Kept for the officer, who checks it; never opened here."""

    url: str = field(repr=False)
    host: str


@dataclass(frozen=True)
class IkdClaim:
    """What the IKD app shows. It changes every 90 seconds and only Dukcapil's own partners can check it, so it says no
    more than that somebody holds a phone: the resident still types the NIK, and the officer checks."""

    text: str = field(repr=False)
    valid_s: int = IKD_VALID_S


@dataclass(frozen=True)
class Unknown:
    """Nothing this kiosk can use: a payment QR, a web address, half a code."""


Meaning = (
    OurSlip
    | SlipElsewhere
    | OurDraft
    | DraftElsewhere
    | OurTicket
    | TicketElsewhere
    | NikClaim
    | DukcapilClaim
    | OfficeLetter
    | IkdClaim
    | Unknown
)

# What each is called where codes are listed (`anjungan decode`).
NAMES: dict[type[Meaning], str] = {
    OurSlip: "slip",
    SlipElsewhere: "slip_elsewhere",
    OurDraft: "draft",
    DraftElsewhere: "draft_elsewhere",
    OurTicket: "ticket",
    TicketElsewhere: "ticket_elsewhere",
    NikClaim: "nik",
    DukcapilClaim: "dukcapil",
    OfficeLetter: "office_letter",
    IkdClaim: "ikd",
    Unknown: "unknown",
}


@dataclass(frozen=True)
class Known:
    """What one office knows about the codes of others: `[kiosk.codes]` of its settings."""

    letter_hosts: tuple[str, ...] = ()
    ikd_prefixes: tuple[str, ...] = ()


def understand(text: str, office_code: str, known: Known | None = None) -> Meaning:
    """What `text`, as read or typed, means to the office `office_code` (its three letters). Any text has an answer."""
    known = known or Known()
    candidate = text.strip()
    if not candidate or len(candidate) > _LONGEST or not candidate.isprintable():
        return Unknown()
    if any(prefix and candidate.startswith(prefix) for prefix in known.ikd_prefixes):
        return IkdClaim(candidate)
    if "://" in candidate:
        return _understand_address(candidate, office_code, known)
    if re.fullmatch(r"[0-9]{16}", re.sub(r"[ .-]", "", candidate)):
        return NikClaim(re.sub(r"[ .-]", "", candidate))
    slip = parse_slip_code(candidate)
    if slip is not None:
        return OurSlip(slip) if slip.office == office_code else SlipElsewhere(slip)
    draft = parse_draft_code(candidate)
    if draft is not None:
        return OurDraft(draft) if draft.office == office_code else DraftElsewhere(draft)
    number = parse_ticket_number(candidate)
    if number is not None:
        return OurTicket(number) if number.office == office_code else TicketElsewhere(number)
    return Unknown()


def _understand_address(address: str, office_code: str, known: Known) -> Meaning:
    parts = _split(address)
    if parts is None:
        return Unknown()
    if _is_at(parts, DUKCAPIL_HOST):
        return DukcapilClaim(address, _document_of(parts.path))
    for host in known.letter_hosts:
        if _is_at(parts, host):
            return OfficeLetter(address, host)
    if parts.scheme not in ("http", "https"):
        return Unknown()
    slip = parse_slip_code(address)  # whose host it names is of no matter: the code is a key, only our office tries it
    if slip is None:
        return Unknown()
    return OurSlip(slip) if slip.office == office_code else SlipElsewhere(slip)


def _split(address: str) -> SplitResult | None:
    """The parts of `address`; None when it is malformed (`https://[`, port 99999)."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_at(parts: SplitResult, host: str) -> bool:
    """Exactly https, exactly the host, its own port, and nobody's name before an @."""
    plain = parts.username is None and parts.password is None and parts.port in (None, 443)
    return plain and parts.scheme == "https" and parts.hostname == host


def _document_of(path: str) -> str:
    if not path.lower().startswith(_DUKCAPIL_SCAN_PATH):
        return ""
    head, separator, _ = path[len(_DUKCAPIL_SCAN_PATH) :].partition("_")
    return head if separator and re.fullmatch(r"[A-Za-z]{2,8}[0-9]{2,6}", head) else ""

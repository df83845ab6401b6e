"""Ticket numbers, which people say aloud, and slip codes, which only the slip knows.

A ticket number is office code + kiosk + running number (`JGR-01-000042`): unique without a network, because the office
gives every kiosk its own number once, and without trusting the clock, because it only ever counts.

A slip code is a bearer token: nothing personal in it, 75 random bits, one check symbol, Crockford's base32 so that it
survives being read aloud or typed (`JGR-7K3M-9QX2-W4ZD-PB8C`).
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
_RANDOM_SYMBOLS = 15
_NUMBER = re.compile(r"^(?P<office>[A-Z]{3})-(?P<kiosk>\d{2})-(?P<running>\d{6})$")


@dataclass(frozen=True)
class TicketNumber:
    office: str  # three letters
    kiosk: int  # 1..99, given by the office at enrolment and never given again
    running: int  # 1..999999

    def __str__(self) -> str:
        return f"{self.office}-{self.kiosk:02d}-{self.running:06d}"


def parse_ticket_number(text: str) -> TicketNumber | None:
    """The ticket number in `text` (any case, spaces or dashes between the parts), or None when it is none.

    A letter that looks like a digit is read as that digit: behind the office's letters only digits can stand.
    """
    letters = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    digits = letters[3:].translate(LOOKALIKES)
    match = _NUMBER.match(f"{letters[:3]}-{digits[:2]}-{digits[2:]}")
    if match is None:
        return None
    number = TicketNumber(match["office"], int(match["kiosk"]), int(match["running"]))
    return number if number.kiosk and number.running else None


@dataclass(frozen=True)
class SlipCode:
    office: str  # three letters
    token: str  # 16 symbols, the last one checks the others

    def __str__(self) -> str:
        groups = [self.token[i : i + 4] for i in range(0, len(self.token), 4)]
        return "-".join([self.office, *groups])

    def url(self, status_base: str) -> str:
        """What the slip's QR holds: the office's public status page for this code, e.g. https://office/s/JGR-..."""
        return f"{status_base.rstrip('/')}/s/{self}"


def new_slip_code(office: str) -> SlipCode:
    """A fresh, unguessable slip code of `office` (its three letters)."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_SYMBOLS))
    return SlipCode(office, body + check_symbol(office, body))


def parse_slip_code(text: str) -> SlipCode | None:
    """The slip code in `text`: typed, or as the URL of the slip's QR. None when it is none or was mistyped."""
    candidate = text.strip()
    if "://" in candidate:
        candidate = _code_in_url(candidate)
    letters = re.sub(r"[\s-]", "", candidate).upper()
    office, token = letters[:3], letters[3:].translate(LOOKALIKES)
    if len(token) != _RANDOM_SYMBOLS + 1 or not re.fullmatch(r"[A-Z]{3}", office):
        return None
    if any(symbol not in ALPHABET for symbol in token) or token[-1] != check_symbol(office, token[:-1]):
        return None
    return SlipCode(office, token)


def _code_in_url(url: str) -> str:
    """What stands behind `/s/` in the URL of a slip; "" when it is another URL, or none (`http://[`)."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return path[len("/s/") :] if path.startswith("/s/") else ""


def check_symbol(office: str, body: str) -> str:
    """One symbol that catches every single wrong symbol (the weights are odd) and 15 of 16 swapped neighbours."""
    values = [ord(letter) - ord("A") for letter in office] + [ALPHABET.index(symbol) for symbol in body]
    return ALPHABET[sum((2 * i + 1) * value for i, value in enumerate(values)) % len(ALPHABET)]

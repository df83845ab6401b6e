"""Codes of requests that were left unfinished at a kiosk: `JGR-U01X-7K3M-9QX2-W4ZP`.

As long as a slip code, so that it is shown and typed the same way, and never one: behind the office stands a `U`, which
slip codes do not have, then the kiosk that keeps the draft, 60 random bits and the check symbol.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from adminduk.numbers import ALPHABET, LOOKALIKES, check_symbol

_MARK = "U"
_RANDOM_SYMBOLS = 12
_CODE = re.compile(rf"^(?P<office>[A-Z]{{3}}){_MARK}(?P<kiosk>\d\d)(?P<secret>[{ALPHABET}]{{12}})(?P<check>.)$")


@dataclass(frozen=True)
class DraftCode:
    office: str  # three letters
    kiosk: int  # 1..99: where the draft lies
    secret: str  # 12 symbols

    def __str__(self) -> str:
        token = f"{_MARK}{self.kiosk:02d}{self.secret}{check_symbol(self.office, f'{self.kiosk:02d}{self.secret}')}"
        return "-".join([self.office, *(token[i : i + 4] for i in range(0, len(token), 4))])

    @property
    def place(self) -> str:
        """The kiosk by the name that stands on it, e.g. JGR-01."""
        return f"{self.office}-{self.kiosk:02d}"


def new_draft_code(office: str, kiosk: int) -> DraftCode:
    """A fresh, unguessable code."""
    return DraftCode(office, kiosk, "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_SYMBOLS)))


def parse_draft_code(text: str) -> DraftCode | None:
    """The draft code in `text`, in any case, with or without dashes; None when it is none or was mistyped."""
    letters = re.sub(r"[\s-]", "", text).upper()
    found = _CODE.match(letters[:4] + letters[4:].translate(LOOKALIKES))
    if found is None or found["check"] != check_symbol(found["office"], found["kiosk"] + found["secret"]):
        return None
    return DraftCode(found["office"], int(found["kiosk"]), found["secret"])

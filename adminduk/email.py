"""An e-mail address as people type it on capital keys. Whether it exists, only a letter to it can tell."""

from __future__ import annotations

import re

from adminduk.findings import Finding, error

LONGEST = 100
# What providers give out: letters, digits, dot, dash, underscore, plus. RFC 5321 allows more, nobody here has it.
_SHAPE = re.compile(r"^[a-z0-9]([a-z0-9._+-]*[a-z0-9_])?@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$")


def check_email(text: str) -> tuple[str, tuple[Finding, ...]]:
    """The address in lower case without blanks, and what to tell the person about it."""
    address = "".join(text.split()).lower()
    if not address:
        return "", (error("email.empty"),)
    if address.count("@") != 1:
        return address, (error("email.at"),)
    if len(address) > LONGEST or ".." in address or not _SHAPE.match(address):
        return address, (error("email.shape"),)
    return address, ()

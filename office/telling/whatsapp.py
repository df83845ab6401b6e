"""A WhatsApp message that an officer sends by hand: the link opens the office's own WhatsApp with the text written."""

from __future__ import annotations

from urllib.parse import quote

from adminduk.fields import check_telepon
from adminduk.findings import errors_of

_MOBILE = "08"


def link(telepon: str, text: str) -> str:
    """The address that opens a chat with `telepon`; "" where it is no mobile number."""
    number, findings = check_telepon(telepon)
    if errors_of(findings) or not number.startswith(_MOBILE):
        return ""
    return f"https://wa.me/62{number[1:]}?text={quote(text)}"

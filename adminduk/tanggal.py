"""A day the way people write it: 31-12-2026."""

from __future__ import annotations

from datetime import date, timedelta

from adminduk.digits import check_length, read_digits
from adminduk.findings import Finding, error, warning

_FAR = timedelta(days=2 * 365)  # who plans a wedding further ahead has mistyped the year


def check_tanggal(text: str, today: date) -> tuple[str, tuple[Finding, ...]]:
    """The day as `DD-MM-YYYY`, typed with or without dashes, and what to tell the person about it. A day that is over,
    or years away, is a warning: letters are also asked for what was."""
    digits, findings = read_digits(text, "tanggal")
    findings = findings or check_length(digits, "tanggal", 8)
    if findings:
        return text.strip(), findings
    day = day_of(digits)
    if day is None:
        return text.strip(), (error("tanggal.unknown"),)
    written = f"{digits[:2]}-{digits[2:4]}-{digits[4:]}"
    if day < today:
        return written, (warning("tanggal.over"),)
    return written, (warning("tanggal.far"),) if day - today > _FAR else ()


def day_of(written: str) -> date | None:
    """The day in `DD-MM-YYYY` or `DDMMYYYY`; None when there is no such day."""
    digits = written.replace("-", "")
    if len(digits) != 8 or not digits.isascii() or not digits.isdigit():
        return None
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None

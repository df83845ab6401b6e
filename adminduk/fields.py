"""One door for everything a person types: `check_field` normalises it and says what is wrong with it.

A person may always be right and the rule incomplete, so a rule is an error only where the answer cannot be used.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from adminduk.catalogue.model import FieldId
from adminduk.digits import read_digits
from adminduk.email import check_email
from adminduk.findings import Finding, error, errors_of, warning
from adminduk.nama import check_nama
from adminduk.nik import check_nik
from adminduk.nomor_kk import check_nomor_kk
from adminduk.tanggal import check_tanggal
from adminduk.wilayah import Wilayah, dotted
from adminduk.words import check_words

_WORDS = (FieldId.KEPERLUAN, FieldId.INSTANSI, FieldId.ALAMAT_TUJUAN, FieldId.NOMOR_AKTA)
Answer = tuple[str, tuple[Finding, ...]]


def check_field(
    field: FieldId,
    text: str,
    wilayah: Wilayah,
    today: date,
    *,
    area: str = "",
    optional: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Answer:
    """`text` as it will be sent, and what to tell the person about it (errors first).

    `area`: the office's region code, for `desa`. `answers`: what was typed before (FieldId -> value), so that two
    fields can be compared. An empty `optional` field is fine. With an error, the value is only good to be shown again.
    """
    if optional and not text.strip():
        return "", ()
    if field is FieldId.NAMA:
        value, findings = check_nama(text)
    elif field is FieldId.DESA:
        value, findings = _check_desa(text, wilayah, area)
    elif field is FieldId.TELEPON:
        value, findings = check_telepon(text)
    elif field is FieldId.TANGGAL:
        value, findings = check_tanggal(text, today)
    elif field is FieldId.EMAIL:
        value, findings = check_email(text)
    elif field in _WORDS:
        value, findings = check_words(text, field.value.replace("-", "_"))
    else:
        value, findings = _check_number(field, text, wilayah, today, answers or {})
    return value, tuple(sorted(findings, key=lambda each: each.severity.value))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether the person has to correct something before going on."""
    return bool(errors_of(findings))


def _check_number(field: FieldId, text: str, wilayah: Wilayah, today: date, answers: Mapping[str, str]) -> Answer:
    if field is FieldId.NIK:
        nik = check_nik(text, wilayah, today)
        return (nik.value.digits if nik.value else text.strip()), nik.findings
    number = check_nomor_kk(text, wilayah, today, nik=answers.get(FieldId.NIK, ""))
    return (number.value.digits if number.value else text.strip()), number.findings


def _check_desa(text: str, wilayah: Wilayah, area: str) -> Answer:
    """A desa is chosen from a list, so its value is a region code of four levels inside the office's own area."""
    code = dotted(text.strip())
    if not text.strip():
        return "", (error("desa.empty"),)
    if code.count(".") != 3 or not wilayah.known(code):
        return text.strip(), (error("desa.unknown"),)
    if area and not code.startswith(f"{dotted(area)}."):
        return code, (error("desa.outside"),)
    return code, ()


def check_telepon(text: str) -> Answer:
    """A phone number as `08...`: typed with 08, 62 or +62, 10 to 13 digits (counted with the leading 0)."""
    digits, findings = read_digits(text.strip().removeprefix("+").replace("(", "").replace(")", ""), "telepon")
    if findings:
        return text.strip(), findings
    local = f"0{digits[2:]}" if digits.startswith("62") else digits
    if not local:
        return "", (error("telepon.empty"),)
    if not local.startswith("0"):
        return local, (error("telepon.start"),)
    if not 10 <= len(local) <= 13:
        return local, (error("telepon.length", count=len(local)),)
    return local, () if local.startswith("08") else (warning("telepon.not_mobile"),)

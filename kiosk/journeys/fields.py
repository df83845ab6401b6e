"""The fields a resident types: one page each, judged by the rules of adminduk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from adminduk.catalogue.model import AskedField, FieldId
from adminduk.digits import grouped
from adminduk.email import LONGEST as LONGEST_EMAIL
from adminduk.fields import check_field
from adminduk.findings import Finding, Severity
from adminduk.wilayah import dotted
from adminduk.words import LONGEST
from kiosk.events import CardField
from kiosk.journeys.desk import Desk
from kiosk.journeys.nik_code import NikPage
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.place_page import desa_page
from kiosk.journeys.service_choice import Opens
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Say, Text, Verbatim, say
from kiosk.views import Button

NIK_GROUPS = (6, 6, 4)


def _words(name: str, title: Say, hint: Say, longest: int = LONGEST) -> Entry:
    """A few words of the resident's own, with their numbers."""
    return Entry(name, title, hint, longest=longest, words=True, digits=True)


_ENTRIES = {
    FieldId.NIK: Entry("nik", say("file.nik.title"), say("file.nik.hint"), 16, groups=NIK_GROUPS),
    FieldId.NAMA: Entry("nama", say("file.nama.title"), say("file.nama.hint"), words=True),
    FieldId.NOMOR_KK: Entry("nomor-kk", say("file.nomor_kk.title"), say("file.nomor_kk.hint"), 16, groups=NIK_GROUPS),
    FieldId.TELEPON: Entry(
        "telepon", say("file.telepon.title"), say("file.telepon.hint"), longest=13, groups=(4, 4, 5)
    ),
    FieldId.KEPERLUAN: _words("keperluan", say("file.keperluan.title"), say("file.keperluan.hint")),
    FieldId.INSTANSI: _words("instansi", say("file.instansi.title"), say("file.instansi.hint")),
    FieldId.TANGGAL: Entry("tanggal", say("file.tanggal.title"), say("file.tanggal.hint"), 8, groups=(2, 2, 4)),
    FieldId.ALAMAT_TUJUAN: _words("alamat-tujuan", say("file.alamat_tujuan.title"), say("file.alamat_tujuan.hint")),
    FieldId.EMAIL: Entry(
        "email", say("file.email.title"), say("file.email.hint"), longest=LONGEST_EMAIL, words=True, mail=True
    ),
    FieldId.NOMOR_AKTA: _words("nomor-akta", say("file.nomor_akta.title"), say("file.nomor_akta.hint"), 40),
}
_HELP = {FieldId.NIK: "visit.help.nik", FieldId.NOMOR_KK: "visit.help.nomor_kk"}


def check(
    desk: Desk, field: FieldId, text: str, answers: Mapping[str, str] | None = None, optional: bool = False
) -> Checked:
    """`text` as it will be kept, with the first error and the first warning about it."""
    value, findings = check_field(
        field,
        text,
        desk.wilayah,
        desk.clock.now().date(),
        area=desk.catalogue.office.wilayah,
        optional=optional,
        answers=answers,
    )
    return Checked(value, first(findings, Severity.ERROR), first(findings, Severity.WARNING))


def field_page(
    desk: Desk,
    asked: AskedField,
    answers: Mapping[str, str],
    done: Callable[[str], Effects],
    *,
    skip: Way,
    opens: Opens,
    again: Way,
    read: CardField | None = None,
    other: tuple[Button, Way] | None = None,
) -> Page:
    """The page that asks for one field. `answers`: what is known already, this field's own value included.

    `again` opens it anew. `read`: what a card says, to be compared with it by its owner; a doubtful one with a warning.
    `other`: one way more.
    """
    if asked.id is FieldId.DESA:
        return desa_page(desk, _likely_kecamatan(answers), done, opens, again)
    entry = entry_of(asked)
    doubt = say("card.doubtful") if read is not None and read.doubtful else None
    if read is not None:  # one sentence about it is enough: the doubt says what to do as well
        entry = replace(entry, hint=say("card.compare") if doubt is None else None)

    def judge(text: str) -> Checked:
        checked = check(desk, asked.id, text, answers, asked.optional)
        untouched = read is not None and text == read.text
        return replace(checked, warning=doubt or checked.warning) if untouched else checked

    value = read.text if read is not None else _to_type_on(asked.id, answers.get(asked.id, ""))
    warning = judge(value).warning if read is not None else None
    way_past = skip if asked.optional else None
    if asked.id is FieldId.NIK:
        return NikPage(desk, entry, judge, done, value=value, skip=way_past, warning=warning, other=other)
    return TypingPage(entry, judge, done, value=value, skip=way_past, warning=warning, other=other)


def entry_of(asked: AskedField) -> Entry:
    """The keys and words of the page that asks for it; a village is chosen, not typed."""
    entry = _ENTRIES[asked.id]
    return replace(entry, help=_HELP.get(asked.id, entry.help), title=asked.label or entry.title, hint=_hint(asked))


def _hint(asked: AskedField) -> Text | None:
    """What helps to fill it in; of a purpose in the words of its service the usual example is no help."""
    other_purpose = asked.id is FieldId.KEPERLUAN and asked.label is not None
    return asked.hint or (None if other_purpose else _ENTRIES[asked.id].hint)


def shown(desk: Desk, field: FieldId, value: str) -> Text:
    """A kept value as the review shows it, to be compared with the card."""
    if not value:
        return say("file.review.empty")
    if field is FieldId.DESA:
        return Verbatim(desk.wilayah.name(value) or value)
    is_number = field in (FieldId.NIK, FieldId.NOMOR_KK)
    return Verbatim(grouped(value) if is_number else value, private=True)


def label(asked: AskedField) -> Text:
    """What a kept answer is called in the review: in the words of its service, where it has its own."""
    return asked.label or say(f"file.review.{asked.id.value.replace('-', '_')}")


def _to_type_on(field: FieldId, value: str) -> str:
    """A kept value as its keys would have typed it."""
    return value.replace("-", "") if field is FieldId.TANGGAL else value


def _likely_kecamatan(answers: Mapping[str, str]) -> str:
    """Of the desa that was chosen before; else where the NIK was given out, and most people still live."""
    desa = answers.get(FieldId.DESA.value, "")
    return desa.rpartition(".")[0] if desa else dotted(answers.get(FieldId.NIK.value, "")[:6])


def first(findings: tuple[Finding, ...], severity: Severity) -> Say | None:
    """The sentence of the first finding that is so severe."""
    found = next((each for each in findings if each.severity is severity), None)
    if found is None:
        return None
    return say(found.key, **{name: _place(value) for name, value in found.params})


def _place(value: str | int) -> Verbatim | int:
    return value if isinstance(value, int) else Verbatim(value)

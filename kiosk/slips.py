"""The slip in the resident's hand: facts in, lines out. Nothing personal is on it, for slips get lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adminduk.catalogue.model import Complaints, Office
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip
from kiosk.dates import clock_time, date_in
from kiosk.say import Text, Verbatim, say
from kiosk.wording import Wording


@dataclass(frozen=True)
class SlipFacts:
    """All that a slip says. Who the resident is, is not among it."""

    office_name: str
    regency: str
    number: str
    slip_code: str
    qr_payload: str
    service: Text
    reason: Text
    at: datetime  # timezone-aware local time
    bring: tuple[Text, ...]  # papers to bring to the counter
    takes: Text  # how long the SOP gives
    complain_at: str  # the office that hears complaints; "" where the standard names none
    contacts: tuple[str, ...]  # how to reach it
    delivered: bool  # False: not at the office yet, and said so
    completion: bool = False  # True: completes a request that was sent back
    for_another: bool = False  # True: filed by somebody who acts for the applicant
    assisted: bool = False  # True: with the help of an officer of the desa


def slip(facts: SlipFacts, words: Wording) -> Slip:
    """The lines of the slip, in the resident's language. The number comes first and is the largest thing on it."""
    return (*_head(facts), *_request(facts, words), *_to_do(facts, words), *_code(facts, words), *_foot(facts, words))


def complaint_slip(facts: SlipFacts, words: Wording) -> Slip:
    """The slip of a complaint or a suggestion: what it is about, by when the office answers, and the code for that."""
    return (*_head(facts), *_voice(facts, words), *_to_do(facts, words), *_code(facts, words), *_foot(facts, words))


def _head(facts: SlipFacts) -> Slip:
    return (
        Line(facts.office_name, bold=True, centred=True),
        Line(facts.regency, centred=True),
        Rule(),
        Line(facts.number, Size.LARGE, bold=True, centred=True),
        Rule(),
    )


def _request(facts: SlipFacts, words: Wording) -> Slip:
    kind = say("file.slip.completion" if facts.completion else "file.slip.request")
    when = f"{date_in(words.language, facts.at)}, {clock_time(facts.at)}"
    return (
        Line(words.of(kind), bold=True),
        Line(f"{words.of(facts.service)} - {words.of(facts.reason)}"),
        *((Line(words.of(say("behalf.slip"))),) if facts.for_another else ()),
        *((Line(words.of(say("assist.slip"))),) if facts.assisted else ()),
        Line(when),
        Line(words.of(say("file.slip.takes", time=facts.takes))),
        Line(words.of(say("file.slip.free"))),
    )


def _voice(facts: SlipFacts, words: Wording) -> Slip:
    return (
        Line(words.of(facts.service), bold=True),
        Line(words.of(facts.reason)),
        Line(f"{date_in(words.language, facts.at)}, {clock_time(facts.at)}"),
        Line(words.of(say("voice.slip.first_response"))),
        Line(words.of(say("voice.slip.answer"))),
    )


def _to_do(facts: SlipFacts, words: Wording) -> Slip:
    waiting: Slip = () if facts.delivered else (Gap(), Line(words.of(say("file.slip.not_sent")), bold=True))
    if not facts.bring:
        return waiting
    papers = (Line(f"- {words.of(paper)}") for paper in facts.bring)
    return (*waiting, Gap(), Line(words.of(say("file.slip.bring")), bold=True), *papers)


def _code(facts: SlipFacts, words: Wording) -> Slip:
    return (
        Gap(),
        QrCode(facts.qr_payload),
        Line(facts.slip_code, bold=True, centred=True),
        Line(words.of(say("file.slip.keep")), centred=True),
    )


def _foot(facts: SlipFacts, words: Wording) -> Slip:
    """Where to complain (UU 25/2009 Pasal 21, component 6 of a service standard)."""
    if not facts.complain_at:
        return ()
    contacts = tuple(Line(contact) for contact in facts.contacts)
    return (Rule(), Line(words.of(say("file.slip.complain", office=Verbatim(facts.complain_at)))), *contacts)


def contacts_of(complaints: Complaints | None, office: Office) -> tuple[str, ...]:
    """Telephone, WhatsApp and e-mail for complaints; the office's own where the standard names none."""
    telephone = (complaints and complaints.telp) or office.phone
    whatsapp = (complaints and complaints.wa) or office.whatsapp
    email = (complaints and complaints.email) or office.email
    ways = (telephone and f"Telp {telephone}", whatsapp and f"WA {whatsapp}", email)
    return tuple(way for way in ways if way)

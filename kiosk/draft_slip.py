"""The slip of a draft: the code that opens it, until when, at which kiosk. Nothing personal, and no proof of filing."""

from __future__ import annotations

from adminduk.catalogue.model import Office
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip
from kiosk.dates import date_in_words
from kiosk.say import Verbatim, say
from kiosk.unfinished import DraftTicket
from kiosk.wording import Wording


def draft_slip(ticket: DraftTicket, office: Office, words: Wording) -> Slip:
    """The lines of the slip, in the resident's language."""
    return (
        Line(office.name, bold=True, centred=True),
        Line(office.regency, centred=True),
        Rule(),
        Line(words.of(say("draft.slip.title")), Size.LARGE, bold=True, centred=True),
        Line(words.of(say("draft.slip.not_sent")), bold=True),
        Gap(),
        Line(words.of(say("draft.slip.how", kiosk=Verbatim(ticket.place)))),
        Line(words.of(say("draft.slip.until", day=date_in_words(ticket.until)))),
        Gap(),
        QrCode(ticket.code),
        Line(ticket.code, bold=True, centred=True),
        Line(words.of(say("draft.slip.keep")), centred=True),
    )

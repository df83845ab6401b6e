"""One clear page for each situation in which a request cannot be served right now: what it is, and the way on."""

from __future__ import annotations

from functools import partial

from adminduk.catalogue.model import Product, ProductKind
from adminduk.request import State
from hardware.device import Fault
from kiosk.dates import date_in_words
from kiosk.events import OfficeSaidNo, OfficeTrouble
from kiosk.journeys.buttons import DONE, DONE_LATER, OFFICER, RETRY
from kiosk.journeys.pictures import picture_of
from kiosk.journeys.standing import state_name
from kiosk.office_answers import Standing
from kiosk.say import Text, Verbatim, say
from kiosk.views import Button, Emphasis, MessageView, Tone

_STATUS = Button("status", say("collect.see_status"), "schedule", Emphasis.PRIMARY)


def situation(
    tone: Tone, name: str, *buttons: Button, picture: str, detail: Text | None = None, **places: Text | int
) -> MessageView:
    """A page of its own for the situation `name`: sentences `collect.<name>.title` and `.body`."""
    key = f"collect.{name.replace('-', '_')}"
    return MessageView(name, tone, say(f"{key}.title"), say(f"{key}.body", **places), picture, buttons, detail)


sorry = partial(situation, Tone.SORRY)
inform = partial(situation, Tone.INFO)
success = partial(situation, Tone.SUCCESS)


def elsewhere(office: str) -> MessageView:
    """A good slip, but of the office with these three letters: only that office can serve it."""
    return sorry("slip-elsewhere", OFFICER, RETRY, picture="show-code", office=Verbatim(office))


def not_a_slip(name: str) -> MessageView:
    """ "code-not-ours": nothing we know. Others may be what they seem, and are no slip: "document-code" of a KK or
    KTP-el, "letter-code" of a letter from a village or another office, "ikd-code" of the IKD app."""
    return sorry(name, OFFICER, RETRY, picture="show-code")


def nik_alone() -> MessageView:
    """Sixteen digits: a NIK, perhaps, which belongs to no request by itself."""
    type_number = Button("type-number", say("collect.code.type_number"), "pin", Emphasis.PRIMARY)
    show_slip = Button("retry", say("collect.code.show_slip"), "refresh")
    return inform("nik-code", show_slip, type_number, picture="show-code")


def office_said_no(no: OfficeSaidNo) -> MessageView:
    """The page for a question that the office did not answer with yes."""
    match no.trouble:
        case OfficeTrouble.UNREACHABLE if no.number:
            return inform("sent-not-askable", OFFICER, RETRY, picture="network", detail=Verbatim(no.number))
        case OfficeTrouble.UNREACHABLE:
            return sorry("office-unreachable", OFFICER, RETRY, picture="network")
        case OfficeTrouble.UNKNOWN:
            return sorry("unknown-code", OFFICER, RETRY, picture="show-code")
        case OfficeTrouble.WRONG_HOLDER:
            return sorry("wrong-holder", OFFICER, RETRY, picture="card", tries=no.tries_left)
        case OfficeTrouble.LOCKED:
            return sorry("locked", OFFICER, DONE, picture="lock", minutes=max(1, -(-no.wait_s // 60)))
        case OfficeTrouble.NOT_READY:
            return inform("not-ready", DONE, picture="clock")
        case OfficeTrouble.ONLY_HERE:
            return inform("only-here", DONE, picture="network", detail=Verbatim(no.number) if no.number else None)


def cannot_collect(standing: Standing, product: Product) -> MessageView | None:
    """The page that says why this request cannot be handed over here and now; None when it can."""
    number = Verbatim(standing.number)
    match standing.state:
        case State.SIAP_DIAMBIL:
            return None if product.kind is ProductKind.PDF else _at_counter(product, number)
        case State.SUDAH_DIAMBIL | State.DIARSIPKAN | State.DIBATALKAN:
            return _closed(standing, number)
        case State.PERLU_DILENGKAPI:
            complete = Button("complete", say("status.complete_now"), "upload_file", Emphasis.PRIMARY)
            return inform("returned", DONE_LATER, complete, picture="papers", detail=number)
        case State.DITOLAK:
            reason = Verbatim(standing.reject_reason) if standing.reject_reason else say("collect.rejected.no_reason")
            return sorry("rejected", OFFICER, DONE, picture="sorry", detail=number, reason=reason)
        case _:
            return inform(
                "not-ready-yet", DONE_LATER, _STATUS, picture="clock", detail=number, where=state_name(standing.state)
            )


def _closed(standing: Standing, number: Verbatim) -> MessageView:
    """Collected, cancelled or archived: nothing more comes out for this request."""
    taken = [at for state, at in standing.history if state is State.SUDAH_DIAMBIL]
    if taken:
        when = date_in_words(taken[-1])
        return inform("already-collected", OFFICER, DONE, picture="done", detail=number, day=when)
    return inform("closed", OFFICER, DONE, picture="info", detail=number)


def _at_counter(product: Product, number: Verbatim) -> MessageView:
    """Nothing comes out of this machine: which counter has it, or is to be asked about it."""
    counter: Text = product.counter if product.counter is not None else say("visit.any_counter")
    if product.kind is ProductKind.SENT:
        return inform("sent", DONE, picture="done", detail=number, counter=counter, product=product.name)
    name = "take-card" if product.kind is ProductKind.CARD else "come-in-person"
    return inform(name, DONE, picture="counter", detail=number, counter=counter, product=product.name)


def printer_fault(fault: Fault, name: str) -> MessageView:
    """The A4 printer cannot print: said before a document is asked for, or after it failed. Nothing is handed over."""
    return sorry(name, OFFICER, RETRY, picture=picture_of(fault, "printer"), cause=say(fault.resident))

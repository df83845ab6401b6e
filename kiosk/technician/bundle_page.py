"""The support bundle, asked for by hand: for a technician who sends it to somebody far away."""

from __future__ import annotations

from kiosk.journeys.page import Effects, Way
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Answer, Broke, BundlePacked, PackBundle
from kiosk.technician.pages import OK, WorkPage, busy, message
from kiosk.technician.session import Session, ask
from kiosk.views import Tone


def pack_bundle(session: Session, home: Way) -> Effects:
    """All tests run for it, which takes a while; then where the file lies."""

    def packed(answer: Answer) -> Effects:
        match answer:
            case BundlePacked(file=file, fault=None):
                words = say("technician.bundle.done"), say("technician.bundle.done_body", file=Verbatim(file))
                return _told(session, home, words, Tone.SUCCESS)
            case BundlePacked(fault=fault) if fault is not None:
                return _told(session, home, (say("technician.bundle.not_done"), say(fault.technician)), Tone.SORRY)
            case Broke():
                return _told(session, home, (say("technician.bundle.not_done"), say("technician.broke")), Tone.SORRY)
        return ()

    title, body = say("technician.bundle.packing"), say("technician.bundle.packing_body")
    return session.open(WorkPage(busy(title, body), ask(PackBundle()), packed))


def _told(session: Session, home: Way, words: tuple[Text, Text], tone: Tone) -> Effects:
    picture = "done" if tone is Tone.SUCCESS else "sorry"
    return session.open(message("bundled", words, {OK: home}, tone, picture), back=home)

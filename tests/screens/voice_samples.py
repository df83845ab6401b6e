"""Pages of complaints, survey and calls as the journeys themselves make them, at their fullest."""

from __future__ import annotations

from datetime import timedelta

from adminduk import pengaduan
from adminduk.filing import Occasion
from adminduk.pengaduan import LONGEST, State, Topic
from adminduk.skm import QUESTIONNAIRE, TRAITS
from kiosk.events import Chosen, Typed
from kiosk.journeys.complain import Complain
from kiosk.journeys.complaint_standing import answer_page, complaint_view
from kiosk.journeys.desk import Desk
from kiosk.journeys.journey import Journey
from kiosk.journeys.survey import Survey
from kiosk.office_answers import CallState, ComplaintStanding
from kiosk.views import Overlay, Settings, View
from kiosk.visit.calling import card
from tests.flows.samples import ALL_WELL, CODE, MORNING, NUMBER
from tests.flows.script import jogoroto, regions
from tests.kiosk.fake_clock import FakeClock

SENTENCE = "ANTRE DARI PUKUL TUJUH PAGI, BARU DIPANGGIL PUKUL SEBELAS SIANG, LALU DISURUH KEMBALI BESOK. "
ANSWER = "Terima kasih. Mulai Senin loket ketiga dibuka pukul 08.00 sampai 12.00, dan nomor tampil di layar. " * 6


def voice_views() -> dict[str, View]:
    """By name."""
    desk = Desk(jogoroto(), regions(), FakeClock(), ALL_WELL, Settings())
    complain = Complain(desk)
    complain.start()
    views = {"voice-kind": _view(complain)}
    views["voice-topic"] = _after(complain, "pengaduan")
    views["voice-service"] = _after(complain, "waktu")
    views["voice-text"] = _after(complain, "none")
    for letter in (SENTENCE * 30)[: LONGEST + 1]:
        complain.handle(Typed(letter))
    views["voice-text-full"] = _view(complain)
    views["voice-contact"] = _after(complain, "next")
    views["voice-review"] = _after(complain, "skip")
    survey = Survey(desk, "kk", Occasion.FILED)
    survey.start()
    views["survey-offer"] = _view(survey)
    survey.handle(Chosen("begin"))
    for element in QUESTIONNAIRE:
        views[f"survey-{element}"] = _view(survey)
        survey.handle(Chosen("4"))
    views["survey-about"] = _view(survey)
    survey.handle(Chosen("tell"))
    for trait, answers in TRAITS.items():
        views[f"survey-about-{trait}"] = _view(survey)
        survey.handle(Chosen(answers[0]))
    standing = _answered()
    answered, answer = complaint_view(desk.catalogue, standing), answer_page(standing, lambda: ()).view
    return {**views, "voice-answered": answered, "voice-answer": answer}


OFFICER_CARDS: dict[str, Overlay] = {
    f"overlay-officer-{state}": card(state) for state in CallState if state is not CallState.HELPED
}


def _answered() -> ComplaintStanding:
    history = tuple((state, MORNING + timedelta(days=day)) for day, state in enumerate((State.DITERIMA, State.DIJAWAB)))
    return ComplaintStanding(
        NUMBER, pengaduan.Kind.PENGADUAN, Topic.WAKTU, "kk", State.DIJAWAB, history, None, ANSWER.strip(), CODE
    )


def _after(journey: Journey, touched: str) -> View:
    journey.handle(Chosen(touched))
    return _view(journey)


def _view(journey: Journey) -> View:
    assert journey.page is not None
    return journey.page.view

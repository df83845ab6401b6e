"""Survei Kepuasan Masyarakat: nine questions, four faces with words each, two minutes. Nobody has to, nobody is named.

Afterwards, and only from whoever says yes once more, the four things that the decree's questionnaire asks of a person.

Whoever stops half-way leaves what was answered; whoever leaves by "Hapus & keluar", or walks away, leaves nothing.
"""

from __future__ import annotations

from functools import partial

from adminduk.filing import Occasion
from adminduk.skm import QUESTIONNAIRE, SCORES, TRAITS, Element, Trait
from kiosk.effects import CommitSurvey
from kiosk.events import CommitFailed, Event, SurveyKept
from kiosk.journeys.buttons import DONE
from kiosk.journeys.desk import Desk
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Effects, Page, Patience, StandingPage, WaitingPage, Way
from kiosk.say import Text, say
from kiosk.views import BusyView, Button, ChoiceView, MessageView, Progress, Tile, Tone

_FACES = (
    "sentiment_very_dissatisfied",
    "sentiment_dissatisfied",
    "sentiment_satisfied",
    "sentiment_very_satisfied",
)
_SKIP, _STOP = "skip", "stop"
_ABOUT = tuple(Trait)
_PICTURES = {Trait.AGE: "cake", Trait.EDUCATION: "school", Trait.OCCUPATION: "work"}
_PICTURES_OF_SEX = {"laki-laki": "man", "perempuan": "woman"}


class Survey(Journey):
    """Holds the answers given so far; they are kept when it ends, and belong to a service, not to a person."""

    def __init__(self, desk: Desk, service: str, occasion: Occasion) -> None:
        super().__init__(desk)
        self._service, self._occasion = service, occasion
        self._place = -1  # -1: asked whether; then the place in the questionnaire
        self._scores: dict[Element, int] = {}
        self._about = -1  # the place among what is asked of a person
        self._respondent: dict[Trait, str] = {}

    @property
    def progress(self) -> Progress | None:
        if 0 <= self._about < len(_ABOUT):
            return Progress(self._about + 1, len(_ABOUT))
        asking = 0 <= self._place < len(QUESTIONNAIRE)
        return Progress(self._place + 1, len(QUESTIONNAIRE)) if asking else None

    def start(self) -> Effects:
        """Yes and no are equally large, and whoever says nothing is gone as soon as with the slip in the hand."""
        tiles = (Tile("begin", say("survey.offer.yes"), "thumb_up"), Tile("decline", say("survey.offer.no"), "close"))
        view = ChoiceView("survey-offer", say("survey.offer.title"), tiles, say("survey.offer.hint"))
        ways: dict[str, Way] = {"begin": lambda: self._ask(0), "decline": self._finish}
        return self._open(StandingPage(lambda: view, ways, "visit.help.choice", Patience.PAPER_IN_HAND))

    def _ask(self, place: int) -> Effects:
        self._place, self._about = place, -1
        if place == len(QUESTIONNAIRE):
            return self._offer_about() if self._scores else self._end()
        back = (lambda: self._ask(place - 1)) if place else self.start
        return self._open(self._question(QUESTIONNAIRE[place]), back=back)

    def _question(self, element: Element) -> Page:
        """All four answers are in sight at once: an index leans to what stands on the first page."""
        answers = tuple(
            Tile(str(score), say(element.answer_key(score)), face) for score, face in zip(SCORES, _FACES, strict=True)
        )
        others = (
            Button(_STOP, say("survey.stop"), "stop"),
            Button(_SKIP, say("survey.skip"), "skip_next"),
        )
        title = say(element.question_key)
        view = ChoiceView(f"survey-{element.value}", title, answers, together=True, buttons=others)
        ids = [*(answer.id for answer in answers), *(other.id for other in others)]
        ways: dict[str, Way] = {each: partial(self._answered, element, each) for each in ids}
        return StandingPage(lambda: view, ways, "visit.help.choice")

    def _answered(self, element: Element, touched: str) -> Effects:
        if touched == _STOP:
            return self._end()
        if touched == _SKIP:
            self._scores.pop(element, None)
        else:
            self._scores[element] = int(touched)
        return self._ask(self._place + 1)

    def _offer_about(self) -> Effects:
        """Not everybody likes to be asked: no is as large as yes, and the nine answers are kept either way."""
        tiles = (Tile("tell", say("survey.about.yes"), "groups"), Tile("enough", say("survey.about.no"), "check"))
        view = ChoiceView("survey-about", say("survey.about.title"), tiles, say("survey.about.hint"))
        ways: dict[str, Way] = {"tell": lambda: self._ask_about(0), "enough": self._end}
        page = StandingPage(lambda: view, ways, "visit.help.choice")
        return self._open(page, back=lambda: self._ask(len(QUESTIONNAIRE) - 1))

    def _ask_about(self, place: int) -> Effects:
        self._about = place
        if place == len(_ABOUT):
            return self._end()
        back = (lambda: self._ask_about(place - 1)) if place else (lambda: self._ask(len(QUESTIONNAIRE)))
        return self._open(self._about_page(_ABOUT[place]), back=back)

    def _about_page(self, trait: Trait) -> Page:
        answers = tuple(
            Tile(each, say(trait.answer_key(each)), _PICTURES.get(trait) or _PICTURES_OF_SEX[each])
            for each in TRAITS[trait]
        )
        others = (
            Button(_STOP, say("survey.stop"), "stop"),
            Button(_SKIP, say("survey.skip"), "skip_next"),
        )
        title = say(trait.question_key)
        view = ChoiceView(f"survey-about-{trait.value}", title, answers, buttons=others)
        ids = [*(answer.id for answer in answers), *(other.id for other in others)]
        ways: dict[str, Way] = {each: partial(self._told, trait, each) for each in ids}
        return StandingPage(lambda: view, ways, "visit.help.choice")

    def _told(self, trait: Trait, touched: str) -> Effects:
        if touched == _STOP:
            return self._end()
        if touched == _SKIP:
            self._respondent.pop(trait, None)
        else:
            self._respondent[trait] = touched
        return self._ask_about(self._about + 1)

    def _end(self) -> Effects:
        self._place, self._about = len(QUESTIONNAIRE), -1
        if not self._scores:
            return self._finish()
        kept = CommitSurvey(self._service, self._occasion, tuple(self._scores.items()), tuple(self._respondent.items()))
        view = BusyView(say("survey.keeping"))
        return self._open(WaitingPage(view, (kept,), self._thank))

    def _thank(self, event: Event) -> Effects | None:
        """A store that cannot keep it is no trouble of somebody who did us a favour; the thanks are the same."""
        match event:
            case SurveyKept():
                return self._last("survey-done", say("survey.done.body"))
            case CommitFailed():
                return self._last("survey-lost", say("survey.lost.body"))
        return None

    def _last(self, name: str, body: Text) -> Effects:
        view = MessageView(name, Tone.SUCCESS, say("survey.done.title"), body, "done", (DONE,))
        ways = {"done": self._finish}
        return self._open(StandingPage(lambda: view, ways, "visit.help.message", Patience.PAPER_IN_HAND))

"""The resident of the tour: files along one way, and comes back with the slip to complete or to collect."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from adminduk.proxy import Behalf
from anjungan.robot.person import Deed, Person, Stuck, Touch, primary
from anjungan.robot.plan import Plan
from anjungan.robot.tour.writing import first_answer, form_of, words_for
from kiosk.journeys.form_draft import HERE, ON_PAPER
from kiosk.views import (
    AttractView,
    BriefingView,
    ChoiceView,
    Frame,
    MessageView,
    ReadCodeView,
    StatusView,
)

_PLACES = ("kecamatan", "desa")  # any will do: the first of the list
_GOOD_NEWS = ("did-it-come-out", "collected", "form-offer", "form-sign")  # any other message ends the way


class Errand(StrEnum):
    """What the resident came for. SHOW: holds the slip to the reader, and follows what the page offers."""

    FILE = "file"
    SHOW = "show"
    COLLECT = "collect"


@dataclass(frozen=True)
class ShowCode:
    """Hold this code to the reader."""

    text: str


class Guest(Person):
    """One visit of one resident. What the plan does not know is no way on: the tour tells it and fails."""

    def __init__(self, plan: Plan, dice: Random, errand: Errand, code: str = "", *, fills: bool = False) -> None:
        """`fills`: fills in the forms of the law on the glass; else they are brought on paper."""
        super().__init__(plan, dice)
        self._plan, self._errand, self._code, self._fills = plan, errand, code, fills
        self._represents = False  # has said for whom it files

    def deed(self, frame: Frame) -> Deed | ShowCode | None:
        """The next deed, or None to wait for the machine."""
        if frame.overlay is None:
            match frame.view:
                case AttractView() if self._errand is Errand.SHOW:
                    return ShowCode(self._code)
                case AttractView():
                    return Touch(f"choose:{self._errand.value}")
                case ReadCodeView():
                    return ShowCode(self._code)
                case BriefingView() if self._plan.behalf is not Behalf.SELF and not self._represents:
                    self._represents = True
                    return Touch("choose:behalf")
                case StatusView(buttons=buttons):
                    return primary(buttons)
                case MessageView(name=name, buttons=buttons) if name in _GOOD_NEWS:
                    return primary(buttons)
        return self.next(frame)

    def _choose(self, choice: ChoiceView) -> Deed:
        plan = self._plan
        questions = {f"question-{question}": option for question, option in plan.answers.items()}
        how = HERE if self._fills else ON_PAPER
        known = {
            "service": plan.service,
            "reason": plan.reason,
            "forms-how": how,
            "form-how": how,
            "behalf": plan.behalf,
            **questions,
        }
        if form_of(choice.name) is not None:
            return Touch(f"choose:{first_answer(choice.tiles)}")
        if choice.name in _PLACES:
            return Touch(f"choose:{first_answer(choice.tiles)}")
        return Touch(f"choose:{known[choice.name]}") if choice.name in known else Stuck(choice.name)

    def _words(self, name: str) -> str:
        return words_for(name) if form_of(name) is not None else super()._words(name)

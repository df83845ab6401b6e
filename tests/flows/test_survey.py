"""The satisfaction survey: offered, never forced; nine faces; whoever stops leaves what was answered."""

from __future__ import annotations

import pytest

from adminduk.filing import Occasion
from adminduk.skm import QUESTIONNAIRE, Element
from kiosk.effects import CommitSurvey, Finish
from kiosk.events import BarKey, CommitFailed, DocumentPrinted, HandoverRecorded, SlipPrinted, SurveyKept
from kiosk.spool import faults
from kiosk.views import ChoiceView
from tests.flows.samples import COMMITTED
from tests.flows.script import Kiosk
from tests.flows.test_collect import printing
from tests.flows.test_file_request import to_review


def in_hand() -> Kiosk:
    """The slip of a new request is in the hand."""
    at = Kiosk()
    to_review(at)
    at.touch("send")
    at.happens(COMMITTED)
    at.happens(SlipPrinted())
    at.touch("yes", "number in-hand")
    return at


def begun() -> Kiosk:
    at = in_hand()
    at.touch("rate", "survey-offer")
    at.touch("begin", f"survey-{QUESTIONNAIRE[0]}")
    return at


def kept(at: Kiosk) -> CommitSurvey:
    last = at.last(CommitSurvey)
    assert isinstance(last, CommitSurvey)
    return last


def test_nine_touches_and_thanks() -> None:
    at = begun()
    before = at.touches
    for place, element in enumerate(QUESTIONNAIRE):
        assert at.page == f"survey-{element}"
        assert (at.frame.progress.step, at.frame.progress.total) == (place + 1, 9)
        at.touch(str(place % 4 + 1))
    assert at.touches - before == 9
    survey = kept(at)
    assert (survey.service, survey.occasion) == ("kk", Occasion.FILED)
    assert dict(survey.scores) == {element: place % 4 + 1 for place, element in enumerate(QUESTIONNAIRE)}
    at.happens(SurveyKept(), "survey-done")
    assert at.timers["idle"] == 20
    assert Finish() in at.touch("done", "attract")


def test_all_four_answers_of_a_question_stand_together() -> None:
    """Answers that are turned over to are given less often: the index would not be the residents' own."""
    at = begun()
    for _ in QUESTIONNAIRE:
        assert isinstance(at.view, ChoiceView)
        assert at.view.together
        assert [tile.id for tile in at.view.tiles] == ["1", "2", "3", "4"]
        at.touch("3")


def test_no_is_as_large_as_yes_and_ends_the_visit() -> None:
    at = in_hand()
    at.touch("rate", "survey-offer")
    assert isinstance(at.view, ChoiceView)
    assert [tile.id for tile in at.view.tiles] == ["begin", "decline"]
    assert Finish() in at.touch("decline", "attract")
    assert not any(isinstance(each, CommitSurvey) for each in at.asked)


def test_nobody_has_to_see_it() -> None:
    at = in_hand()
    assert Finish() in at.touch("done", "attract")


def test_whoever_stops_leaves_what_was_answered() -> None:
    at = begun()
    at.touch("4")
    at.touch("skip")
    at.touch("2")
    at.touch("stop", "busy")
    assert dict(kept(at).scores) == {Element.PERSYARATAN: 4, Element.WAKTU: 2}


def test_whoever_answers_nothing_leaves_nothing() -> None:
    at = begun()
    for _ in QUESTIONNAIRE:
        at.touch("skip")
    assert at.page == "attract"
    assert not any(isinstance(each, CommitSurvey) for each in at.asked)


def test_back_and_another_face() -> None:
    at = begun()
    at.touch("1")
    at.touch("1", "survey-waktu")
    at.bar(BarKey.BACK, "survey-prosedur")
    at.bar(BarKey.BACK, "survey-persyaratan")
    at.touch("4")
    at.touch("skip")  # what was answered before is taken back
    at.touch("stop")
    assert dict(kept(at).scores) == {Element.PERSYARATAN: 4}


@pytest.mark.parametrize("leave", ["bar", "walk"])
def test_whoever_leaves_otherwise_leaves_nothing(leave: str) -> None:
    at = begun()
    at.touch("1")
    if leave == "bar":
        at.bar(BarKey.LEAVE)
        at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    else:
        at.nobody_touches()
    assert at.page == "attract"
    assert not any(isinstance(each, CommitSurvey) for each in at.asked)


def test_a_full_disk_is_no_trouble_of_the_resident() -> None:
    at = begun()
    at.touch("3")
    at.touch("stop")
    at.happens(CommitFailed(faults.DISK_FULL), "survey-lost")
    assert Finish() in at.touch("done", "attract")


def test_offered_after_collecting_too() -> None:
    at = Kiosk()
    printing(at)
    at.happens(DocumentPrinted(), "did-it-come-out")
    at.touch("yes")
    at.happens(HandoverRecorded(), "collected")
    at.touch("rate", "survey-offer")
    at.touch("begin")
    at.touch("4")
    at.touch("stop")
    assert (kept(at).service, kept(at).occasion) == ("kk", Occasion.COLLECTED)

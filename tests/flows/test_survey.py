"""The satisfaction survey: offered, never forced; nine faces; whoever stops leaves what was answered."""

from __future__ import annotations

import pytest

from adminduk.filing import Occasion
from adminduk.skm import QUESTIONNAIRE, TRAITS, Element, Trait
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
    assert at.page == "survey-about"
    at.touch("enough", "busy")
    survey = kept(at)
    assert survey.respondent == ()
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


def told() -> Kiosk:
    """Nine answers, and yes to telling a little about oneself."""
    at = begun()
    for _ in QUESTIONNAIRE:
        at.touch("4")
    assert isinstance(at.view, ChoiceView)
    assert [tile.id for tile in at.view.tiles] == ["tell", "enough"]
    at.touch("tell", "survey-about-kelamin")
    return at


def test_whoever_says_yes_is_asked_four_things_and_each_may_be_left_out() -> None:
    at = told()
    for answers in TRAITS.values():
        assert isinstance(at.view, ChoiceView)
        assert tuple(tile.id for tile in at.view.tiles) == answers
        at.touch("skip")
    assert (len(kept(at).scores), kept(at).respondent) == (9, ())
    at = told()
    assert (at.frame.progress.step, at.frame.progress.total) == (1, 4)
    at.touch("perempuan", "survey-about-umur")
    at.touch("skip", "survey-about-pendidikan")
    at.touch("sma", "survey-about-pekerjaan")
    at.touch("wirausaha", "busy")
    assert len(kept(at).scores) == 9
    assert dict(kept(at).respondent) == {
        Trait.SEX: "perempuan",
        Trait.EDUCATION: "sma",
        Trait.OCCUPATION: "wirausaha",
    }
    at.happens(SurveyKept(), "survey-done")


def test_enough_of_oneself_keeps_the_nine_answers() -> None:
    at = told()
    at.touch("laki-laki")
    at.touch("stop", "busy")
    assert (len(kept(at).scores), dict(kept(at).respondent)) == (9, {Trait.SEX: "laki-laki"})


def test_back_from_oneself_to_the_questions() -> None:
    at = told()
    at.touch("laki-laki")
    at.bar(BarKey.BACK, "survey-about-kelamin")
    at.touch("skip")  # what was said before is taken back
    at.bar(BarKey.BACK)
    at.bar(BarKey.BACK, "survey-about")
    at.bar(BarKey.BACK, f"survey-{QUESTIONNAIRE[-1]}")
    assert (at.frame.progress.step, at.frame.progress.total) == (9, 9)
    at.touch("1", "survey-about")
    at.touch("enough")
    assert dict(kept(at).scores)[QUESTIONNAIRE[-1]] == 1
    assert kept(at).respondent == ()


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

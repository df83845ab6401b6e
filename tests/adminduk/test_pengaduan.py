"""Complaints and suggestions: the one table, and the clocks 3, 5, 14 and 60 days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.pengaduan import (
    LIMITS,
    TRANSITIONS,
    Action,
    ActionKind,
    Case,
    Kind,
    Nature,
    State,
    Topic,
    allowed_actions,
    apply,
    tidied,
)
from adminduk.request import Refusal, RefusalKind, Role

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
RECEIVED = Action(ActionKind.RECEIVE, Role.PEMOHON, "anjungan-1", START)


def case(*actions: Action) -> Case:
    new = Case("c-1", "JGR-01-000007", Kind.PENGADUAN, Topic.WAKTU, "kk")
    for action in (RECEIVED, *actions):
        grown = apply(new, action)
        assert isinstance(grown, Case), grown
        new = grown
    return new


def taken(nature: Nature = Nature.MEJA, after: timedelta = timedelta(days=1)) -> Action:
    return Action(ActionKind.ASSIGN, Role.LOKET, "a-1", START + after, nature=nature, handler="a-2")


def answered(after: timedelta = timedelta(days=2)) -> Action:
    return Action(ActionKind.ANSWER, Role.OPERATOR, "a-2", START + after, words="Kami sudah menambah loket.")


def test_a_whole_life() -> None:
    closed = case(taken(), answered(), Action(ActionKind.CLOSE, Role.KASI, "a-3", START + timedelta(days=9)))
    assert closed.state is State.SELESAI
    assert closed.handler == "a-2"
    assert closed.answer == "Kami sudah menambah loket."
    assert closed.due is None


def test_the_first_response_is_due_after_three_days() -> None:
    waiting = case()
    assert waiting.due == START + timedelta(days=3)
    assert not waiting.is_late(START + timedelta(days=3))
    assert waiting.is_late(START + timedelta(days=3, seconds=1))


@pytest.mark.parametrize(("nature", "days"), [(Nature.INFORMASI, 5), (Nature.MEJA, 14), (Nature.LAPANGAN, 60)])
def test_the_answer_is_due_by_its_nature_counted_from_the_beginning(nature: Nature, days: int) -> None:
    assert case(taken(nature)).due == START + timedelta(days=days)
    assert LIMITS[nature] == timedelta(days=days)


def test_judging_it_anew_moves_the_clock() -> None:
    again = taken(Nature.LAPANGAN, timedelta(days=4))
    assert case(taken(Nature.INFORMASI), again).due == START + timedelta(days=60)


def test_what_was_passed_on_still_has_its_clock() -> None:
    passed = Action(ActionKind.ESCALATE, Role.KASI, "a-3", START + timedelta(days=5), words="Inspektorat kabupaten")
    escalated = case(taken(), passed)
    assert escalated.state is State.DITERUSKAN
    assert escalated.due == START + timedelta(days=14)


def test_in_time_or_not() -> None:
    assert case(taken(), answered(timedelta(days=14))).answered_in_time is True
    assert case(taken(), answered(timedelta(days=14, seconds=1))).answered_in_time is False
    assert case(taken()).answered_in_time is None


def test_not_content_with_the_answer() -> None:
    again = taken(Nature.LAPANGAN, timedelta(days=6))
    assert case(taken(), answered(), again).state is State.DITANGANI


@pytest.mark.parametrize(("kind", "state", "role"), list(product(ActionKind, [None, *State], Role)))
def test_the_table_is_the_only_door(kind: ActionKind, state: State | None, role: Role) -> None:
    ways: dict[State | None, tuple[Action, ...]] = {
        None: (),
        State.DITERIMA: (RECEIVED,),
        State.DITANGANI: (RECEIVED, taken()),
        State.DITERUSKAN: (RECEIVED, taken(), Action(ActionKind.ESCALATE, Role.KASI, "a", START, words="ke dinas")),
        State.DIJAWAB: (RECEIVED, taken(), answered()),
        State.SELESAI: (RECEIVED, taken(), answered(), Action(ActionKind.CLOSE, Role.KASI, "a", START)),
    }
    there = Case("c", "n", Kind.SARAN, Topic.LAINNYA, "", ways[state])
    assert there.state is state
    action = Action(kind, role, "a", START, nature=Nature.MEJA, handler="a", words="kata")
    row = next(each for each in TRANSITIONS if each.action is kind)
    may = role in row.roles and (state in row.sources if row.sources else state is None)
    outcome = apply(there, action)
    assert isinstance(outcome, Case) is may
    assert (kind in allowed_actions(state, role)) is may


@pytest.mark.parametrize(
    ("action", "missing"),
    [
        (Action(ActionKind.ASSIGN, Role.LOKET, "a", START, handler="a"), "nature"),
        (Action(ActionKind.ASSIGN, Role.LOKET, "a", START, nature=Nature.MEJA), "handler"),
    ],
)
def test_a_case_is_not_taken_without_a_person_and_a_clock(action: Action, missing: str) -> None:
    assert apply(case(), action) == Refusal(RefusalKind.MISSING_DETAIL, missing)


def test_an_answer_has_words() -> None:
    outcome = apply(case(taken()), Action(ActionKind.ANSWER, Role.KASI, "a", START, words="  "))
    assert outcome == Refusal(RefusalKind.MISSING_DETAIL, "words")


def test_words_keep_what_can_be_seen() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert tidied(f"  Antre \u202e lama {family}\r\n\x00sekali ") == f"Antre lama {family}\nsekali"
    assert tidied("\u200f\u202d ") == ""


@given(st.text(max_size=3000))
def test_any_words_are_tidied_once(text: str) -> None:
    once = tidied(text)
    assert tidied(once) == once
    assert once.isprintable() or "\n" in once or "\u200d" in once

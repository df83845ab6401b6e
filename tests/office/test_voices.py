"""Complaints, survey answers and calls as they arrive: taken once, sealed, found by their slip only."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import inspect

from adminduk.filing import DeliveryKind
from adminduk.pengaduan import State
from adminduk.request import Role
from adminduk.skm import Element, Trait, ikm
from office import voices
from office.store import calls, complaints, respondents, surveys
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.voices_kit import CONTACT, WORDS, call, complain, complaint, deliver, envelope, survey


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = open_bench(tmp_path)
    with bench.client:
        yield bench


def stored(bench: Bench, complaint_id: str) -> complaints.StoredCase:
    with bench.office.database.reading() as session:
        found = complaints.by_id(session, complaint_id, bench.office.keys)
    assert found is not None
    return found


# --- complaints -----------------------------------------------------------------------------------------------------


def test_a_complaint_is_kept_once_however_often_it_comes(bench: Bench) -> None:
    kiosk = bench.kiosk()
    content = complaint(kiosk)
    sealed = envelope(kiosk, content)
    first = kiosk.put_envelope(content.complaint_id, sealed)
    again = kiosk.put_envelope(content.complaint_id, sealed)
    assert (first.status_code, again.status_code) == (201, 200)
    with bench.office.database.reading() as session:
        assert len(complaints.in_states(session, State, 10)) == 1
    case = stored(bench, content.complaint_id).case
    assert case.state is State.DITERIMA
    assert case.due == bench.clock() + timedelta(days=3)


def test_other_content_under_the_same_id_is_refused(bench: Bench) -> None:
    kiosk = bench.kiosk()
    content = complain(kiosk)
    assert deliver(kiosk, content.model_copy(update={"text": "Lain sekali isinya."})).status_code == 409


def test_a_number_or_code_belongs_to_one_thing_only(bench: Bench) -> None:
    kiosk = bench.kiosk()
    ticket = kiosk.file()
    assert deliver(kiosk, complaint(kiosk, number=ticket.number)).status_code == 409
    assert deliver(kiosk, complaint(kiosk, slip_code=ticket.slip_code)).status_code == 409
    content = complain(kiosk)
    assert kiosk.deliver(DeliveryKind.FILING, kiosk.filing(slip_code=content.slip_code)).status_code == 409


@pytest.mark.parametrize(
    "changes",
    [
        {"office": "jepara"},
        {"number": "JGR-77-000001"},
        {"slip_code": "JGR-0000"},
        {"slip_code": "ABC-0000-0000-0000-0000"},
    ],
)
def test_what_is_not_of_this_kiosk_and_office_is_refused(bench: Bench, changes: dict[str, str]) -> None:
    kiosk = bench.kiosk()
    answer = deliver(kiosk, complaint(kiosk, **changes))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_nobody_reads_it_from_the_files(bench: Bench, tmp_path: Path) -> None:
    kiosk = bench.kiosk()
    content = complain(kiosk)
    bench.office.database.close()
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "keys" not in path.parts)
    assert content.number.encode() in raw
    for secret in (WORDS, CONTACT, content.slip_code):
        assert secret.encode() not in raw


def test_its_slip_tells_where_it_stands(bench: Bench) -> None:
    kiosk = bench.kiosk()
    content = complain(kiosk)
    told = kiosk.call("POST", "/lookup", json={"slip_code": content.slip_code}).json()["complaint"]
    assert told["number"] == content.number
    assert told["state"] == "diterima"
    assert told["answer"] == ""
    assert WORDS not in str(told)
    assert kiosk.call("POST", "/lookup", json={"number": content.number, "nik": "1"}).status_code == 404


def test_two_thousand_signs_arrive_as_they_were_written(bench: Bench) -> None:
    kiosk = bench.kiosk()
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    long = (family + "اَلسَّلَامُ antre") * 200
    content = complain(kiosk, text=long[:2000], contact="")
    kept = voices.opened(bench.office, stored(bench, content.complaint_id).filed.sealed)
    assert kept is not None
    assert kept.text == long[:2000]


# --- the survey -----------------------------------------------------------------------------------------------------


def test_answers_are_counted_once_and_make_the_index(bench: Bench) -> None:
    kiosk = bench.kiosk()
    content = survey(kiosk, 4)
    sealed = envelope(kiosk, content)
    assert kiosk.put_envelope(content.survey_id, sealed).status_code == 201
    assert kiosk.put_envelope(content.survey_id, sealed).status_code == 200
    assert deliver(kiosk, survey(kiosk, 2, scores={Element.BIAYA: 2})).status_code == 201
    day = bench.clock().date()
    with bench.office.database.reading() as session:
        tallies = surveys.tallies(session, day, day)
        assert surveys.how_many(session, day, day) == 2
        assert surveys.services(session, day, day) == ["kk"]
        assert surveys.tallies(session, day, day, "ktp")[Element.BIAYA].answers == 0
    assert tallies[Element.BIAYA].counts == (0, 1, 0, 1)
    # eight elements of 4, biaya (4 + 2) / 2 = 3: 35 / 9 x 25
    assert ikm(tallies) == pytest.approx(35 * 25 / 9)


@pytest.mark.parametrize("scores", [{"biaya": 5}, {"biaya": 0}, {"U1": 4}, {}])
def test_answers_that_mean_nothing_are_refused(bench: Bench, scores: dict[str, int]) -> None:
    kiosk = bench.kiosk()
    good = survey(kiosk)
    bad = good.model_copy(update={"scores": scores})
    assert deliver(kiosk, bad).status_code == 422


def again(kiosk: PlayedKiosk, name: str) -> tuple[int, str]:
    """The same call told once more: status, and what became of it."""
    answer = kiosk.call("PUT", f"/calls/{name}", json={"page": "scan"})
    return answer.status_code, answer.json()["state"]


# --- calls ----------------------------------------------------------------------------------------------------------


def test_a_call_is_told_answered_and_helped(bench: Bench) -> None:
    kiosk = bench.kiosk()
    name = call(kiosk)
    assert again(kiosk, name) == (200, "waiting")
    bench.clock.passes(seconds=70)
    with bench.office.database.writing() as session:
        assert calls.answer(session, name, "a-1", bench.clock())
        assert not calls.answer(session, name, "a-2", bench.clock())
    assert again(kiosk, name) == (200, "coming")
    bench.clock.passes(minutes=4)
    with bench.office.database.writing() as session:
        assert calls.helped(session, name, "a-1", bench.clock())
        assert not calls.helped(session, name, "a-1", bench.clock())
    assert again(kiosk, name) == (200, "helped")
    with bench.office.database.reading() as session:
        [latest] = calls.latest(session, 10)
        assert calls.waiting(session, bench.clock()) == []
    assert latest.waited == timedelta(seconds=70)
    assert latest.answered_by == "a-1"


def test_a_call_that_nobody_heard_does_not_ring_for_ever(bench: Bench) -> None:
    call(bench.kiosk())
    with bench.office.database.reading() as session:
        assert len(calls.waiting(session, bench.clock())) == 1
        assert calls.waiting(session, bench.clock() + calls.FORGOTTEN) == []


def test_a_call_is_its_kiosk_s_own(bench: Bench) -> None:
    name, other = call(bench.kiosk()), bench.kiosk()
    assert other.call("PUT", f"/calls/{name}", json={"page": ""}).status_code == 409
    assert other.call("PUT", f"/calls/{uuid.uuid4()}", json={"page": "NAMA 99"}).status_code == 422


def test_who_answered_is_counted_and_not_kept_with_the_answers(bench: Bench) -> None:
    kiosk = bench.kiosk()
    about = {Trait.SEX: "perempuan", Trait.OCCUPATION: "polri"}
    content = survey(kiosk, respondent=about)
    parcel = envelope(kiosk, content)
    for status in (201, 200):  # a repeat counts once
        assert kiosk.put_envelope(content.survey_id, parcel).status_code == status
    deliver(kiosk, survey(kiosk))  # who said nothing of herself
    with bench.office.database.reading() as session:
        month = bench.clock().date().replace(day=1)
        counts = respondents.counted(session, month, month)
        columns = [
            column["name"]
            for table in ("surveys", "survey_answers")
            for column in inspect(session.connection()).get_columns(table)
        ]
    assert {trait: sum(answers.values()) for trait, answers in counts.items() if any(answers.values())} == {
        Trait.SEX: 1,
        Trait.OCCUPATION: 1,
    }
    assert counts[Trait.SEX]["perempuan"] == 1
    assert not set(columns) & set(Trait)


def test_what_the_questionnaire_does_not_offer_is_refused(bench: Bench) -> None:
    kiosk = bench.kiosk()
    with pytest.raises(ValidationError):
        survey(kiosk, respondent={Trait.SEX: "CONTOH NAMA"})


def test_few_are_not_told(bench: Bench) -> None:
    kiosk = bench.kiosk()
    for _ in range(4):
        deliver(kiosk, survey(kiosk, respondent={Trait.SEX: "perempuan"}))
    for _ in range(5):
        deliver(kiosk, survey(kiosk, respondent={Trait.SEX: "laki-laki"}))
    browser = bench.browser(bench.account(Role.KASI))
    page = browser.get("/laporan?jenis=bulanan").text
    rows = dict(re.findall(r"<td>Jenis kelamin</td><td>(.*?)</td><td class=\"num\">(.*?)</td>", page))
    assert rows == {"Laki-laki": "5", "Perempuan": "&lt;5"}
    assert "Responden survei" not in browser.get("/laporan").text  # a day has too few for that

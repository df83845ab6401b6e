"""Complaints and survey answers in the store: sealed, numbered where somebody asks for them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adminduk.filing import Complaint, DeliveryKind, HalfDay, Occasion, SurveyAnswers
from adminduk.pengaduan import Kind, Topic
from adminduk.skm import Element
from kiosk.effects import CommitComplaint, CommitSurvey
from kiosk.spool.spool import Spool
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, sure

WORDS = "CONTOH: kursi di ruang tunggu kurang."
COMPLAINT = CommitComplaint(Kind.SARAN, Topic.SARANA, "", WORDS, "080000000000", "jv")
SURVEY = CommitSurvey("kk", Occasion.COLLECTED, ((Element.WAKTU, 3), (Element.SARANA, 4)))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "spool")


@pytest.fixture
def spool(bench: Bench) -> Iterator[Spool]:
    opened = bench.open()
    yield opened
    opened.close()


def test_a_complaint_counts_along_with_the_requests(bench: Bench, spool: Spool) -> None:
    first, second = (sure(spool.commit_filing(filing(), CATALOGUE)), sure(spool.commit_complaint(COMPLAINT, CATALOGUE)))
    assert (first.number, second.number) == ("JGR-01-000001", "JGR-01-000002")
    parcel = sure(spool.waiting())[1]
    assert (parcel.kind, parcel.blobs) == (DeliveryKind.COMPLAINT, ())
    content = Complaint.model_validate_json(bench.unseal(parcel.sealed))
    assert (content.number, content.slip_code, content.complaint_id) == (second.number, second.slip_code, parcel.id)
    assert (content.text, content.topic, content.office) == (WORDS, Topic.SARANA, "jogoroto")


def test_its_words_are_unreadable_on_this_machine(bench: Bench, spool: Spool) -> None:
    sure(spool.commit_complaint(COMPLAINT, CATALOGUE))
    raw = b"".join(path.read_bytes() for path in bench.folder.rglob("*") if path.is_file())
    assert b"JGR-01-000001" in raw
    assert WORDS.encode() not in raw
    assert b"080000000000" not in raw


def test_a_complaint_that_is_only_here_is_known_by_its_slip(spool: Spool) -> None:
    kept = sure(spool.commit_complaint(COMPLAINT, CATALOGUE))
    known = sure(spool.find_by_slip(kept.slip_code))
    assert known.only_here
    assert spool.delivered(kept.delivery_id) is None
    assert not sure(spool.find_by_slip(kept.slip_code)).only_here


def test_answers_take_no_number_and_know_no_moment(bench: Bench, spool: Spool) -> None:
    kept = sure(spool.commit_survey(SURVEY, CATALOGUE))
    assert (kept.number, kept.slip_code, kept.qr_payload) == ("", "", "")
    (parcel,) = sure(spool.waiting())
    plain = bench.unseal(parcel.sealed)
    content = SurveyAnswers.model_validate_json(plain)
    assert content.scores == {Element.WAKTU: 3, Element.SARANA: 4}
    assert (content.given_on, content.half) == (date(2026, 11, 20), HalfDay.MORNING)
    assert b":00" not in plain
    assert sure(spool.commit_filing(filing(), CATALOGUE)).number == "JGR-01-000001"


def test_afternoon_begins_at_noon(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "spool", now=lambda: datetime(2026, 11, 20, 12, 0, tzinfo=UTC))
    spool = bench.open()
    sure(spool.commit_survey(SURVEY, CATALOGUE))
    (parcel,) = sure(spool.waiting())
    spool.close()
    assert SurveyAnswers.model_validate_json(bench.unseal(parcel.sealed)).half is HalfDay.AFTERNOON

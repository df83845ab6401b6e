"""The robot resident decides like a person would: from what is on the page, and nothing else."""

from __future__ import annotations

from random import Random

import pytest

from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue
from anjungan.robot.person import PAPERS, LaySheet, Person, Stuck, Touch
from anjungan.robot.plan import Plan, UnknownService, plan_for, slugs
from assets import path
from dock.samples import SAMPLES
from kiosk.say import Verbatim
from kiosk.views import (
    BusyView,
    Button,
    CameraView,
    ChoiceView,
    Emphasis,
    Frame,
    IdleWarning,
    KeypadView,
    MessageView,
    ScanStage,
    ScanView,
    Sight,
    Tile,
    Tone,
    View,
)

WORDS = Verbatim("kata")
ON = Button("next", WORDS, emphasis=Emphasis.PRIMARY)
SKIP = Button("skip", WORDS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(path("catalogue", "jogoroto"))


@pytest.fixture
def plan(catalogue: Catalogue) -> Plan:
    return plan_for(catalogue, "kk-hilang", Random(1))


def person(plan: Plan) -> Person:
    return Person(plan, Random(1))


def seen(view: View) -> Frame:
    return Frame(serial=1, view=view)


def scan(stage: ScanStage, pages: int = 0) -> Frame:
    return seen(ScanView("surat-kehilangan", WORDS, stage, 1, 1, WORDS, "place-a4", pages, buttons=(SKIP, ON)))


def test_the_same_seed_makes_the_same_plan(catalogue: Catalogue) -> None:
    assert plan_for(catalogue, "kk-hilang", Random(7)) == plan_for(catalogue, "kk-hilang", Random(7))


def test_a_plan_s_numbers_can_belong_to_nobody(plan: Plan) -> None:
    assert plan.nik.startswith("99")
    assert len(plan.nik) == len(plan.nomor_kk) == 16
    assert "CONTOH" in plan.nama


def test_an_unknown_service_is_refused_with_what_there_is(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownService, match="kk-hilang"):
        plan_for(catalogue, "kk-hilan", Random(1))


def test_every_service_and_reason_can_be_planned(catalogue: Catalogue) -> None:
    plans = [plan_for(catalogue, slug, Random(1)) for slug in slugs(catalogue)]
    assert [f"{each.service}-{each.reason}" for each in plans] == list(slugs(catalogue))


def test_it_chooses_what_it_came_for(plan: Plan) -> None:
    page = ChoiceView("reason", WORDS, (Tile("baru", WORDS, ""), Tile("hilang", WORDS, "")))
    assert person(plan).next(seen(page)) == Touch("choose:hilang")


def test_a_question_it_did_not_expect_gets_one_of_the_open_answers(plan: Plan) -> None:
    page = ChoiceView("desa", WORDS, (Tile("a", WORDS, "", enabled=False), Tile("b", WORDS, "")))
    assert person(plan).next(seen(page)) == Touch("choose:b")


def test_it_types_digit_by_digit_and_then_goes_on(plan: Plan) -> None:
    def page(value: str) -> Frame:
        return seen(KeypadView("nik", WORDS, value, 16, buttons=(ON,)))

    assert person(plan).next(page("")) == Touch(f"type:{plan.nik[0]}")
    assert person(plan).next(page(plan.nik[:5])) == Touch(f"type:{plan.nik[5]}")
    assert person(plan).next(page("1")) == Touch("erase")
    assert person(plan).next(page(plan.nik)) == Touch("choose:next")


def test_it_skips_what_it_does_not_have(plan: Plan) -> None:
    page = KeypadView("telepon", WORDS, "", 0, buttons=(SKIP, ON))
    assert person(plan).next(seen(page)) == Touch("choose:skip")


def test_it_lays_the_paper_down_once_and_waits_for_the_machine(plan: Plan) -> None:
    resident = person(plan)
    assert resident.next(scan(ScanStage.WAITING)) == LaySheet("surat-kehilangan")
    assert resident.next(scan(ScanStage.WAITING)) == Touch("choose:next")
    assert resident.next(scan(ScanStage.SCANNING)) is None
    assert resident.next(scan(ScanStage.GOOD, pages=1)) == Touch("choose:next")


def test_it_says_that_it_is_still_here(plan: Plan) -> None:
    warned = Frame(serial=1, view=BusyView(WORDS), overlay=IdleWarning(10))
    assert person(plan).next(warned) == Touch("bar:stay")


def test_a_page_it_did_not_expect_is_reported(plan: Plan) -> None:
    sorry = MessageView("commit-failed", Tone.SORRY, WORDS, WORDS, "sorry", (ON,))
    assert person(plan).next(seen(sorry)) == Stuck("commit-failed")


def test_every_paper_it_may_lay_down_exists() -> None:
    assert set(PAPERS.values()) <= {each.id for each in SAMPLES}


def test_under_the_camera_it_waits_for_the_shutter_and_says_when_the_sheet_is_a_new_one(plan: Plan) -> None:
    resident = person(plan)

    def camera(sight: Sight) -> Frame:
        return seen(CameraView("surat-kehilangan", WORDS, sight, 1, 1, WORDS, buttons=(SKIP, ON)))

    assert resident.next(camera(Sight.STARTING)) == LaySheet("surat-kehilangan", under_camera=True)
    assert resident.next(camera(Sight.MOVING)) is None
    assert resident.next(camera(Sight.TAKEN)) == Touch("choose:next")

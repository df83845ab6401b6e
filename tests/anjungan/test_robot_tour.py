"""The tour: which ways it takes, what it counts, and that it tells what it did not meet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import assets
from adminduk.catalogue.loader import load_catalogue, load_catalogues
from adminduk.catalogue.model import Catalogue, Reading
from adminduk.filing import Filing, PageMark, PageRef
from adminduk.forms.model import FieldKind, Form
from adminduk.proxy import Behalf
from adminduk.request import State
from anjungan.robot.person import Stuck, Touch
from anjungan.robot.plan import plan_of
from anjungan.robot.tour.filled import NOT_ASKED, forms_filed, forms_of, forms_table, unfilled
from anjungan.robot.tour.guest import Errand, Guest, ShowCode
from anjungan.robot.tour.kiosk_here import KioskHere
from anjungan.robot.tour.life import Life
from anjungan.robot.tour.reached import Item, Kind, items_in
from anjungan.robot.tour.table import table
from anjungan.robot.tour.tour import Visited, tour
from anjungan.robot.tour.walk import Walk
from anjungan.robot.tour.ways import ways
from anjungan.robot.tour.writing import shelf, words_for
from kiosk.say import Verbatim
from kiosk.views import BriefingView, Button, ChoiceView, Emphasis, Frame, MessageView, ReadCodeView, Tile, Tone

OFFICES = load_catalogues(assets.path("catalogue"))
WORDS = Verbatim("contoh")


@pytest.fixture
def village() -> Catalogue:
    """The office with the fewest requests: one service."""
    return load_catalogue(assets.path("catalogue", "grobogan"))


@pytest.mark.parametrize("catalogue", OFFICES, ids=lambda each: each.office.id)
def test_the_ways_of_an_office_leave_nothing_out(catalogue: Catalogue) -> None:
    there = {item for item in items_in(catalogue) if item.kind is not Kind.STEP}
    assert {item for way in ways(catalogue) for item in way.items} == there


def test_of_the_other_reading_only_what_is_new_is_walked() -> None:
    jogoroto = next(each for each in OFFICES if each.office.id == "jogoroto")
    own = [way for way in ways(jogoroto) if way.reading is Reading.SOP]
    other = [way for way in ways(jogoroto) if way.reading is Reading.NATIONAL]
    met = {item for way in own for item in way.items}
    assert other
    for way in other:
        assert way.items - met
        met |= way.items


def everything(catalogue: Catalogue) -> list[Life]:
    """As if every request had met all that there is."""
    return [Life(way, reached=items_in(catalogue), ended=State.DIARSIPKAN, assisted=True) for way in ways(catalogue)]


def test_what_nobody_met_is_told_and_is_no_success(village: Catalogue) -> None:
    whole = Visited(village, everything(village))
    assert whole.whole
    assert "Tidak dijumpai" not in table([whole])
    paper = Item("kk", Kind.REQUIREMENT, "surat-kehilangan")
    lives = [replace(each, reached=each.reached - {paper}) for each in whole.lives]
    poorer = Visited(village, lives)
    assert poorer.missed == (paper,)
    assert not poorer.whole
    assert "| grobogan | kk | syarat | surat-kehilangan |" in table([poorer])


def test_a_way_that_did_not_end_is_no_success(village: Catalogue) -> None:
    lives = everything(village)
    lives[0].trouble = "message commit-failed"
    office = Visited(village, lives)
    assert not office.whole
    assert "message commit-failed" in table([office])


def test_an_office_where_nobody_was_helped_to_file_is_no_success(village: Catalogue) -> None:
    lives = [replace(each, assisted=False) for each in everything(village)]
    assert not Visited(village, lives).whole
    assert Visited(village, [replace(lives[0], assisted=True), *lives[1:]]).whole


def test_a_form_that_nobody_filled_in_is_told_and_is_no_success(village: Catalogue) -> None:
    """F-1.06 is asked for by one way of this office: everybody fills in what they are asked for but that one."""
    lives = everything(village)
    for life in lives:
        life.forms = forms_of(life.way) - {"F-1.06"}
    assert unfilled(lives) == {"F-1.06"}
    told = {row[0]: row[-1] for row in forms_table(lives)}
    assert told["F-1.06"] == "TIDAK DIISI"
    assert told["F-1.05"] == "dicetak, ditandatangani, dipindai kembali"
    assert told["F-1.02"] == "dinyatakan di layar"
    assert told["F-1.04"].startswith("tidak diminta: pencatatan biodata")
    assert "| F-1.06 |" in table([Visited(village, lives)])


def test_every_form_is_asked_for_somewhere_or_it_is_said_why_not() -> None:
    """Red after a service that needs one of them: the sentence that says nobody asks for it has to go."""
    catalogues = load_catalogues(assets.path("catalogue"))
    asked = {code for catalogue in catalogues for way in ways(catalogue) for code in forms_of(way)}
    assert asked | set(NOT_ASKED) == set(shelf().forms)
    assert not asked & set(NOT_ASKED)


def test_one_way_of_an_office_is_filed_for_another_with_a_letter(village: Catalogue) -> None:
    acting = [each for each in ways(village) if each.behalf is not Behalf.SELF]
    assert ["F-1.07" in forms_of(each) for each in acting] == [True]
    assert "F-1.07" not in forms_of(replace(acting[0], behalf=Behalf.SELF))
    ready = Button("next", WORDS, "", Emphasis.PRIMARY)
    briefing = Frame(1, BriefingView(WORDS, (), (), (ready,)))
    plan = replace(plan_of(acting[0].service, acting[0].reason, Random(1)), behalf=Behalf.OTHER)
    somebody = Guest(plan, Random(1), Errand.FILE)
    whom = Frame(1, ChoiceView("behalf", WORDS, tuple(Tile(each, WORDS, "") for each in Behalf)))
    assert [somebody.deed(each) for each in (briefing, whom, briefing)] == [
        Touch("choose:behalf"),
        Touch("choose:kuasa"),
        Touch("choose:next"),
    ]


def test_a_form_to_sign_counts_when_its_signed_sheet_came_back(village: Catalogue) -> None:
    way = next(each for each in ways(village) if "F-1.05" in forms_of(each))
    paper = next(each.id for each in way.requirements if each.form_code == "F-1.05")
    back = PageRef(media_type="image/jpeg", sha256="0" * 64, blob="1" * 64, requirement=paper, index=0)
    doubted = back.model_copy(update={"marks": (PageMark.UNSIGNED,)})
    filed = Filing.model_construct(forms={"F-1.05": {}, "F-1.02": {}}, pages=())
    assert forms_filed(way, filed.model_copy(update={"pages": (back,)})) == {"F-1.05", "F-1.02"}
    assert forms_filed(way, filed.model_copy(update={"pages": (doubted,)})) == {"F-1.02"}
    assert forms_filed(way, filed) == {"F-1.02"}


def test_the_guest_fills_in_a_form_or_brings_it(village: Catalogue) -> None:
    how = Frame(1, ChoiceView("form-how", WORDS, (Tile("paper", WORDS, ""), Tile("here", WORDS, ""))))
    code = Frame(1, ChoiceView("F-1.06:pemohon.pekerjaan", WORDS, (Tile("search", WORDS, ""), Tile("7", WORDS, ""))))
    fills = guest(village, fills=True)
    assert (guest(village).deed(how), fills.deed(how)) == (Touch("choose:paper"), Touch("choose:here"))
    assert fills.deed(code) == Touch("choose:7")


@pytest.mark.parametrize("form", shelf().forms.values(), ids=lambda each: each.code)
def test_there_are_words_for_every_place_that_is_typed(form: Form) -> None:
    for section in form.sections:
        for field in section.fields:
            if field.codes is None and field.kind is not FieldKind.PLACE:
                words = words_for(f"{form.code}:{section.id}.1.{field.id}")
                assert words
                assert len(words) <= (field.longest or len(words))


def guest(catalogue: Catalogue, errand: Errand = Errand.FILE, code: str = "", *, fills: bool = False) -> Guest:
    service = catalogue.services[0]
    plan = plan_of(service, service.reasons[0].id, Random(1), answers={"siapa-anggota": "bayi"})
    return Guest(plan, Random(1), errand, code, fills=fills)


def test_the_guest_answers_what_the_way_says_and_guesses_nothing(village: Catalogue) -> None:
    tiles = (Tile("bergabung", WORDS, ""), Tile("bayi", WORDS, ""))
    asked = Frame(1, ChoiceView("question-siapa-anggota", WORDS, tiles))
    unknown = Frame(1, ChoiceView("question-warna", WORDS, tiles))
    assert guest(village).deed(asked) == Touch("choose:bayi")
    assert guest(village).deed(unknown) == Stuck("question-warna")


def test_the_guest_shows_the_slip_and_stops_at_a_message_it_does_not_know(village: Catalogue) -> None:
    back = guest(village, Errand.COLLECT, "GRB-KODE")
    assert back.deed(Frame(1, ReadCodeView(WORDS, WORDS))) == ShowCode("GRB-KODE")
    assert back.deed(Frame(1, MessageView("wrong-holder", Tone.SORRY, WORDS, WORDS, "sorry", ()))) == Stuck(
        "wrong-holder"
    )


@pytest.mark.real
@pytest.mark.parametrize("with_desks", [True, False])
def test_a_tour_of_one_office_ends_every_request(village: Catalogue, tmp_path: Path, with_desks: bool) -> None:
    """With somebody at every desk; and in an office that works by roles alone."""
    told: list[str] = []
    there = village if with_desks else village.model_copy(update={"desks": ()})
    (office,) = tour([there], tmp_path, lambda name, life: told.append(f"{name} {life.filing.ticket}"))
    assert office.whole, [life.trouble for life in office.troubled]
    assert len(told) == len(ways(village))
    assert {life.ended for life in office.lives} == {State.DIARSIPKAN}
    assert any(life.sent_back for life in office.lives)
    assert [life.assisted for life in office.lives].count(True) == 1
    assert not unfilled(office.lives)


@pytest.mark.real
def test_a_page_that_nobody_expected_is_told_with_its_name(
    village: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_kiosk: KioskHere, _guest: Guest) -> Walk:
        return Walk().stuck("ChoiceView warna")

    monkeypatch.setattr(KioskHere, "visit", lost)
    (office,) = tour([village], tmp_path, lambda _name, _life: None)
    assert {life.trouble for life in office.lives} == {"ChoiceView warna"}
    assert not office.whole

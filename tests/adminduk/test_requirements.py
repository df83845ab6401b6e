"""What a resident must bring, against a plain reading of the files, and for each reason as the decree means it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue, Reading, Service, When
from adminduk.catalogue.requirements import (
    applies,
    fields_for,
    questions_for,
    relevant_answers,
    requirements_for,
    scanned,
)
from tests.adminduk.conftest import ASSETS

JOGOROTO = ASSETS / "catalogue" / "jogoroto"


def ids(entries: Any) -> list[str]:
    return [str(each.id) for each in entries]


@pytest.mark.parametrize(
    ("service", "reason", "answers", "expected"),
    [
        ("kk", "baru", {}, "formulir-f102 kk-asal dokumen-pendukung"),
        ("kk", "perubahan", {"yang-berubah": "pendidikan"}, "formulir-f102 formulir-f106 kk ijazah"),
        ("kk", "perubahan", {"yang-berubah": "status-kawin"}, "formulir-f102 formulir-f106 kk surat-nikah"),
        ("kk", "perubahan", {"yang-berubah": "kelahiran"}, "formulir-f102 formulir-f106 kk akta-kelahiran"),
        ("kk", "perubahan", {"yang-berubah": "lainnya"}, "formulir-f102 formulir-f106 kk bukti-perubahan"),
        ("kk", "hilang", {}, "formulir-f102 dokumen-pendukung surat-kehilangan"),
        ("kk", "rusak", {}, "formulir-f102 kk-rusak dokumen-pendukung"),
        (
            "kk",
            "tambah-anggota",
            {"siapa-anggota": "bayi"},
            "formulir-f101 kk surat-nikah-orang-tua surat-kelahiran-desa surat-kelahiran-medis",
        ),
        ("kk", "tambah-anggota", {"siapa-anggota": "bergabung"}, "formulir-f101 kk dokumen-anggota"),
        ("ktp", "baru", {}, "sudah-rekam kk"),
        ("ktp", "perubahan", {}, "sudah-rekam kk ktp-lama"),
        ("ktp", "hilang", {}, "sudah-rekam kk surat-kehilangan"),
        ("ktp", "rusak", {}, "sudah-rekam kk ktp-lama"),
        ("rekam-ktp", "baru", {}, "data-kk-benar kk"),
    ],
)
def test_what_each_resident_brings(
    service: str, reason: str, answers: dict[str, str], expected: str, jogoroto: Catalogue
) -> None:
    assert ids(requirements_for(jogoroto.service(service), reason, answers)) == expected.split()


@pytest.mark.parametrize(
    ("service", "reason", "answers", "expected"),
    [
        ("kk", "baru", {}, "formulir-f102 surat-nikah-nasional"),
        ("kk", "hilang", {}, "formulir-f102 surat-kehilangan ktp-el-nasional"),
        ("kk", "rusak", {}, "formulir-f102 kk-rusak ktp-el-nasional"),
        (
            "kk",
            "tambah-anggota",
            {"siapa-anggota": "bayi"},
            "formulir-f102-nasional formulir-f101 kk surat-kelahiran-medis",
        ),
        ("ktp", "hilang", {}, "sudah-rekam formulir-f102-nasional kk surat-kehilangan"),
        ("rekam-ktp", "baru", {}, "umur-nasional data-kk-benar formulir-f102-nasional kk"),
    ],
)
def test_what_the_national_rule_asks_instead(
    service: str, reason: str, answers: dict[str, str], expected: str, jogoroto: Catalogue
) -> None:
    assert ids(requirements_for(jogoroto.service(service), reason, answers, Reading.NATIONAL)) == expected.split()


def test_who_lost_the_kk_is_never_asked_to_scan_it(jogoroto: Catalogue) -> None:
    brought = scanned(requirements_for(jogoroto.service("kk"), "hilang", {}))
    assert len(brought) == 3
    assert not {"kk", "kk-asal", "kk-rusak"} & set(ids(brought))


def test_conditions_are_shown_and_never_scanned(jogoroto: Catalogue) -> None:
    requirements = requirements_for(jogoroto.service("ktp"), "baru", {})
    assert ids(scanned(requirements)) == ["kk"]


def test_the_answer_to_another_reasons_question_is_left_aside(jogoroto: Catalogue) -> None:
    kk, stale = jogoroto.service("kk"), {"siapa-anggota": "bayi", "yang-berubah": "pendidikan"}
    assert ids(requirements_for(kk, "hilang", stale)) == ids(requirements_for(kk, "hilang", {}))
    assert relevant_answers(kk, "perubahan", stale) == {"yang-berubah": "pendidikan"}


def test_an_answer_that_is_no_option_counts_as_none(jogoroto: Catalogue) -> None:
    assert relevant_answers(jogoroto.service("kk"), "perubahan", {"yang-berubah": "semuanya"}) == {}


def test_a_question_is_asked_only_where_its_answer_matters(jogoroto: Catalogue) -> None:
    for service in jogoroto.services:
        for reason in service.reasons:
            for question in questions_for(service, reason.id, {}):
                brought = {
                    tuple(ids(requirements_for(service, reason.id, {question.id: option.id})))
                    for option in question.options
                }
                assert len(brought) == len(question.options)


def test_the_kk_number_is_not_asked_for_a_new_kk_and_optional_for_a_lost_one(jogoroto: Catalogue) -> None:
    kk = jogoroto.service("kk")
    asked = {r.id: {f.id.value: f.optional for f in fields_for(kk, r.id, {})} for r in kk.reasons}
    assert "nomor-kk" not in asked["baru"]
    assert asked["hilang"]["nomor-kk"] is True
    assert all(asked[reason]["nomor-kk"] is False for reason in ("perubahan", "rusak", "tambah-anggota"))


def test_everybody_is_asked_for_nik_name_and_desa_and_may_give_a_phone(jogoroto: Catalogue) -> None:
    for service in jogoroto.services:
        for reason in service.reasons:
            fields = {each.id.value: each.optional for each in fields_for(service, reason.id, {})}
            assert {name for name, optional in fields.items() if not optional} >= {"nik", "nama", "desa"}
            assert fields["telepon"] is True


def test_an_empty_when_always_holds() -> None:
    assert applies(When(), "apa-saja", {}, Reading.NATIONAL)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(reasons=("hilang",)), True),
        (When(reasons=("rusak",)), False),
        (When(answers={"siapa": ("bayi",)}), True),
        (When(answers={"siapa": ("bergabung",)}), False),
        (When(answers={"siapa": ("bergabung", "bayi")}), True),
        (When(answers={"apa": ("bayi",)}), False),
        (When(reading=Reading.SOP), True),
        (When(reading=Reading.NATIONAL), False),
        (When(reasons=("hilang",), answers={"siapa": ("bayi",)}, reading=Reading.NATIONAL), False),
    ],
)
def test_every_part_that_is_given_must_hold(when: When, expected: bool) -> None:
    assert applies(when, "hilang", {"siapa": "bayi"}, Reading.SOP) is expected


def test_the_minutes_of_a_standard_are_those_stated_else_the_sum_of_its_steps(jogoroto: Catalogue) -> None:
    stated = jogoroto.service("ktp").standards[0]
    timed = tuple(step.model_copy(update={"minutes": step.no}) for step in stated.prosedur or ())
    untold = stated.model_copy(update={"jangka_waktu": None, "jangka_waktu_menit": None})
    assert (stated.minutes, untold.minutes) == (10, None)
    assert untold.model_copy(update={"prosedur": timed}).minutes == 1 + 2 + 3 + 4 + 5
    assert (
        untold.model_copy(update={"prosedur": (*timed, timed[0].model_copy(update={"minutes": None}))}).minutes is None
    )


# --- a plain reading of the same files, without the model -----------------------------------------------------------

FILES: dict[str, Any] = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted((JOGOROTO / "services").glob("*.yaml"))
}
SHIPPED = load_catalogue(JOGOROTO)


def plainly(service: str, reason: str, answers: dict[str, str], reading: str) -> list[str]:
    """What the file says, read like a clerk would: the table first, then each paper's own conditions."""
    file = FILES[service]
    asked = [q for q in file.get("questions", []) if reason in q["when"]["reasons"]]
    given = {q["id"]: answers.get(q["id"]) for q in asked}
    brought = []
    for paper in file["requirements"]:
        when = paper.get("when", {})
        right_reading = when.get("reading") in (None, reading)
        right_answers = all(
            given.get(q) == option or (isinstance(option, list) and given.get(q) in option)
            for q, option in when.get("answers", {}).items()
        )
        if paper["id"] in file["requires"][reason] and right_reading and right_answers:
            brought.append(paper["id"])
    return brought


def some_visit(service: Service) -> st.SearchStrategy[tuple[Service, str, dict[str, str]]]:
    reasons = st.sampled_from([reason.id for reason in service.reasons])
    options = {q.id: st.sampled_from([*(o.id for o in q.options), "tidak-ada"]) for q in service.questions}
    return st.tuples(st.just(service), reasons, st.fixed_dictionaries({}, optional=options))


@settings(deadline=None, max_examples=300)
@given(st.one_of([some_visit(service) for service in SHIPPED.services]), st.sampled_from(Reading))
def test_requirements_equal_a_plain_reading(visit: tuple[Service, str, dict[str, str]], reading: Reading) -> None:
    service, reason, answers = visit
    assert ids(requirements_for(service, reason, answers, reading)) == plainly(
        service.id, reason, answers, reading.value
    )


# --- a made-up service, for what Jogoroto's files do not need yet ----------------------------------------------------


def chained() -> Service:
    """Two reasons share a paper that hangs on a question of one of them, and a question hangs on a question."""
    kk = SHIPPED.service("kk")
    first, second = kk.questions
    papers = (
        kk.requirements[0].model_copy(
            update={"when": When(reasons=("baru", "hilang"), answers={first.id: ("lainnya",)})}
        ),
        kk.requirements[1].model_copy(update={"when": When(answers={second.id: ("bayi",)})}),
    )
    questions = (
        first.model_copy(update={"when": When(reasons=("baru",))}),
        second.model_copy(update={"when": When(answers={first.id: ("lainnya",)})}),
    )
    return kk.model_copy(update={"questions": questions, "requirements": papers})


def test_a_paper_never_hangs_on_an_answer_that_is_no_longer_on_the_page() -> None:
    answers = {"yang-berubah": "lainnya", "siapa-anggota": "bayi"}
    assert len(requirements_for(chained(), "baru", answers)) == 2
    assert requirements_for(chained(), "hilang", answers) == ()


def test_a_question_that_hangs_on_another_is_asked_after_its_answer() -> None:
    assert ids(questions_for(chained(), "baru", {})) == ["yang-berubah"]
    assert ids(questions_for(chained(), "baru", {"yang-berubah": "lainnya"})) == ["yang-berubah", "siapa-anggota"]
    assert ids(questions_for(chained(), "baru", {"yang-berubah": "pendidikan"})) == ["yang-berubah"]

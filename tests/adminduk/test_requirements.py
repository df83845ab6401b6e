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
        ("aktivasi-ikd", "aktivasi", {}, "sudah-rekam data-tunggal ponsel-android"),
        ("pindah-kecamatan", "semua-anggota", {"yang-hilang": "tidak-ada"}, "formulir-f103 ktp kk"),
        ("pindah-kecamatan", "semua-anggota", {"yang-hilang": "ktp"}, "formulir-f103 kk surat-kehilangan"),
        ("pindah-kecamatan", "semua-anggota", {"yang-hilang": "kk"}, "formulir-f103 ktp surat-kehilangan"),
        (
            "pindah-desa",
            "sebagian-anggota",
            {"yang-hilang": "keduanya", "anak-ditinggal": "ada"},
            "formulir-f103 surat-kehilangan kk-anak-ditinggal",
        ),
        ("sktm", "sktm", {"sudah-menikah": "belum"}, "kk ktp rekomendasi-desa"),
        ("sktm", "sktm", {"sudah-menikah": "sudah"}, "kk ktp rekomendasi-desa surat-nikah"),
        ("skck", "skck", {}, "rekomendasi-desa ktp foto"),
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


def test_a_question_is_asked_only_where_its_answer_matters() -> None:
    for service in (each for office in OFFICES.values() for each in office.services):
        for reading in Reading:
            for reason in service.reasons:
                for question in questions_for(service, reason.id, {}, reading):
                    brought = {
                        tuple(ids(requirements_for(service, reason.id, {question.id: option.id}, reading)))
                        for option in question.options
                    }
                    assert len(brought) == len(question.options), (service.id, question.id)


def test_the_kk_number_is_not_asked_for_a_new_kk_and_optional_for_a_lost_one(jogoroto: Catalogue) -> None:
    kk = jogoroto.service("kk")
    asked = {r.id: {f.id.value: f.optional for f in fields_for(kk, r.id, {})} for r in kk.reasons}
    assert "nomor-kk" not in asked["baru"]
    assert asked["hilang"]["nomor-kk"] is True
    assert all(asked[reason]["nomor-kk"] is False for reason in ("perubahan", "rusak", "tambah-anggota"))


def test_everybody_is_asked_for_a_name_and_a_phone_and_residents_of_a_kecamatan_for_nik_and_desa() -> None:
    for office in OFFICES.values():
        in_kecamatan = office.office.wilayah.count(".") == 2
        always = {"nik", "nama", "desa"} if in_kecamatan else {"nama"}
        for service, reason in ((each, reason) for each in office.services for reason in each.reasons):
            for reading in Reading:
                fields = {each.id.value: each.optional for each in fields_for(service, reason.id, {}, reading)}
                assert {name for name, optional in fields.items() if not optional} >= always
                assert fields["telepon"] is True or not in_kecamatan


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

FILES: dict[tuple[str, str], Any] = {
    (path.parents[1].name, path.stem): yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted((ASSETS / "catalogue").glob("*/services/*.yaml"))
}
OFFICES = {name: load_catalogue(ASSETS / "catalogue" / name) for name in sorted({office for office, _ in FILES})}
SHIPPED = load_catalogue(JOGOROTO)
Visit = tuple[str, Service, str, dict[str, str]]


def holds(when: Any, reason: str, given: dict[str, str], reading: str) -> bool:
    """Whether the words of one `when` are met, as a clerk would read them."""
    for question, wanted in when.get("answers", {}).items():
        if given.get(question) not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    return reason in when.get("reasons", [reason]) and reading == when.get("reading", reading)


def plainly(file: Any, reason: str, answers: dict[str, str], reading: str) -> list[str]:
    """What the file says: who is asked what, then the table, then each paper's own conditions."""
    given: dict[str, str] = {}
    for question in file.get("questions", []):
        options = [option["id"] for option in question["options"]]
        if holds(question.get("when", {}), reason, given, reading) and answers.get(question["id"]) in options:
            given[question["id"]] = answers[question["id"]]
    listed = file["requires"][reason]
    return [
        paper["id"]
        for paper in file["requirements"]
        if paper["id"] in listed and holds(paper.get("when", {}), reason, given, reading)
    ]


def some_visit(office: str, service: Service) -> st.SearchStrategy[Visit]:
    reasons = st.sampled_from([reason.id for reason in service.reasons])
    options = {q.id: st.sampled_from([*(o.id for o in q.options), "bukan-pilihan"]) for q in service.questions}
    answers = st.fixed_dictionaries({}, optional=options)
    return st.tuples(st.just(office), st.just(service), reasons, answers)


VISITS = st.one_of([some_visit(name, service) for name, office in OFFICES.items() for service in office.services])


@settings(deadline=None, max_examples=500)
@given(VISITS, st.sampled_from(Reading))
def test_requirements_equal_a_plain_reading(visit: Visit, reading: Reading) -> None:
    office, service, reason, answers = visit
    expected = plainly(FILES[office, service.id], reason, answers, reading.value)
    assert ids(requirements_for(service, reason, answers, reading)) == expected


def plainly_given(file: Any, reason: str, answers: dict[str, str], reading: str) -> tuple[list[str], dict[str, str]]:
    """Which questions the file has for this resident, one after the other, and which of the answers count."""
    asked, given = [], {}
    for question in file.get("questions", []):
        if holds(question.get("when", {}), reason, given, reading):
            asked.append(question["id"])
            if answers.get(question["id"]) in [option["id"] for option in question["options"]]:
                given[question["id"]] = answers[question["id"]]
    return asked, given


@settings(deadline=None, max_examples=500)
@given(VISITS, st.sampled_from(Reading))
def test_questions_and_fields_equal_a_plain_reading(visit: Visit, reading: Reading) -> None:
    office, service, reason, answers = visit
    file = FILES[office, service.id]
    asked, given_answers = plainly_given(file, reason, answers, reading.value)
    fields = [
        (each["id"], each.get("optional") == "true")
        for each in file["fields"]
        if holds(each.get("when", {}), reason, given_answers, reading.value)
    ]
    assert ids(questions_for(service, reason, answers, reading)) == asked
    assert relevant_answers(service, reason, answers, reading) == given_answers
    assert [(each.id.value, each.optional) for each in fields_for(service, reason, answers, reading)] == fields


def test_every_option_can_be_chosen_by_somebody() -> None:
    for office in OFFICES.values():
        for service in office.services:
            chosen = {
                (question, option)
                for reading in Reading
                for reason in service.reasons
                for way in every_way(service, reason.id, {}, reading)
                for question, option in way.items()
            }
            assert chosen == {(each.id, option.id) for each in service.questions for option in each.options}, service.id


def test_nobody_is_asked_for_nothing_at_all() -> None:
    """Every requirement is asked of somebody, and who comes is asked for something, where the document names papers."""
    for office in OFFICES.values():
        for service in office.services:
            ways = [
                (reason.id, way, reading)
                for reading in Reading
                for reason in service.reasons
                for way in every_way(service, reason.id, {}, reading)
            ]
            brought = [requirements_for(service, *way) for way in ways]
            assert all(brought) or service.standards[0].persyaratan is None, service.id
            assert {each.id for way in brought for each in way} == {each.id for each in service.requirements}


def every_way(service: Service, reason: str, answers: dict[str, str], reading: Reading) -> list[dict[str, str]]:
    still_open = [each for each in questions_for(service, reason, answers, reading) if each.id not in answers]
    if not still_open:
        return [answers]
    first = still_open[0]
    further = [every_way(service, reason, {**answers, first.id: option.id}, reading) for option in first.options]
    return [way for ways in further for way in ways]


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

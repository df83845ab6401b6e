"""The catalogue says what each office's document says: every fact against a table read from the document by hand.

`facts_<office>.csv` names the line of the document's text for each fact. An empty cell means that the document is
silent, and then the catalogue must be silent too. A new office needs only its table. In the column `what`:

    persyaratan      a published requirement, in the document's order      syarat ID     a paper asked for: its reasons
    prosedur N       a step, its minutes                                   keluaran N    the output of a step
    dasar_hukum N    a law, or the part of its title on that line          pengaduan X   where to complain
    jumlah_menit     the sum of the steps where no total is stated         serah         how the product is handed over
    kantor X         who the office is                                     saluran N     a way to complain, in its words
    else             a component of the standard
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from adminduk.catalogue.components import COMPONENTS, completeness
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue, Requirement, Standard, Step
from tests.adminduk.conftest import ASSETS

LISTED = {"persyaratan", "prosedur", "jangka_waktu", "pengaduan", "dasar_hukum"}
WHERE = ["alamat", "telp", "wa", "email"]
SINGLE = [name for name in COMPONENTS if name not in LISTED]


class Fact(NamedTuple):
    office: str
    service: str
    standard: str
    what: str  # the first word of the column
    which: str  # the second one
    words: str
    minutes: int | None
    line: int | None


def read_table(path: Path) -> list[Fact]:
    facts = []
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            what, _, which = row["what"].partition(" ")
            minutes, line = (int(row[key]) if row[key] else None for key in ("minutes", "seed_line"))
            office = path.stem.removeprefix("facts_")
            facts.append(Fact(office, row["service"], row["standard"], what, which, row["words"], minutes, line))
    return facts


TABLES = {path.stem.removeprefix("facts_"): read_table(path) for path in sorted(Path(__file__).parent.glob("facts_*"))}
FACTS = [fact for table in TABLES.values() for fact in table]


def facts(*what: str) -> list[Fact]:
    return [fact for fact in FACTS if fact.what in what]


def label(fact: Fact) -> str:
    return f"{fact.office}-{fact.service}-{fact.what}{fact.which}-{fact.line}"


@cache
def catalogue_of(office: str) -> Catalogue:
    return load_catalogue(ASSETS / "catalogue" / office)


def standard_of(fact: Fact) -> Standard:
    return next(each for each in catalogue_of(fact.office).service(fact.service).standards if each.id == fact.standard)


def step_of(fact: Fact) -> Step:
    return next(each for each in standard_of(fact).prosedur or () if each.no == int(fact.which))


def every_standard() -> list[tuple[str, str, Standard]]:
    return [
        (office, service.id, standard)
        for office in TABLES
        for service in catalogue_of(office).services
        for standard in service.standards
    ]


def told(office: str, service: str, standard: Standard, *what: str) -> list[Fact]:
    """The rows of one standard."""
    return [
        each for each in facts(*what) if (each.office, each.service, each.standard) == (office, service, standard.id)
    ]


def test_every_shipped_office_has_its_table() -> None:
    assert sorted(TABLES) == sorted(path.parent.name for path in (ASSETS / "catalogue").glob("*/office.yaml"))


def test_the_services_and_their_standards_are_those_of_the_document() -> None:
    of_tables = {(each.office, each.service, each.standard) for each in FACTS if each.standard}
    assert of_tables == {(office, service, standard.id) for office, service, standard in every_standard()}


def test_every_standard_names_all_fourteen_components_and_its_lines() -> None:
    assert len(COMPONENTS) == 14
    for _, _, standard in every_standard():
        assert set(COMPONENTS) <= standard.model_fields_set
        assert standard.seed_lines is not None


def test_a_standard_is_complete_where_the_document_says_something() -> None:
    for office, service, standard in every_standard():
        rows = told(office, service, standard, *COMPONENTS, "saluran")
        filled = {"pengaduan" if fact.what == "saluran" else fact.what for fact in rows if fact.words}
        assert set(completeness(standard).filled) == filled, (office, service)


def test_the_published_requirements_are_those_of_the_document_in_its_order() -> None:
    for office, service, standard in every_standard():
        expected = [fact.words for fact in told(office, service, standard, "persyaratan")]
        assert list(standard.persyaratan or ()) == expected


@pytest.mark.parametrize("fact", facts("prosedur"), ids=label)
def test_each_step_stands_where_the_document_has_it(fact: Fact) -> None:
    step = step_of(fact)
    assert (step.text, step.minutes) == (fact.words, fact.minutes)
    assert step.actors or actors_unsaid(fact)
    assert step.seed_lines is not None
    assert step.seed_lines[0] == fact.line


def actors_unsaid(fact: Fact) -> bool:
    """Whether the catalogue says openly that the document does not name the actors of this step."""
    said = [each for each in standard_of(fact).catatan if each.startswith("Pelaksana langkah")]
    return any(fact.which in re.findall(r"\d+", each.partition(" tidak disebut")[0]) for each in said)


def test_no_step_was_added_and_no_output() -> None:
    steps = [step for _, _, standard in every_standard() for step in standard.prosedur or ()]
    assert len(steps) == len(facts("prosedur"))
    assert len([step for step in steps if step.output is not None]) == len(facts("keluaran"))


@pytest.mark.parametrize("fact", facts("keluaran"), ids=label)
def test_the_output_of_a_step(fact: Fact) -> None:
    assert step_of(fact).output == fact.words


def test_the_request_goes_through_the_steps_in_order() -> None:
    for office, service, standard in every_standard():
        actions = [step.action for step in standard.prosedur or () if step.action is not None]
        assert len(actions) == len(set(actions)), (office, service)


@pytest.mark.parametrize("fact", facts("jangka_waktu"), ids=label)
def test_the_standard_time(fact: Fact) -> None:
    standard = standard_of(fact)
    assert (standard.jangka_waktu, standard.jangka_waktu_menit) == (fact.words or None, fact.minutes)


@pytest.mark.parametrize("fact", facts("jumlah_menit"), ids=label)
def test_the_sum_of_the_steps(fact: Fact) -> None:
    assert standard_of(fact).minutes == fact.minutes


@pytest.mark.parametrize("fact", facts(*SINGLE), ids=label)
def test_each_component_says_what_the_document_says_or_is_silent(fact: Fact) -> None:
    assert getattr(standard_of(fact), fact.what) == (fact.words or None)


def test_no_component_was_left_out_of_a_table() -> None:
    for office, service, standard in every_standard():
        assert [each.what for each in told(office, service, standard, "jangka_waktu")] == ["jangka_waktu"]
        assert sorted(each.what for each in told(office, service, standard, *SINGLE)) == sorted(SINGLE)
        assert [each.which for each in told(office, service, standard, "pengaduan")] == WHERE


@pytest.mark.parametrize("fact", facts("pengaduan"), ids=label)
def test_where_to_complain(fact: Fact) -> None:
    assert getattr(standard_of(fact).pengaduan, fact.which, None) == (fact.words or None)


def test_the_ways_to_complain_that_the_document_names() -> None:
    for office, service, standard in every_standard():
        expected = tuple(fact.words for fact in told(office, service, standard, "saluran"))
        assert (standard.pengaduan.saluran if standard.pengaduan is not None else ()) == expected


def test_the_legal_basis() -> None:
    for office, service, standard in every_standard():
        expected = told(office, service, standard, "dasar_hukum")
        laws = standard.dasar_hukum or ()
        assert len(laws) == len(expected)
        assert [fact.which for fact in expected] == [str(number) for number in range(1, len(laws) + 1)]
        assert all(fact.words in law for fact, law in zip(expected, laws, strict=True))


@pytest.mark.parametrize("fact", facts("syarat"), ids=label)
def test_each_asked_paper_comes_from_its_line_for_its_reasons(fact: Fact) -> None:
    papers = catalogue_of(fact.office).service(fact.service).requirements
    requirement = next(each for each in papers if each.id == fact.which)
    assert sorted(requirement.when.reasons) == sorted(fact.words.split())
    assert requirement.seed_lines is not None
    assert requirement.seed_lines[0] == fact.line


def unlisted() -> list[Requirement]:
    listed = {(each.office, each.service, each.which) for each in facts("syarat")}
    return [
        requirement
        for office in TABLES
        for service in catalogue_of(office).services
        for requirement in service.requirements
        if (office, service.id, requirement.id) not in listed
    ]


def test_a_paper_without_a_line_in_the_document_is_asked_by_the_national_rule_only() -> None:
    assert unlisted()
    for requirement in unlisted():
        assert requirement.when.reading == "nasional"
        assert requirement.seed_lines is None
        assert requirement.note


@pytest.mark.parametrize("fact", facts("kantor"), ids=label)
def test_the_office_is_the_one_of_the_document(fact: Fact) -> None:
    office = catalogue_of(fact.office).office
    said = {
        **{name: getattr(office, name) for name in type(office).model_fields},
        "maklumat": " | ".join(office.maklumat),
        "nomor": office.decree.nomor if office.decree else None,
        "tanggal": office.decree.tanggal if office.decree else None,
    }
    assert said[fact.which] == (fact.words if fact.words or fact.which == "maklumat" else None)


def test_every_table_says_who_the_office_is() -> None:
    for office in TABLES:
        said = {fact.which for fact in facts("kantor") if fact.office == office}
        assert said >= {"code", "name", "wilayah", "address", "phone", "whatsapp", "email", "maklumat", "nomor"}


@pytest.mark.parametrize("fact", facts("serah"), ids=label)
def test_how_the_product_reaches_the_resident(fact: Fact) -> None:
    product = catalogue_of(fact.office).service(fact.service).product
    assert product.kind == fact.words
    assert product.counter is not None


def test_every_service_says_how_its_product_is_handed_over() -> None:
    for office in TABLES:
        said = [fact.service for fact in facts("serah") if fact.office == office]
        assert sorted(said) == sorted(service.id for service in catalogue_of(office).services)

"""The catalogue says what the office's decree says: every fact against a table read from the decree by hand.

`facts_jogoroto.csv` names the line of the decree's text for each fact. An empty cell means that the decree is silent,
and then the catalogue must be silent too.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from adminduk.catalogue.components import COMPONENTS, completeness
from adminduk.catalogue.model import Catalogue, Service, Standard

FACTS = list(csv.DictReader((Path(__file__).parent / "facts_jogoroto.csv").open(encoding="utf-8")))
STANDARDS = {
    "kk": ["pengajuan-kk", "penerbitan-kk"],
    "ktp": ["penerbitan-ktp-el"],
    "rekam-ktp": ["perekaman-ktp-el"],
}


def standard_of(catalogue: Catalogue, fact: dict[str, str]) -> Standard:
    return next(each for each in catalogue.service(fact["service"]).standards if each.id == fact["standard"])


def facts(what: str) -> list[dict[str, str]]:
    return [fact for fact in FACTS if fact["what"].split()[0] == what]


def label(fact: dict[str, str]) -> str:
    return f"{fact['service']}-{fact['what']}-{fact['seed_line']}"


def test_the_services_and_their_standards_are_those_of_the_decree(jogoroto: Catalogue) -> None:
    assert {service.id: [each.id for each in service.standards] for service in jogoroto.services} == STANDARDS


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_standard_names_all_fourteen_components(component: str, jogoroto: Catalogue) -> None:
    assert len(COMPONENTS) == 14
    for service in jogoroto.services:
        for standard in service.standards:
            assert component in standard.model_fields_set


def test_a_standard_is_complete_where_the_decree_says_something(jogoroto: Catalogue) -> None:
    silent = {each.id: completeness(each).silent for service in jogoroto.services for each in service.standards}
    for name, components in silent.items():
        empty = {fact["what"] for fact in SINGLE if fact["standard"] == name and not fact["words"]}
        assert set(components) >= empty
        assert "persyaratan" not in components
    assert len(completeness(jogoroto.service("kk").standards[0]).filled) + len(silent["pengajuan-kk"]) == 14


def test_the_published_requirements_are_those_of_the_decree_in_its_order(jogoroto: Catalogue) -> None:
    for service, ids in STANDARDS.items():
        for standard in jogoroto.service(service).standards:
            expected = [fact["words"] for fact in facts("persyaratan") if fact["standard"] == standard.id]
            assert standard.id in ids
            assert list(standard.persyaratan or ()) == expected


@pytest.mark.parametrize("fact", facts("prosedur"), ids=label)
def test_each_step_stands_where_the_decree_has_it(fact: dict[str, str], jogoroto: Catalogue) -> None:
    number = int(fact["what"].split()[1])
    step = next(each for each in standard_of(jogoroto, fact).prosedur or () if each.no == number)
    assert step.text == fact["words"]
    assert step.minutes == (int(fact["minutes"]) if fact["minutes"] else None)
    assert step.seed_lines is not None
    assert step.seed_lines[0] == int(fact["seed_line"])


def test_no_step_was_added(jogoroto: Catalogue) -> None:
    steps = [step for service in jogoroto.services for each in service.standards for step in each.prosedur or ()]
    assert len(steps) == len(facts("prosedur"))


@pytest.mark.parametrize("fact", facts("jangka_waktu"), ids=label)
def test_the_standard_time(fact: dict[str, str], jogoroto: Catalogue) -> None:
    standard = standard_of(jogoroto, fact)
    assert (standard.jangka_waktu, standard.jangka_waktu_menit) == (fact["words"], int(fact["minutes"]))


SINGLE = [fact for fact in FACTS if fact["what"] in COMPONENTS and fact["what"] not in {"persyaratan", "jangka_waktu"}]


@pytest.mark.parametrize("fact", SINGLE, ids=label)
def test_each_component_says_what_the_decree_says_or_is_silent(fact: dict[str, str], jogoroto: Catalogue) -> None:
    assert getattr(standard_of(jogoroto, fact), fact["what"]) == (fact["words"] or None)


@pytest.mark.parametrize("fact", facts("pengaduan"), ids=label)
def test_where_to_complain(fact: dict[str, str], jogoroto: Catalogue) -> None:
    complaints = standard_of(jogoroto, fact).pengaduan
    assert complaints is not None
    assert getattr(complaints, fact["what"].split()[1]) == (fact["words"] or None)


@pytest.mark.parametrize("fact", facts("dasar_hukum"), ids=label)
def test_the_legal_basis(fact: dict[str, str], jogoroto: Catalogue) -> None:
    laws = standard_of(jogoroto, fact).dasar_hukum or ()
    expected = [each for each in facts("dasar_hukum") if each["standard"] == fact["standard"]]
    assert len(laws) == len(expected)
    assert fact["words"] in laws[int(fact["what"].split()[1]) - 1]


@pytest.mark.parametrize("fact", facts("syarat"), ids=label)
def test_each_asked_paper_comes_from_its_line_for_its_reasons(fact: dict[str, str], jogoroto: Catalogue) -> None:
    name = fact["what"].split()[1]
    requirement = next(each for each in jogoroto.service(fact["service"]).requirements if each.id == name)
    assert sorted(requirement.when.reasons) == sorted(fact["words"].split())
    assert requirement.seed_lines is not None
    assert requirement.seed_lines[0] == int(fact["seed_line"])


def test_a_paper_without_a_line_in_the_decree_is_asked_by_the_national_rule_only(jogoroto: Catalogue) -> None:
    listed = {(fact["service"], fact["what"].split()[1]) for fact in facts("syarat")}
    for service in jogoroto.services:
        for requirement in service.requirements:
            if (service.id, requirement.id) not in listed:
                assert requirement.when.reading == "nasional"
                assert requirement.seed_lines is None
                assert requirement.note


def test_the_office_is_the_one_of_the_decree(jogoroto: Catalogue) -> None:
    office = jogoroto.office
    assert (office.code, office.wilayah, office.name) == ("JGR", "35.17.19", "Kecamatan Jogoroto")
    assert (office.phone, office.whatsapp, office.email) == ("0321 864403", "081236000118", "jogorotokec@gmail.com")
    assert (office.address, office.postal_code) == ("Jl. Raya Nomor 01 Jogoroto", "61485")
    assert (office.motto, office.maklumat_date, len(office.maklumat)) == ("SIGAP", "2024-02-23", 3)
    assert office.decree is not None
    assert (office.decree.nomor, office.decree.tanggal) == ("067/7/415.53/2024", "2024-02-23")


@pytest.mark.parametrize(("service", "kind"), [("kk", "pdf"), ("ktp", "kartu"), ("rekam-ktp", "kunjungan")])
def test_how_the_product_reaches_the_resident(service: str, kind: str, jogoroto: Catalogue) -> None:
    found: Service = jogoroto.service(service)
    assert found.product.kind == kind
    assert found.product.counter is not None
    assert found.standard_minutes == 10

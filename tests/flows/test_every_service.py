"""Every service of every shipped office, for every reason and every way to answer: each way ends at the review."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue, FieldId, Reading, Service
from adminduk.catalogue.requirements import fields_for, questions_for, requirements_for, scanned
from kiosk.events import SheetScanned
from kiosk.journeys.place_finding import SEARCH
from tests.flows.samples import NAMA, NIK, NOMOR_KK, TELEPON, page
from tests.flows.script import Kiosk, ways_on

OFFICES = sorted(path.parent.name for path in assets.path("catalogue").glob("*/office.yaml"))
ANSWERS = {
    FieldId.NIK: NIK,
    FieldId.NAMA: NAMA,
    FieldId.NOMOR_KK: NOMOR_KK,
    FieldId.TELEPON: TELEPON,
    FieldId.KEPERLUAN: "CONTOH KEPERLUAN",
    FieldId.INSTANSI: "LEMBAGA CONTOH",
    FieldId.TANGGAL: "31122026",
    FieldId.ALAMAT_TUJUAN: "JALAN CONTOH 1",
    FieldId.NOMOR_AKTA: "CONTOH-1",
    FieldId.EMAIL: "PEMOHON@CONTOH.ID",
}
PLACES = ("kecamatan", "desa")
MOST_STEPS = 120  # the longest way takes about fifty


@cache
def office(name: str, reading: Reading) -> Catalogue:
    return load_catalogue(assets.path("catalogue", name)).model_copy(update={"reading": reading})


def ways(service: Service, reason: str, reading: Reading, answers: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every way to answer all the questions of `reason`."""
    for question in questions_for(service, reason, answers, reading):
        if question.id not in answers:
            for option in question.options:
                yield from ways(service, reason, reading, {**answers, question.id: option.id})
            return
    yield answers


def go_on(at: Kiosk, answers: dict[str, str], seen: list[str]) -> None:
    """One step of a resident who does what the page asks."""
    here = at.page
    seen.append(here)
    if here.startswith("question-"):
        at.touch(answers[here.removeprefix("question-")])
    elif here in PLACES:
        at.touch(next(way for way in ways_on(at.view) if way != SEARCH.id))
    elif here in set(FieldId):
        at.type(ANSWERS[FieldId(here)])
        at.touch("next")
    elif here.startswith("scan "):
        at.touch("scan")
        at.happens(SheetScanned())
        at.happens(page())
        at.touch("next")
    else:
        at.touch("next")


def asked_on_the_way(service: Service, reason: str, answers: dict[str, str], reading: Reading) -> set[str]:
    """The pages that this resident must see."""
    typed = {each.id.value for each in fields_for(service, reason, answers, reading)}
    papers = {each.id for each in scanned(requirements_for(service, reason, answers, reading))}
    return typed | papers | {f"question-{each}" for each in answers}


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("name", OFFICES)
def test_every_way_ends_at_the_review(name: str, reading: Reading) -> None:
    for service in office(name, reading).services:
        for reason in service.reasons:
            for answers in ways(service, reason.id, reading, {}):
                at = Kiosk(catalogue=office(name, reading))
                at.touch("file", "service")
                at.touch(service.id)
                if len(service.reasons) > 1:  # the only reason there is, is not asked for
                    at.touch(reason.id)
                seen: list[str] = []
                while at.page != "review" and len(seen) < MOST_STEPS:
                    go_on(at, answers, seen)
                assert at.page == "review", (service.id, reason.id, answers, seen)
                met = {page.split()[1] if page.startswith("scan ") else page for page in seen}
                assert asked_on_the_way(service, reason.id, answers, reading) <= met

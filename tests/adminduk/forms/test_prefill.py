"""What a form knows before it is asked."""

from __future__ import annotations

from datetime import date

import pytest

import assets
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.model import Catalogue, Reason
from adminduk.catalogue.requirements import requirements_for
from adminduk.forms.asking import Spot
from adminduk.forms.prefill import Given, boxes, known, suggested
from tests.adminduk.forms.walking import shipped, spots

FIELDS = {"nik": "9999990101900001", "nama": "WARGA CONTOH", "nomor-kk": "9999990101900002", "desa": "35.17.19.2001"}


def given(jogoroto: Catalogue, reason: str) -> Given:
    service = jogoroto.service("kk")
    came_for = next(each for each in service.reasons if each.id == reason)
    papers = requirements_for(service, reason, {"yang-berubah": "pendidikan"})
    return Given(FIELDS, came_for, papers, "Jogoroto", date(2026, 11, 20), {"alamat": "JALAN CONTOH 1"})


def spot(form: str, key: str) -> Spot:
    return next(each for each in spots(shipped().forms[form]) if each.key == key)


@pytest.mark.parametrize(
    ("reason", "form", "key", "value"),
    [
        ("hilang", "F-1.02", "pemohon.nama", "WARGA CONTOH"),
        ("hilang", "F-1.02", "pemohon.nik", "9999990101900001"),
        ("hilang", "F-1.02", "permohonan.jenis", "I.C.1"),
        ("rusak", "F-1.02", "permohonan.jenis", "I.C.2"),
        ("baru", "F-1.02", "permohonan.jenis", None),
        ("hilang", "F-1.02", "lampiran.berkas", "8,9"),
        ("hilang", "F-1.07", "waktu.tanggal", "2026-11-20"),
        ("hilang", "F-1.07", "waktu.tempat", "Jogoroto"),
        ("hilang", "F-1.07", "pemberi.nama", "WARGA CONTOH"),
        ("hilang", "F-1.07", "penerima.nama", None),
        ("hilang", "F-1.03", "asal.desa", "35.17.19.2001"),
        ("hilang", "F-1.06", "pemohon.alamat", None),
    ],
)
def test_what_is_not_asked_again(jogoroto: Catalogue, reason: str, form: str, key: str, value: str | None) -> None:
    assert known(spot(form, key), given(jogoroto, reason), shipped()) == value


@pytest.mark.parametrize(
    ("form", "key", "value"),
    [
        ("F-1.06", "pemohon.alamat", "JALAN CONTOH 1"),
        ("F-1.06", "rincian.1.nama", "WARGA CONTOH"),
        ("F-1.01", "anggota.1.kewarganegaraan", "INDONESIA"),
        ("F-1.01", "anggota.1.nama", ""),
    ],
)
def test_what_stands_on_the_page_to_be_confirmed(jogoroto: Catalogue, form: str, key: str, value: str) -> None:
    assert suggested(spot(form, key), given(jogoroto, "hilang"), shipped()) == value


def test_the_second_person_is_somebody_else(jogoroto: Catalogue) -> None:
    first = spot("F-1.06", "rincian.1.nama")
    assert suggested(Spot(first.section, first.field, 2), given(jogoroto, "hilang"), shipped()) == ""


def test_the_boxes_of_a_reason_are_those_of_its_group(jogoroto: Catalogue) -> None:
    codes = shipped().codes["permohonan"].codes
    new = next(each for each in jogoroto.service("kk").reasons if each.id == "baru")
    assert {each.code for each in boxes(codes, new)} == {f"I.A.{number}" for number in range(1, 7)}
    unknown = Reason.model_validate({"id": "lain", "name": {"id": "x", "jv": "x", "en": "x"}, "icon": "work"})
    assert boxes(codes, unknown) == codes


def test_every_service_that_asks_for_f_102_knows_its_boxes() -> None:
    """Nobody is shown all 27 boxes: the reason narrows them to those of its group."""
    codes = shipped().codes["permohonan"].codes
    for catalogue in load_catalogues(assets.path("catalogue")):
        for service in catalogue.services:
            if any(paper.form_code == "F-1.02" for paper in service.requirements):
                for reason in service.reasons:
                    assert 1 <= len(boxes(codes, reason)) <= 6, (catalogue.office.id, service.id, reason.id)

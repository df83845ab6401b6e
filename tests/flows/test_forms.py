"""The forms of the law on the glass: filled in one thing at a time, or brought on paper."""

from __future__ import annotations

import pytest

from adminduk.forms.asking import OneMore, asked
from kiosk.effects import CommitFiling, FilledForm
from kiosk.events import BarKey
from kiosk.views import ChoiceView, KeyboardView, KeypadView, ReviewView
from tests.flows.filling import Filler, at_the_form, with_form, with_two_forms
from tests.flows.samples import NAMA, NIK, NOMOR_KK, page
from tests.flows.script import Kiosk, all_forms

CODES = sorted(all_forms().forms)


def sent(at: Kiosk) -> CommitFiling:
    at.touch("send", "busy")
    effect = at.last(CommitFiling)
    assert isinstance(effect, CommitFiling)
    return effect


def values_of(form: FilledForm) -> dict[str, str]:
    return dict(form.values)


@pytest.mark.parametrize("code", CODES)
def test_every_form_can_be_filled_in_to_its_end(code: str) -> None:
    at = at_the_form(with_form(code))
    Filler(at, code).fill()
    assert isinstance(at.view, ReviewView)
    filing = sent(at)
    (form,) = filing.forms
    assert (form.code, form.version) == (code, "Permendagri 6/2026")
    assert filing.brought_later == ("formulir-f102",)
    assert filing.pages == ()
    everything = all_forms().forms[code]
    wanted = {each.key for each in asked(everything, values_of(form)) if not isinstance(each, OneMore)}
    missing = wanted - values_of(form).keys()
    assert missing <= {"lampiran.berkas", "kepala.telepon"}


def test_what_was_typed_before_is_not_asked_again() -> None:
    at = at_the_form(with_form("F-1.02"))
    filler = Filler(at, "F-1.02")
    filler.fill()
    assert filler.pages == []
    (form,) = sent(at).forms
    assert values_of(form) == {
        "pemohon.nama": NAMA,
        "pemohon.nik": NIK,
        "pemohon.nomor-kk": NOMOR_KK,
        "permohonan.jenis": "I.C.1",
    }


def test_nobody_who_brought_the_paper_types() -> None:
    at = at_the_form()
    at.touch("paper", "scan formulir-f102 waiting")
    at.touch("later")
    while not isinstance(at.view, ReviewView):
        at.touch("later")
    filing = sent(at)
    assert filing.forms == ()
    assert "formulir-f102" in filing.brought_later


def test_the_review_shows_every_line_and_each_can_be_changed() -> None:
    at = at_the_form(with_form("F-1.02"))
    Filler(at, "F-1.02").fill()
    assert isinstance(at.view, ReviewView)
    assert "lines:formulir-f102" in {row.id for row in at.view.rows}
    at.touch("edit:lines:formulir-f102", "form-lines")
    assert isinstance(at.view, ChoiceView)
    lines = [tile.id.removeprefix("form:formulir-f102:") for tile in at.view.tiles]
    places = ["pemohon.nama", "pemohon.nik", "pemohon.nomor-kk", "permohonan.jenis", "lampiran.berkas"]
    assert lines == [*places, "form:formulir-f102"]
    at.bar(BarKey.BACK, "review")
    at.touch("edit:lines:formulir-f102", "form-lines")
    at.touch("form:formulir-f102:pemohon.nama", "F-1.02:pemohon.nama")
    assert isinstance(at.view, KeyboardView)
    assert at.view.value == NAMA
    at.erase(len(NAMA))
    at.type("WARGA LAIN")
    at.touch("next", "review")
    (form,) = sent(at).forms
    assert values_of(form)["pemohon.nama"] == "WARGA LAIN"


def test_what_is_signed_at_the_counter_is_said_and_can_still_be_printed() -> None:
    at = at_the_form(with_form("F-1.04"))
    Filler(at, "F-1.04").fill()
    assert isinstance(at.view, ReviewView)
    assert not any(row.id.startswith("scan:") for row in at.view.rows)
    at.touch("edit:sign:formulir-f102", "form-offer")
    at.touch("counter", "review")


def test_whoever_thinks_better_of_it_scans_the_paper() -> None:
    at = at_the_form(with_form("F-1.02"))
    Filler(at, "F-1.02").fill()
    at.touch("edit:lines:formulir-f102", "form-lines")
    at.touch("form:formulir-f102", "form-how")
    at.touch("paper", "scan formulir-f102 waiting")
    at.touch("scan")
    at.happens(page())
    at.touch("next", "review")
    filing = sent(at)
    assert filing.forms == ()
    assert [each.requirement for each in filing.pages] == ["formulir-f102"]


def test_a_table_grows_by_a_person_for_every_yes() -> None:
    at = at_the_form(with_form("F-1.03B"))
    Filler(at, "F-1.03B", {"diterima.more.1": "2"}).fill()
    (form,) = sent(at).forms
    assert {key for key in values_of(form) if key.startswith("diterima")} == {
        f"diterima.{row}.{name}" for row in (1, 2) for name in ("nama", "nik")
    }


def test_a_person_too_many_is_taken_back_in_the_review() -> None:
    at = at_the_form(with_form("F-1.03B"))
    Filler(at, "F-1.03B", {"diterima.more.1": "2"}).fill()
    at.touch("edit:lines:formulir-f102")
    at.touch("form:formulir-f102:diterima.more.1")
    at.touch("1", "review")
    (form,) = sent(at).forms
    assert "diterima.2.nama" not in values_of(form)


def test_an_occupation_is_found_by_typing() -> None:
    at = at_the_form(with_form("F-1.07"))
    at.touch("here")
    filler = Filler(at, "F-1.07")
    while at.page != "F-1.07:pemberi.pekerjaan":
        filler.answer(at.page.removeprefix("F-1.07:"))
    assert isinstance(at.view, ChoiceView)
    assert len(at.view.tiles) == 13
    at.touch("search", "F-1.07:pemberi.pekerjaan-search")
    at.type("XQZXQZ")
    at.touch("next", "F-1.07:pemberi.pekerjaan-search")
    assert isinstance(at.view, KeyboardView)
    assert at.view.error is not None
    at.erase(6)
    at.type("TOEKANG KAJOE")
    at.touch("next", "F-1.07:pemberi.pekerjaan-found")
    at.touch("27", "F-1.07:pemberi.alamat")


def test_back_leads_through_the_search_and_out_of_it() -> None:
    at = at_the_form(with_form("F-1.07"))
    at.touch("here")
    filler = Filler(at, "F-1.07")
    while at.page != "F-1.07:pemberi.pekerjaan":
        filler.answer(at.page.removeprefix("F-1.07:"))
    at.touch("search")
    at.type("GURU")
    at.touch("next", "F-1.07:pemberi.pekerjaan-found")
    at.bar(BarKey.BACK, "F-1.07:pemberi.pekerjaan-search")
    at.bar(BarKey.BACK, "F-1.07:pemberi.pekerjaan")
    at.bar(BarKey.BACK, "F-1.07:pemberi.tanggal-lahir")
    assert isinstance(at.view, KeypadView)
    assert at.view.value == "01011990"


def test_a_village_far_away_is_chosen_by_its_whole_chain() -> None:
    at = at_the_form(with_form("F-1.03"))
    at.touch("here")
    filler = Filler(at, "F-1.03")
    while not at.page.startswith("F-1.03:pindah.desa"):
        filler.answer(at.page.removeprefix("F-1.03:"))
    at.touch("up", "F-1.03:pindah.desa-2")
    at.touch("up", "F-1.03:pindah.desa-1")
    at.touch("33", "F-1.03:pindah.desa-2")
    at.touch("33.18", "F-1.03:pindah.desa-3")
    at.touch("33.18.12", "F-1.03:pindah.desa-4")
    at.touch("33.18.12.2001", "F-1.03:pindah.kode-pos")


def test_a_village_far_away_is_found_by_its_name_and_that_of_its_kecamatan() -> None:
    at = at_the_form(with_form("F-1.03"))
    at.touch("here")
    filler = Filler(at, "F-1.03")
    while not at.page.startswith("F-1.03:pindah.desa"):
        filler.answer(at.page.removeprefix("F-1.03:"))
    at.touch("search", "F-1.03:pindah.desa-search")
    at.type("SOEKAMADJU TJILODONG")
    at.touch("next", "F-1.03:pindah.desa-found")
    assert isinstance(at.view, ChoiceView)
    assert [tile.id for tile in at.view.tiles] == ["32.76.08.1001"]
    at.bar(BarKey.BACK, "F-1.03:pindah.desa-search")
    at.erase(20)
    at.type("DJAWA TENGAH")
    at.touch("next", "F-1.03:pindah.desa-found")
    at.touch("33", "F-1.03:pindah.desa-2")
    at.bar(BarKey.BACK)
    assert at.page.startswith("F-1.03:")


@pytest.mark.parametrize(
    ("desa", "klasifikasi"),
    [
        ("35.17.19.2001", "1"),  # where the applicant lives already: another house of the same desa
        ("35.17.19.2002", "2"),
        ("35.17.09.2001", "3"),
        ("35.24.25.2008", "4"),
        ("33.18.12.2001", "5"),
    ],
)
def test_how_far_somebody_moves_follows_from_the_two_villages_and_is_not_asked(desa: str, klasifikasi: str) -> None:
    at = at_the_form(with_form("F-1.03"))
    at.touch("here")
    filler = Filler(at, "F-1.03")
    while not at.page.startswith("F-1.03:pindah.desa"):
        filler.answer(at.page.removeprefix("F-1.03:"))
        filler.pages.append(at.page)
    to_the_village(at, desa)
    filler.fill_on()
    assert not any("klasifikasi" in page for page in filler.pages)
    at.touch("edit:lines:formulir-f102", "form-lines")
    assert isinstance(at.view, ChoiceView)
    assert not any("klasifikasi" in tile.id for tile in at.view.tiles)
    at.bar(BarKey.BACK, "review")
    (form,) = sent(at).forms
    assert values_of(form)["pindah.klasifikasi"] == klasifikasi


def to_the_village(at: Kiosk, desa: str) -> None:
    """From the kabupaten of the office up to the country, and down again level by level."""
    at.touch("up")
    at.touch("up")
    parts = desa.split(".")
    for depth in range(1, 5):
        at.touch(".".join(parts[:depth]))


def test_several_disabilities_are_chosen_one_by_one_in_the_order_of_the_law() -> None:
    at = at_the_form(with_form("F-1.01"))
    at.touch("here")
    filler = Filler(at, "F-1.01", {"anggota.1.disabilitas": "2"})
    while at.page != "F-1.01:anggota.1.disabilitas-jenis":
        filler.answer(at.page.removeprefix("F-1.01:"))
    at.touch("4b")
    assert at.page == "F-1.01:anggota.1.disabilitas-jenis-more"
    at.touch("yes", "F-1.01:anggota.1.disabilitas-jenis")
    assert isinstance(at.view, ChoiceView)
    assert "4b" not in [tile.id for tile in at.view.tiles]
    at.touch("1a")
    at.touch("no", "F-1.01:anggota.1.pendidikan")
    filler.fill_on()
    (form,) = sent(at).forms
    assert values_of(form)["anggota.1.disabilitas-jenis"] == "1a,4b"


def test_an_address_typed_on_one_form_is_suggested_on_the_next() -> None:
    at = at_the_form(with_two_forms(), "forms-how")
    Filler(at, "F-1.06", {"pemohon.alamat": "JALAN MELATI 5"}).fill()
    assert at.page == "F-1.04:pembuat.nama"
    at.touch("next", "F-1.04:pembuat.alamat")
    assert isinstance(at.view, KeyboardView)
    assert at.view.value == "JALAN MELATI 5"


def test_of_several_forms_one_touch_says_that_all_are_brought() -> None:
    at = at_the_form(with_two_forms(), "forms-how")
    at.touch("paper", "scan formulir-f102 waiting")
    at.touch("later", "scan formulir-f104 waiting")
    at.bar(BarKey.BACK, "scan formulir-f102 waiting")
    at.bar(BarKey.BACK, "forms-how")
    at.touch("paper", "scan formulir-f102 waiting")


def test_who_brings_one_and_lacks_the_other_is_asked_for_each() -> None:
    at = at_the_form(with_two_forms(), "forms-how")
    at.touch("each", "form-how")
    at.touch("paper", "scan formulir-f102 waiting")
    at.touch("later", "form-how")
    at.bar(BarKey.BACK, "scan formulir-f102 waiting")
    at.bar(BarKey.BACK, "form-how")
    at.bar(BarKey.BACK, "forms-how")
    at.touch("here", "F-1.06:pemohon.alamat")


def test_one_form_of_several_can_still_come_another_way() -> None:
    at = at_the_form(with_two_forms(), "forms-how")
    at.touch("paper", "scan formulir-f102 waiting")
    at.touch("later", "scan formulir-f104 waiting")
    at.touch("later", "review")
    at.touch("edit:form:formulir-f104", "form-how")
    at.bar(BarKey.BACK, "review")
    at.touch("edit:form:formulir-f104", "form-how")
    at.touch("here", "F-1.04:pembuat.nama")
    at.bar(BarKey.BACK)
    assert at.page in {"scan formulir-f102 waiting", "form-how", "scan formulir-f104 waiting"}


def test_a_number_that_was_passed_over_is_not_asked_twice() -> None:
    at = Kiosk(catalogue=with_form("F-1.02"), forms=all_forms())
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    at.touch("next", "nik")
    for typed in (NIK, NAMA):
        at.type(typed)
        at.touch("next")
    at.touch("skip", "desa")
    at.touch("35.17.19.2001", "telepon")
    at.touch("skip", "form-how")
    at.touch("here", "review")
    (form,) = sent(at).forms
    assert "pemohon.nomor-kk" not in values_of(form)

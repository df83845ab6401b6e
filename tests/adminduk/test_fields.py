"""Everything a person may type wrongly, the finding it gives, and the sentence that the finding has."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.catalogue.model import FieldId
from adminduk.fields import check_field, has_errors
from adminduk.findings import Finding, Severity
from adminduk.nik import check_nik
from adminduk.wilayah import Wilayah
from assets import sentences

TODAY = date(2026, 11, 20)
NIK, NAMA, KK, DESA, TELEPON = FieldId.NIK, FieldId.NAMA, FieldId.NOMOR_KK, FieldId.DESA, FieldId.TELEPON

# Every finding there is: field, what was typed, its code. Codes end in "?" when they are only warnings.
BAD_INPUT = [
    (NIK, "", "nik.empty"),
    (NIK, "351719010180000", "nik.length"),
    (NIK, "35171901018000031", "nik.too_long"),
    (NIK, "35171901O1800003", "nik.letter_for_zero"),
    (NIK, "35171901I1800003", "nik.letter_for_one"),
    (NIK, "35171901B1800003", "nik.letter"),
    (NIK, "35171901#1800003", "nik.symbol"),
    (NIK, "3517193102800003", "nik.impossible_date"),
    (NIK, "3517190101800000", "nik.serial_zero"),
    (NIK, "9917190101800003", "nik.unknown_provinsi?"),
    (NIK, "3599190101800003", "nik.unknown_kabupaten?"),
    (NIK, "3517990101800003", "nik.unknown_kecamatan?"),
    (KK, "", "nomor-kk.empty"),
    (KK, "35171912", "nomor-kk.length"),
    (KK, "35171912030800051", "nomor-kk.too_long"),
    (KK, "35171912O3080005", "nomor-kk.letter_for_zero"),
    (KK, "3517191203O8l005", "nomor-kk.letter_for_one"),
    (KK, "35171912B3080005", "nomor-kk.letter"),
    (KK, "35171912#3080005", "nomor-kk.symbol"),
    (KK, "3517190101800003", "nomor-kk.same_as_nik?"),
    (KK, "3517195203080005", "nomor-kk.looks_like_nik?"),
    (KK, "3599991203080005", "nomor-kk.unknown_kecamatan?"),
    (KK, "3517193213080005", "nomor-kk.unusual_date?"),
    (NAMA, "  ", "nama.empty"),
    (NAMA, "' '", "nama.no_letter"),
    (NAMA, "SPEC1MEN", "nama.digits"),
    (NAMA, "CONTOH 😀", "nama.symbol"),
    (NAMA, "CONTOH @", "nama.symbol"),
    (NAMA, "CON\u202eTOH", "nama.hidden"),
    (NAMA, "CON\x00TOH", "nama.hidden"),
    (NAMA, "محمد", "nama.not_latin"),
    (NAMA, "A" * 256, "nama.too_long"),
    (NAMA, "CONTOH " * 9, "nama.long?"),
    (NAMA, "H. CONTOH", "nama.title?"),
    (DESA, "", "desa.empty"),
    (DESA, "35.17.19", "desa.unknown"),
    (DESA, "35.17.19.2999", "desa.unknown"),
    (DESA, "Jogoroto", "desa.unknown"),
    (DESA, "33.18.12.2001", "desa.outside"),
    (TELEPON, "", "telepon.empty"),
    (TELEPON, "812 3600 0118", "telepon.start"),
    (TELEPON, "08123", "telepon.length"),
    (TELEPON, "08123600011899", "telepon.length"),
    (TELEPON, "O81236000118", "telepon.letter_for_zero"),
    (TELEPON, "08I236000118", "telepon.letter_for_one"),
    (TELEPON, "08a236000118", "telepon.letter"),
    (TELEPON, "08#236000118", "telepon.symbol"),
    (TELEPON, "0321 864403", "telepon.not_mobile?"),
    (FieldId.KEPERLUAN, " ", "keperluan.empty"),
    (FieldId.KEPERLUAN, "--- !", "keperluan.empty"),
    (FieldId.KEPERLUAN, "Lamaran \u202ekerja", "words.hidden"),
    (FieldId.KEPERLUAN, "Pesta 😀", "words.hidden"),
    (FieldId.INSTANSI, "中国银行 Jombang", "words.hidden"),
    (FieldId.ALAMAT_TUJUAN, "شارع 5", "words.hidden"),
    (FieldId.KEPERLUAN, "Pesta\u0000 desa", "words.hidden"),
    (FieldId.KEPERLUAN, "kerja " * 30, "words.too_long"),
    (FieldId.INSTANSI, "PT", "instansi.empty"),
    (FieldId.ALAMAT_TUJUAN, "", "alamat_tujuan.empty"),
    (FieldId.NOMOR_AKTA, "", "nomor_akta.empty"),
    (FieldId.EMAIL, " ", "email.empty"),
    (FieldId.EMAIL, "PEMOHON.CONTOH.ID", "email.at"),
    (FieldId.EMAIL, "A@B@CONTOH.ID", "email.at"),
    (FieldId.EMAIL, "PEMOHON@CONTOH", "email.shape"),
    (FieldId.EMAIL, "PEMOHON@.ID", "email.shape"),
    (FieldId.EMAIL, "A..B@CONTOH.ID", "email.shape"),
    (FieldId.EMAIL, "WARGA'@CONTOH.ID", "email.shape"),
    (FieldId.TANGGAL, "", "tanggal.empty"),
    (FieldId.TANGGAL, "3112", "tanggal.length"),
    (FieldId.TANGGAL, "311220260", "tanggal.too_long"),
    (FieldId.TANGGAL, "31-02-2027", "tanggal.unknown"),
    (FieldId.TANGGAL, "31122020", "tanggal.over?"),
    (FieldId.TANGGAL, "31122099", "tanggal.far?"),
    (FieldId.TANGGAL, "31122O27", "tanggal.letter_for_zero"),
    (FieldId.TANGGAL, "3l122027", "tanggal.letter_for_one"),
    (FieldId.TANGGAL, "31 Des 2027", "tanggal.letter"),
    (FieldId.TANGGAL, "31/12/2027", "tanggal.symbol"),
]


def check(field: FieldId, text: str, wilayah: Wilayah) -> tuple[str, tuple[Finding, ...]]:
    return check_field(field, text, wilayah, TODAY, area="35.17.19", answers={"nik": "3517190101800003"})


@pytest.mark.parametrize(("field", "text", "code"), BAD_INPUT)
def test_bad_input_gets_its_finding(field: FieldId, text: str, code: str, wilayah: Wilayah) -> None:
    _, findings = check(field, text, wilayah)
    expected = Severity.WARNING if code.endswith("?") else Severity.ERROR
    assert (code.rstrip("?"), expected) in [(each.code, each.severity) for each in findings]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (NIK, "351719-010180-0003", "3517190101800003"),
        (KK, "351719 120308 0005", "3517191203080005"),
        (NAMA, "CONTOH", "CONTOH"),
        (NAMA, "  NUR'AINI   SPECIMEN ", "NUR'AINI SPECIMEN"),
        (NAMA, "SPE\u0301CIMEN", "SPÉCIMEN"),
        (NAMA, "A" * 60, "A" * 60),
        (DESA, "35.17.19.2002", "35.17.19.2002"),
        (DESA, "3517192002", "35.17.19.2002"),
        (TELEPON, "081236000118", "081236000118"),
        (TELEPON, "+62 812-3600-0118", "081236000118"),
        (TELEPON, "6281236000118", "081236000118"),
        (TELEPON, "0812345678901", "0812345678901"),
        (FieldId.KEPERLUAN, "  Melamar   kerja (S1), 2 orang ", "Melamar kerja (S1), 2 orang"),
        (FieldId.NOMOR_AKTA, "3320-LT-01012020-0001", "3320-LT-01012020-0001"),
        (FieldId.EMAIL, " PEMOHON.1@CONTOH.CO.ID ", "pemohon.1@contoh.co.id"),
        (FieldId.EMAIL, "a_b-c+d@contoh.id", "a_b-c+d@contoh.id"),
        (FieldId.TANGGAL, "17082027", "17-08-2027"),
        (FieldId.TANGGAL, "17-08-2027", "17-08-2027"),
    ],
)
def test_good_input_is_normalised(field: FieldId, text: str, value: str, wilayah: Wilayah) -> None:
    assert check(field, text, wilayah) == (value, ())


def test_an_optional_field_may_stay_empty(wilayah: Wilayah) -> None:
    assert check_field(TELEPON, "  ", wilayah, TODAY, optional=True) == ("", ())


def test_an_optional_field_that_is_filled_is_still_checked(wilayah: Wilayah) -> None:
    _, findings = check_field(TELEPON, "08", wilayah, TODAY, optional=True)
    assert has_errors(findings)


def test_errors_come_before_warnings(wilayah: Wilayah) -> None:
    _, findings = check(NAMA, "H. SPEC1MEN " * 9, wilayah)
    assert [each.severity for each in findings] == [Severity.ERROR, Severity.WARNING, Severity.WARNING]


def test_a_long_name_never_stops_anyone(wilayah: Wilayah) -> None:
    value, findings = check(NAMA, "CONTOH " * 30, wilayah)
    assert not has_errors(findings)
    assert value == " ".join(["CONTOH"] * 30)


def test_a_finding_never_carries_what_was_typed(wilayah: Wilayah) -> None:
    for field, text, _ in BAD_INPUT:
        shown = repr(check(field, text, wilayah)[1])
        assert len(text) < 5 or text not in shown


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_finding_has_a_sentence_with_its_places(language: str, wilayah: Wilayah) -> None:
    sentences.compile_all()
    spoken = sentences.load(language)
    indonesian = sentences.load("id")
    for finding in every_finding(wilayah):
        sentence = spoken[finding.key]
        assert set(re.findall(r"\{(\w+)\}", sentence)) <= {name for name, _ in finding.params}
        assert "{" not in sentence.format(**dict(finding.params))
        assert language == "id" or sentence != indonesian[finding.key]


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_no_sentence_is_left_over(language: str, wilayah: Wilayah) -> None:
    source = (sentences.FOLDER / language / "adminduk.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', source, re.MULTILINE)
    assert sorted(keys) == sorted({finding.key for finding in every_finding(wilayah)})


def every_finding(wilayah: Wilayah) -> list[Finding]:
    found = [each for field, text, _ in BAD_INPUT for each in check(field, text, wilayah)[1]]
    return [*found, *check_nik("3517190101800003", wilayah, TODAY, stated_age=10).findings]


@settings(deadline=None)
@given(st.sampled_from(FieldId), st.text())
def test_no_text_ever_crashes_a_field(field: FieldId, text: str) -> None:
    table = Wilayah(b"kode,nama\n35,Jawa Timur\n")
    value, findings = check_field(field, text, table, TODAY, area="35")
    assert isinstance(value, str)
    if not has_errors(findings):
        assert check_field(field, value, table, TODAY, area="35") == (value, findings)


@settings(deadline=None)
@given(
    st.text(
        st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F, exclude_characters="µ"), min_size=1, max_size=60
    )
)
def test_every_latin_name_is_accepted_as_it_is_written(name: str) -> None:
    assert not has_errors(check_field(NAMA, name, Wilayah(b"kode,nama\n"), TODAY)[1])

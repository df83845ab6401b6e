"""A catalogue with a mistake is refused with file, line, field and remedy; every kind of mistake, one at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.catalogue.loader import check, load_catalogue, load_catalogues
from adminduk.catalogue.problems import CatalogueError, Problem
from adminduk.catalogue.yaml_file import read_yaml
from adminduk.wilayah import Wilayah
from tests.adminduk.conftest import ASSETS

OFFICE, KK, KTP = "office.yaml", "services/kk.yaml", "services/ktp.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Jogoroto's catalogue that a test may spoil."""
    return Path(shutil.copytree(ASSETS / "catalogue" / "jogoroto", tmp_path / "kantor"))


def spoil(folder: Path, name: str, right: str, wrong: str) -> int:
    """Write `wrong` for the first `right` in a file; the line (from 1) where that was."""
    text = (folder / name).read_text(encoding="utf-8")
    assert right in text
    (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return text[: text.index(right)].count("\n") + 1


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value.problems


def found_in(path: Path) -> tuple[Problem, ...]:
    try:
        check(path)
    except CatalogueError as error:
        return error.problems
    return ()


# file, what stands there, the mistake, field, words of the message, words of the remedy
MISTAKES = [
    (KK, "desk: loket", "desk: lokt", "standards[0].prosedur[2].desk", "Meja 'lokt' tidak dikenal", "'loket'"),
    (KK, "        desk: loket\n", "", "standards[0].prosedur[2]", "Langkah 3 belum punya meja", "loket, operator"),
    (KK, "desk: loket", "desk: camat", "standards[0].prosedur[2].desk", "tidak berwenang untuk 'periksa'", "operator"),
    (KK, "desk: loket", "desk: pemohon", "standards[0].prosedur[2].desk", "perlu meja di kantor ini", "loket"),
    (OFFICE, "id: camat, name: Camat, role: camat", "id: camat, name: Camat, role: pemohon", "desks[2].role",
     "Tidak ada petugas yang dapat duduk di meja 'camat'", "loket"),
    (OFFICE, "{id: camat,", "{id: loket,", "desks[2].id", "Meja 'loket' tertulis dua kali", "nama lain"),
    (OFFICE, "{id: camat,", "{id: luar,", "desks[2].id", "bukan meja kantor ini", "nama lain"),
    (KK, "dokumen-pendukung, surat-kehilangan,", "dokumen-pendukung, surat-kehilangn,", "requires.hilang[2]",
     "Syarat 'surat-kehilangn' tidak dikenal", "'surat-kehilangan'"),
    (KK, "  rusak: [formulir", "  rusk: [formulir", "requires.rusk", "Alasan 'rusk' tidak dikenal", "'rusak'"),
    (KK, "baru: [formulir-f102, kk-asal,", "baru: [formulir-f102, formulir-f102, kk-asal,", "requires.baru[1]",
     "tertulis dua kali", "Hapus"),
    (KK, "requires:\n", "butuh:\n", "requires", "belum ada", "requires"),
    (KK, "hilang: [formulir-f102, dokumen-pendukung, surat-kehilangan, ktp-el-nasional]", "hilang: semua",
     "requires.hilang", "harus berupa daftar", "[]"),
    (KK, "answers: {yang-berubah: pendidikan}", "answers: {yang-beruba: pendidikan}",
     "requirements[10].when.answers.yang-beruba", "Pertanyaan 'yang-beruba' tidak dikenal", "'yang-berubah'"),
    (KK, "answers: {yang-berubah: pendidikan}", "answers: {yang-berubah: pendidikn}",
     "requirements[10].when.answers.yang-berubah", "Pilihan 'pendidikn' tidak ada", "'pendidikan'"),
    (KK, "answers: {yang-berubah: pendidikan}", "answers: {yang-berubah: [lainnya, pendidikn]}",
     "requirements[10].when.answers.yang-berubah", "Pilihan 'pendidikn' tidak ada", "'pendidikan'"),
    (KK, "answers: {yang-berubah: pendidikan}", "answers: {yang-berubah: []}",
     "requirements[10].when.answers.yang-berubah", "kurang", "Tambahkan"),
    (KK, "when: {reasons: [perubahan]}", "when: {reasons: [perubahn]}", "questions[0].when.reasons[0]",
     "Alasan 'perubahn' tidak dikenal", "'perubahan'"),
    (KK, "when: {reasons: [perubahan]}", "when: {reasons: [perubahan], answers: {siapa-anggota: bayi}}",
     "questions[0].when.answers.siapa-anggota", "baru diajukan sesudah ini", "Pindahkan"),
    (KK, "when: {reasons: [perubahan]}", "when: {reasons: [hilang]}", "requirements[10].when",
     "tidak pernah diminta", "'yang-berubah'"),
    (KK, "action: periksa", "action: perika", "standards[0].prosedur[2].action", "'perika' tidak dikenal", "'periksa'"),
    (KK, "name: {id: KK rusak, jv: KK risak, en: Damaged KK}", "name: {id: KK rusak, en: Damaged KK}",
     "reasons[3].name.jv", "bahasa Jawa", "jv: ..."),
    (KK, "name: {id: KK rusak, jv: KK risak, en: Damaged KK}", "name: {id: KK rusak, jv: '', en: Damaged KK}",
     "reasons[3].name.jv", "masih kosong", "Tulis isinya"),
    (KK, "  - id: kk-rusak", "  - id: kk-asal", "requirements[7].id", "sudah dipakai", "Pilih nama lain"),
    (KK, "  - id: siapa-anggota", "  - id: yang-berubah", "questions[1].id", "sudah dipakai", "Pilih nama lain"),
    (KK, "      - id: bergabung", "      - id: bayi", "questions[1].options[1].id", "sudah dipakai", "Pilih"),
    (KK, "      - no: 3\n", "      - no: 2\n", "standards[0].prosedur[2].no", "sudah dipakai", "Pilih nama lain"),
    (KK, "  - id: siapa-anggota", "  - id: nik", "questions[1].id", "nama isian", "Pilih nama lain"),
    (KK, "  - id: kk-rusak\n    name", "  - id: kk-rusak\n    nama", "requirements[7].nama", "tidak dikenal", "'name'"),
    (KK, "kind: formulir", "kind: formulr", "requirements[0].kind", "'formulr' tidak dikenal", "'formulir'"),
    (KK, "max_pages: 2", "max_pages: dua", "requirements[0].max_pages", "dua", "bilangan bulat"),
    (KK, "max_pages: 2", "max_pages: 0", "requirements[0].max_pages", "0", "bilangan bulat"),
    (KK, "original: true", "original: boleh", "requirements[0].original", "boleh", "true atau false"),
    (KK, "seed_lines: [1382, 1382]", "seed_lines: [1, 2, 3]", "requirements[0].seed_lines", "terlalu banyak", "Hapus"),
    (KK, "seed_lines: [1423, 1424]", "seed_lines: [1424, 1423]", "standards[0].prosedur[1].seed_lines", "terbalik",
     "baris awal"),
    (KK, "    jangka_waktu: 10 menit", "    jangka_waktu: null", "standards[0].jangka_waktu_menit", "kosong", "SOP"),
    (KK, "    biaya: Tanpa dipungut biaya (gratis)\n", "", "standards[0].biaya", "'biaya' belum ada", "null"),
    (KK, "when: {reasons: [hilang]}", "when: {reasons: [rusak]}", "fields[3].id", "dua kali", "'when'"),
    (KK, "icon: broken_image", "icon: 404", "reasons[3].icon", "harus ada teks", '"404"'),
    (KK, "synonyms: [KK, KSK", "synonyms: KSK\nlain: [KK", "synonyms", "harus ada daftar", "[satu, dua]"),
    (KK, "kind: pdf\n  counter:", "kind: kartu\n  loket:", "product.loket", "tidak dikenal", "counter"),
    (KK, "id: kk\n", "id: kartu-keluarga\n", "id", "ada di berkas kk.yaml", "id: kk"),
    (KK, "icon: family_restroom", "icon: family_restroom\nicon: badge", "icon", "sudah ada di baris", "Hapus"),
    (KK, "    hint: {id: KK yang sekarang", "    hint {id: KK yang sekarang", "", "YAML", "titik dua"),
    (KK, "name: {id: KTP-el, jv: KTP-el, en: KTP-el}", "name: &ktp {id: KTP-el, jv: *ktp, en: KTP-el}",
     "", "& dan *", "langsung di sini"),
    (KTP, "id: sudah-rekam", "id: Sudah Rekam", "requirements[0].id", "tidak dapat dipakai", "tanda hubung"),
    (KTP, "  counter: {id: loket pelayanan, jv: loket pelayanan, en: the service counter}\n", "", "product",
     "diserahkan di loket", "counter"),
    (OFFICE, "code: JGR", "code: jgr", "office.code", "'jgr'", "tiga huruf besar"),
    (OFFICE, 'postal_code: "61485"', "postal_code: 61485", "office.postal_code", "bukan 61485", '"61485"'),
    (OFFICE, "services: [kk, ktp,", "services: [kk, ktpp,", "services[1]", "'ktpp'", "'ktp'"),
    (OFFICE, "[kk, ktp, rekam-ktp,", "[kk, ktp,", "services", "tidak ada di daftar", "rekam-ktp"),
    (OFFICE, "services: [kk, ktp,", "services: [kk, kk, ktp,", "services[1]", "dua kali", "Hapus"),
    (OFFICE, "reading: sop", "reading: pusat", "reading", "'pusat'", "nasional, sop"),
    (OFFICE, "  motto: SIGAP", "  moto: SIGAP", "office.moto", "tidak dikenal", "'motto'"),
    (OFFICE, 'accent: "#0B5C8A"', "accent: biru", "office.accent", "'biru'", "#0B5C8A"),
    (OFFICE, "  maklumat:\n", "  maklumat: ada\n  butir:\n", "office.maklumat", "harus ada daftar", "[satu"),
    (OFFICE, "office:\n  id: jogoroto", "office: jogoroto\nlain:\n  id: jogoroto", "office", "pasangan",
     "kunci: nilai"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "field", "message", "remedy"), MISTAKES)
def test_each_mistake_is_named_with_its_place_and_remedy(
    folder: Path, name: str, right: str, wrong: str, field: str, message: str, remedy: str
) -> None:
    spoil(folder, name, right, wrong)
    found = [each for each in problems_of(folder) if each.field == field and message in each.message]
    assert found, [str(each) for each in problems_of(folder)]
    assert found[0].file == folder / name
    assert remedy in found[0].remedy


@pytest.mark.parametrize(
    ("name", "right", "wrong", "field", "further"),
    [
        (KK, "hilang: [formulir-f102, dokumen-pendukung, surat-kehilangan,",
         "hilang: [formulir-f102, dokumen-pendukung, surat-kehilangn,", "requires.hilang[2]", 0),
        (KK, "        action: periksa", "        action: perika", "standards[0].prosedur[2].action", 0),
        (KK, "    hint: {id: KK yang sekarang", "    hint {id: KK yang sekarang", "", 1),
        (OFFICE, "code: JGR", "code: jgr", "office.code", 0),
    ],
)  # fmt: skip
def test_the_line_is_the_one_to_repair(
    folder: Path, name: str, right: str, wrong: str, field: str, further: int
) -> None:
    line = spoil(folder, name, right, wrong)
    found = next(each for each in problems_of(folder) if each.field == field)
    assert line <= found.line <= line + further


def test_a_problem_is_one_readable_line(folder: Path) -> None:
    line = spoil(folder, KK, "dokumen-pendukung, surat-kehilangan,", "dokumen-pendukung, surat-kehilangn,")
    wrong = next(each for each in problems_of(folder) if "kehilangn" in each.message)
    assert str(wrong) == (
        f"{folder / KK}:{line}: requires.hilang[2]: Syarat 'surat-kehilangn' tidak dikenal. "
        "Mungkin maksudnya 'surat-kehilangan'."
    )


def test_a_wrong_id_also_shows_the_paper_that_nobody_asks_for_now(folder: Path) -> None:
    spoil(folder, KK, "dokumen-pendukung, surat-kehilangan,", "dokumen-pendukung, surat-kehilangn,")
    messages = [each.message for each in problems_of(folder)]
    assert "Syarat 'surat-kehilangan' tidak diminta oleh alasan mana pun." in messages


def test_all_problems_of_all_files_are_shown_at_once(folder: Path) -> None:
    spoil(folder, KK, "action: periksa", "action: perika")
    spoil(folder, KTP, "action: periksa", "action: perika")
    assert {each.file.name for each in problems_of(folder)} == {"kk.yaml", "ktp.yaml"}


def test_a_folder_without_office_says_so(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path)
    assert "tidak dapat dibuka" in problem.message


@pytest.mark.parametrize(
    "content", [b"", b"- satu\n", b"\xff\xfe\x00", b"[" * 500, b"a: " + b"[" * 200_000 + b"]" * 200_000, b"a: b: c"]
)
def test_a_service_file_that_is_no_service_file(folder: Path, content: bytes) -> None:
    (folder / KK).write_bytes(content)
    assert {each.file for each in problems_of(folder)} == {folder / KK}


def test_two_offices_never_share_a_code(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "kantor-dua")
    with pytest.raises(CatalogueError) as caught:
        load_catalogues(folder.parent)
    (problem,) = caught.value.problems
    assert problem.field == "office.code"
    assert "'JGR' sudah dipakai" in problem.message


def test_offices_with_their_own_codes_stand_side_by_side(folder: Path) -> None:
    other = Path(shutil.copytree(folder, folder.parent / "kantor-dua"))
    spoil(other, OFFICE, "code: JGR", "code: MRJ")
    assert [each.office.code for each in load_catalogues(folder.parent)] == ["JGR", "MRJ"]
    assert [each.office.code for each in check(folder.parent)] == ["JGR", "MRJ"]


def test_a_region_code_that_does_not_exist_is_found(folder: Path, wilayah: Wilayah) -> None:
    spoil(folder, OFFICE, 'wilayah: "35.17.19"', 'wilayah: "35.17.99"')
    with pytest.raises(CatalogueError, match=r"office\.wilayah: Kode wilayah 35\.17\.99"):
        load_catalogue(folder, wilayah)


def test_one_file_can_be_checked_alone(folder: Path) -> None:
    assert check(folder / KTP) == ()
    spoil(folder, KK, "kind: formulir", "kind: formulr")
    assert check(folder / KTP) == ()
    with pytest.raises(CatalogueError, match="formulr"):
        check(folder / KK)
    with pytest.raises(CatalogueError, match="formulr"):
        check(folder / OFFICE)


def test_the_shipped_catalogues_are_whole(wilayah: Wilayah) -> None:
    folders = sorted(path.parent.name for path in (ASSETS / "catalogue").glob("*/office.yaml"))
    assert [each.office.id for each in load_catalogues(ASSETS / "catalogue", wilayah)] == folders


def test_text_stays_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("no: 1\na: 081236000118\nb: 2024-02-23\nc: no\nd: 08:30\ne: '12'\nf: ~\ng: -3\nh: 1.0\n")
    assert read_yaml(path).data == {
        "no": 1, "a": "081236000118", "b": "2024-02-23", "c": "no", "d": "08:30", "e": "12", "f": None, "g": -3,
        "h": "1.0",
    }  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.text() | st.text("[]{}:-&*!|>'\"#% \nab1?,~", max_size=60))
def test_no_file_ever_crashes_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    assert all(problem.file == path and problem.line >= 1 for problem in found_in(path))


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_no_damaged_line_ever_crashes_the_check(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    lines = (ASSETS / "catalogue" / "jogoroto" / KK).read_text(encoding="utf-8").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(st.text("[]{}:-&*!|>'\"#% abc1?,~", max_size=30) | st.just(lines[place][2:]))
    path = tmp_path_factory.getbasetemp() / "kk.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert all(problem.message and problem.remedy for problem in found_in(path))

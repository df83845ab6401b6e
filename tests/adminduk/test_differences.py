"""A change is told in the words of whoever has to sign for it."""

from __future__ import annotations

import assets
from adminduk.catalogue.differences import differences
from adminduk.catalogue.files import load_files, read_files

FILES = read_files(assets.path("catalogue", "margorejo"))
KK = "services/kk.yaml"


def told(*changes: tuple[str, str], file: str = KK) -> list[str]:
    text = FILES[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return differences(load_files(FILES), load_files({**FILES, file: text}))


def test_two_that_are_the_same_differ_in_nothing() -> None:
    assert told() == []
    assert told(('version: "margorejo', 'version: "baru'), file="office.yaml") == []


def test_a_requirement_that_a_reason_does_not_need_any_more() -> None:
    listed = "  hilang:\n    - pengantar-desa\n"
    assert told((listed, "  hilang:\n")) == [
        "Kartu Keluarga: Syarat “Pengantar dari desa” tidak lagi diminta untuk “KK hilang”."
    ]


def test_a_word_in_one_language_and_the_minutes_of_a_step() -> None:
    assert told(("jv: Pengantar saking desa", "jv: Serat pengantar")) == [
        "Kartu Keluarga: Syarat “Pengantar dari desa”, nama, Jawa: “Pengantar saking desa” menjadi “Serat pengantar”."
    ]
    step = "    desk: admin-desa\n        minutes: 5"
    (found,) = told((step, step.replace("5", "15")))
    place = "Standar “Pelayanan Kartu Keluarga (JANGANGORI PLUS)”, Langkah “2. Berkas diupload di Jangangori Plus”"
    assert found == f"Kartu Keluarga: {place}, menit: “5” menjadi “15”."


def test_what_the_decree_was_silent_about_and_now_says() -> None:
    assert told(("    biaya: null", "    biaya: Gratis")) == [
        "Kartu Keluarga: Standar “Pelayanan Kartu Keluarga (JANGANGORI PLUS)”, Biaya diisi: “Gratis”."
    ]


def test_a_requirement_that_is_gone() -> None:
    start = FILES[KK].index("  - id: kk-rusak-nasional")
    end = FILES[KK].index("  - id: surat-nikah-nasional")
    found = told((FILES[KK][start:end], ""), ("    - kk-rusak-nasional\n", ""))
    assert found == ["Kartu Keluarga: Syarat “KK yang rusak” dihapus."]


def test_the_office_itself() -> None:
    assert told(("motto: null", "motto: Melayani"), file="office.yaml") == ["Kantor, motto diisi: “Melayani”."]

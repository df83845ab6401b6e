"""A Kartu Keluarga that no family owns: A4 landscape, the head above, two tables of members below."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from PIL import Image, ImageDraw

from bench.eyes.specimens import people
from bench.eyes.specimens.ink import INK, font, signature, stamp, waves
from bench.eyes.specimens.people import Person

DPI = 300
_SIZE = (3508, 2480)
_ROWS = 10
_UPPER: tuple[tuple[str, float], ...] = (
    ("No", 8), ("Nama Lengkap", 62), ("NIK", 36), ("Jenis\nKelamin", 22), ("Tempat Lahir", 31), ("Tanggal\nLahir", 21),
    ("Agama", 19), ("Pendidikan", 34), ("Jenis Pekerjaan", 38), ("Gol.\nDarah", 10),
)  # fmt: skip
_LOWER: tuple[tuple[str, float], ...] = (
    ("No", 8), ("Status\nPerkawinan", 32), ("Tanggal\nPerkawinan", 25), ("Status Hubungan\nDalam Keluarga", 36),
    ("Kewarganegaraan", 30), ("No. Paspor", 25), ("No. KITAP", 25), ("Ayah", 50), ("Ibu", 50),
)  # fmt: skip


def draw_kk(seed: int) -> tuple[Image.Image, dict[str, Any]]:
    """The sheet of `seed` at 300 dpi (3508 x 2480 px, RGB), and what stands on it.

    Keys: nomor, kepala, alamat, rt_rw, desa, kecamatan, anggota (a list of {nama, nik, jenis_kelamin, tanggal_lahir,
    hubungan}).
    """
    dice = random.Random(seed)
    members = _family(dice)
    truth: dict[str, Any] = {
        "nomor": people.kk_number(dice), "kepala": members[0][0].nama, "alamat": people.street(dice),
        "rt_rw": people.rt_rw(dice), "desa": people.desa(dice), "kecamatan": people.desa(dice),
        "anggota": [
            {
                "nama": who.nama, "nik": who.nik, "jenis_kelamin": who.jenis_kelamin, "tanggal_lahir": who.lahir,
                "hubungan": relation,
            }
            for who, relation in members
        ],
    }  # fmt: skip
    page = waves(_SIZE, ((250, 252, 253), (232, 242, 249)), dice)
    pen = ImageDraw.Draw(page)
    _head(pen, truth)
    _table(pen, 62, _UPPER, [_upper_row(who) for who, _ in members])
    _table(pen, 128, _LOWER, [_lower_row(who, relation, members) for who, relation in members])
    _foot(page, pen, truth, dice)
    return page, truth


def _family(dice: random.Random) -> list[tuple[Person, str]]:
    head = people.person(
        dice, woman=dice.random() < 0.15, born=date(1955, 1, 1) + timedelta(days=dice.randrange(13000))
    )
    family = [(head, "KEPALA KELUARGA")]
    if not head.woman:
        family.append((people.person(dice, True, head.born + timedelta(days=dice.randrange(1, 3000))), "ISTRI"))
    births = (date(2000, 1, 1) + timedelta(days=dice.randrange(9000)) for _ in range(dice.randrange(0, 4)))
    return family + [(people.person(dice, born=born), "ANAK") for born in births]


def _head(pen: ImageDraw.ImageDraw, truth: dict[str, Any]) -> None:
    pen.text((_px(148.5), _px(18)), "KARTU KELUARGA", INK, font("liberation-bold", _px(8.4)), "ms")
    pen.text((_px(148.5), _px(26)), f"No. {truth['nomor']}", INK, font("liberation-bold", _px(5.4)), "ms")
    pen.text((_px(290), _px(12)), "SPECIMEN", (150, 110, 120), font("liberation", _px(3)), "rs")
    left = (
        ("Nama Kepala Keluarga", truth["kepala"]),
        ("Alamat", truth["alamat"]),
        ("RT/RW", truth["rt_rw"]),
        ("Desa/Kelurahan", truth["desa"]),
    )
    right = (
        ("Kecamatan", truth["kecamatan"]),
        ("Kabupaten/Kota", people.KABUPATEN),
        ("Kode Pos", "99485"),
        ("Provinsi", people.PROVINCE),
    )
    for x, colon, block in ((9, 50, left), (190, 222, right)):
        for row, (label, value) in enumerate(block):
            base = _px(36 + row * 5.4)
            pen.text((_px(x), base), label, INK, font("liberation", _px(3.5)), "ls")
            pen.text((_px(colon), base), f": {value}", INK, font("liberation", _px(3.5)), "ls")


def _upper_row(who: Person) -> tuple[str, ...]:
    blood = who.darah if who.darah != "-" else "TIDAK TAHU"
    return (who.nama, who.nik, who.jenis_kelamin, who.tempat, who.lahir, who.agama, who.sekolah, who.pekerjaan, blood)


def _lower_row(who: Person, relation: str, family: list[tuple[Person, str]]) -> tuple[str, ...]:
    parents = ("CONTOH AYAH", "CONTOH IBU")
    if relation == "ANAK":
        parents = (family[0][0].nama, family[1][0].nama if family[1][1] == "ISTRI" else "CONTOH IBU")
    status = "BELUM KAWIN" if relation == "ANAK" else "KAWIN TERCATAT"
    return (status, "-", relation, "WNI", "-", "-", *parents)


def _table(
    pen: ImageDraw.ImageDraw, top_mm: float, columns: tuple[tuple[str, float], ...], rows: list[tuple[str, ...]]
) -> None:
    """Heading, the row of column numbers, then ten rows, most of them empty as on real ones."""
    edges = [8.0]
    for _, width in columns:
        edges.append(edges[-1] + width)
    lines = [top_mm, top_mm + 9, top_mm + 12.6] + [top_mm + 12.6 + 4.6 * (row + 1) for row in range(_ROWS)]
    for y in lines:
        pen.line((_px(edges[0]), _px(y), _px(edges[-1]), _px(y)), (60, 62, 70), 3)
    for x in edges:
        pen.line((_px(x), _px(lines[0]), _px(x), _px(lines[-1])), (60, 62, 70), 3)
    for index, (title, width) in enumerate(columns):
        middle = _px(edges[index] + width / 2)
        pen.text((middle, _px(top_mm + 4.5)), title, INK, font("liberation-bold", _px(2.6)), "mm", align="center")
        if index:
            pen.text((middle, _px(top_mm + 10.8)), f"({index})", INK, font("liberation", _px(2.2)), "mm")
    for row in range(_ROWS):
        base = _px(top_mm + 12.6 + 4.6 * row + 3.3)
        pen.text((_px(edges[0] + columns[0][1] / 2), base), str(row + 1), INK, font("liberation", _px(2.7)), "ms")
        for column, value in enumerate(rows[row] if row < len(rows) else (), 1):
            _cell(pen, value, (edges[column], columns[column][1]), base)


def _cell(pen: ImageDraw.ImageDraw, value: str, place: tuple[float, float], base: int) -> None:
    """`value` in its column (left edge, width in mm), in a narrower size when it would not fit, as the printers do."""
    left, width = place
    size = _px(2.8)
    while font("liberation", size).getlength(value) > _px(width - 1.4) and size > _px(1.5):
        size -= 1
    pen.text((_px(left + 0.8), base), value, INK, font("liberation", size), "ls")


def _foot(page: Image.Image, pen: ImageDraw.ImageDraw, truth: dict[str, Any], dice: random.Random) -> None:
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(2400))
    pen.text((_px(9), _px(194)), f"Dikeluarkan Tanggal : {day:%d-%m-%Y}", INK, font("liberation", _px(3)), "ls")
    pen.text((_px(140), _px(194)), "KEPALA KELUARGA", INK, font("liberation", _px(3)), "ms")
    pen.text((_px(140), _px(207)), truth["kepala"], INK, font("liberation-bold", _px(2.8)), "ms")
    pen.text(
        (_px(245), _px(193)),
        "KEPALA DINAS KEPENDUDUKAN\nDAN PENCATATAN SIPIL",
        INK,
        font("liberation", _px(2.8)),
        "ms",
        align="center",
    )
    signature(pen, (_px(230), _px(202)), _px(26), dice)
    pen.text((_px(245), _px(207)), "CONTOH PEJABAT", INK, font("liberation-bold", _px(2.8)), "ms")
    stamp(page, "DUKCAPIL\nCONTOH", (_px(226), _px(198)), _px(10), dice.uniform(-20, 20))


def _px(mm: float) -> int:
    return round(mm * DPI / 25.4)

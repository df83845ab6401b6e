"""Other papers residents bring, of people who do not exist: akta, buku nikah, F-1.02 filled by hand."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from bench.eyes.specimens import people
from bench.eyes.specimens.ink import HANDS, INK, font, signature, stamp, waves

DPI = 300
_A4 = (2480, 3508)
_SPREAD = (round(250 * DPI / 25.4), round(176 * DPI / 25.4))  # two pages of 125 x 176 mm side by side


def draw_akta(seed: int) -> tuple[Image.Image, dict[str, str]]:
    """A Kutipan Akta Kelahiran: A4 at 300 dpi, running text around the child's name, stamp and signature."""
    dice = random.Random(seed)
    child, mother, father = people.person(dice), people.person(dice, True), people.person(dice, False)
    page = waves(_A4, ((251, 250, 240), (238, 245, 238)), dice)
    pen = ImageDraw.Draw(page)
    for y, words, face, size in (
        (44, "REPUBLIK INDONESIA", "serif-bold", 6), (58, "PENCATATAN SIPIL", "serif-bold", 7),
        (74, "KUTIPAN AKTA KELAHIRAN", "serif-bold", 8),
    ):  # fmt: skip
        pen.text((_px(105), _px(y)), words, INK, font(face, _px(size)), "ms")
    number = f"99{dice.randrange(10, 99)}-LT-{child.born:%d%m%Y}-{dice.randrange(1, 9999):04d}"
    lines = (
        f"Berdasarkan Akta Kelahiran Nomor {number}", f"menurut stbld -, bahwa di {child.tempat}",
        f"pada tanggal {child.lahir}", "telah lahir", "", child.nama, "",
        f"anak ke {dice.randrange(1, 5)}, {child.jenis_kelamin.lower()}",
        f"dari ayah {father.nama}", f"dan ibu {mother.nama}",
    )  # fmt: skip
    for row, line in enumerate(lines):
        face = "serif-bold" if line == child.nama else "serif"
        pen.text((_px(105), _px(100 + row * 9)), line, INK, font(face, _px(5)), "ms")
    _signed(page, pen, (150, 232), dice)
    return page, {"nomor": number, "nama": child.nama, "ibu": mother.nama, "ayah": father.nama}


def draw_nikah(seed: int) -> tuple[Image.Image, dict[str, str]]:
    """A Buku Nikah lying open: 250 x 176 mm at 300 dpi, two green pages, the fold dark between them."""
    dice = random.Random(seed)
    man, woman = people.person(dice, False), people.person(dice, True)
    page = waves(_SPREAD, ((232, 243, 228), (214, 234, 214)), dice)
    pen = ImageDraw.Draw(page)
    number = f"{dice.randrange(1, 900):04d}/{dice.randrange(1, 30):02d}/XI/{dice.randrange(1985, 2024)}"
    _booklet_page(
        pen,
        8,
        "KUTIPAN AKTA NIKAH",
        (
            ("Nomor", number),
            ("Suami", man.nama),
            ("NIK", man.nik),
            ("Lahir", man.lahir),
            ("Agama", man.agama),
            ("Pekerjaan", man.pekerjaan),
        ),
    )
    _booklet_page(
        pen,
        133,
        "CATATAN",
        (
            ("Istri", woman.nama),
            ("NIK", woman.nik),
            ("Lahir", woman.lahir),
            ("Agama", woman.agama),
            ("Wali", "CONTOH WALI"),
            ("Mahar", "Seperangkat alat"),
        ),
    )
    for away in range(14):
        shade = 150 + round(70 * away / 14)
        for x in (_SPREAD[0] // 2 - away, _SPREAD[0] // 2 + away):
            pen.line((x, 0, x, _SPREAD[1]), (shade, shade + 12, shade))
    _signed(page, pen, (200, 128), dice)
    return page, {"nomor": number, "suami": man.nama, "istri": woman.nama}


def _booklet_page(pen: ImageDraw.ImageDraw, left: float, title: str, rows: tuple[tuple[str, str], ...]) -> None:
    pen.text((_px(left + 54), _px(22)), title, INK, font("serif-bold", _px(6)), "ms")
    for row, (label, value) in enumerate(rows):
        base = _px(40 + row * 11)
        pen.text((_px(left + 2), base), label, INK, font("serif", _px(4)), "ls")
        pen.text((_px(left + 26), base), f": {value}", INK, font("liberation", _px(3.6)), "ls")


def draw_f102(seed: int) -> tuple[Image.Image, dict[str, str]]:
    """Form F-1.02 on A4 at 300 dpi: printed questions, answers in blue by hand, a signature."""
    dice = random.Random(seed)
    who = people.person(dice)
    page = Image.new("RGB", _A4, (250, 250, 247))
    pen = ImageDraw.Draw(page)
    pen.text((_px(195), _px(16)), "F-1.02", INK, font("liberation-bold", _px(5)), "rs")
    pen.text(
        (_px(105), _px(28)), "FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN", INK, font("liberation-bold", _px(5)), "ms"
    )
    hand = dice.choice(HANDS)
    answers = (
        ("Nama Lengkap", who.nama), ("NIK", who.nik), ("Nomor Kartu Keluarga", people.kk_number(dice)),
        ("Alamat", people.street(dice)), ("RT/RW", people.rt_rw(dice)), ("Desa/Kelurahan", people.desa(dice)),
        ("Nomor HP", f"0899{dice.randrange(10**7, 10**8)}"), ("Jenis Permohonan", "Kartu Keluarga"),
        ("Alasan", "hilang"),
    )  # fmt: skip
    for row, (label, value) in enumerate(answers):
        _answer(pen, 46 + row * 13, label, (value, hand), dice)
    for row in range(12):
        _tick(pen, 170 + row * 6.5, f"{row + 1}. Persyaratan yang dilampirkan pemohon sesuai ketentuan", hand, dice)
    pen.text((_px(140), _px(258)), "Pemohon,", INK, font("liberation", _px(4)), "ls")
    signature(pen, (_px(140), _px(270)), _px(36), dice)
    pen.text((_px(140), _px(284)), who.nama, (30, 46, 130), font(hand, _px(6)), "ls")
    return page, dict(answers)


def _answer(pen: ImageDraw.ImageDraw, y_mm: float, label: str, written: tuple[str, str], dice: random.Random) -> None:
    value, hand = written
    pen.text((_px(15), _px(y_mm)), label, INK, font("liberation", _px(4)), "ls")
    pen.line((_px(70), _px(y_mm + 1.5), _px(195), _px(y_mm + 1.5)), (120, 120, 126), 3)
    at = (_px(72 + dice.uniform(-1, 2)), _px(y_mm + dice.uniform(-0.8, 0.8)))
    pen.text(at, value, (30, 46, 130), font(hand, _px(7)), "ls")


def _tick(pen: ImageDraw.ImageDraw, y_mm: float, words: str, hand: str, dice: random.Random) -> None:
    pen.rectangle((_px(15), _px(y_mm - 3.5), _px(19), _px(y_mm + 0.5)), outline=INK, width=3)
    pen.text((_px(22), _px(y_mm)), words, INK, font("liberation", _px(3.6)), "ls")
    if dice.random() < 0.4:
        pen.text((_px(15.6), _px(y_mm + 0.5)), "v", (30, 46, 130), font(hand, _px(7)), "ls")


def _signed(page: Image.Image, pen: ImageDraw.ImageDraw, at_mm: tuple[float, float], dice: random.Random) -> None:
    x, y = at_mm
    pen.text((_px(x), _px(y)), "Pejabat Contoh", INK, font("serif", _px(4.4)), "ms")
    signature(pen, (_px(x - 16), _px(y + 14)), _px(32), dice)
    pen.text((_px(x), _px(y + 28)), "CONTOH PEJABAT", INK, font("serif-bold", _px(4.4)), "ms")
    pen.text((_px(x), _px(y + 36)), "SPECIMEN", (150, 110, 120), font("liberation", _px(3)), "ms")
    stamp(page, "CATATAN\nSIPIL\nCONTOH", (_px(x - 20), _px(y + 14)), _px(15), dice.uniform(-25, 25))


def _px(mm: float) -> int:
    return round(mm * DPI / 25.4)

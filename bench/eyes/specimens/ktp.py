"""A KTP-el that nobody owns: the blue ID-1 card with its twelve fields and the NIK."""

from __future__ import annotations

import random
from datetime import date, timedelta

from PIL import Image, ImageDraw, ImageFont

from bench.eyes.specimens import people
from bench.eyes.specimens.ink import INK, SANS, cap_font, font, signature, waves

DPI = 600
SIZE_MM = (85.6, 53.98)
_SIZE = (round(SIZE_MM[0] * DPI / 25.4), round(SIZE_MM[1] * DPI / 25.4))
_LABELS = (
    ("nama", "Nama", 0.0), ("lahir", "Tempat/Tgl Lahir", 0.0), ("jenis_kelamin", "Jenis Kelamin", 0.0),
    ("alamat", "Alamat", 0.0), ("rt_rw", "RT/RW", 3.0), ("kel_desa", "Kel/Desa", 3.0), ("kecamatan", "Kecamatan", 3.0),
    ("agama", "Agama", 0.0), ("status_perkawinan", "Status Perkawinan", 0.0), ("pekerjaan", "Pekerjaan", 0.0),
    ("kewarganegaraan", "Kewarganegaraan", 0.0), ("berlaku_hingga", "Berlaku Hingga", 0.0),
)  # fmt: skip
_FIRST_ROW_MM, _ROW_MM, _LABEL_MM, _COLON_MM, _VALUE_MM = 17.2, 2.78, 3.2, 22.0, 23.4


def draw_ktp(seed: int) -> tuple[Image.Image, dict[str, str]]:
    """The card of `seed` at 600 dpi (2022 x 1275 px, RGB), and what stands on it by field.

    Keys: nik, nama, tempat_lahir, tanggal_lahir, jenis_kelamin, gol_darah, alamat, rt_rw, kel_desa, kecamatan, agama,
    status_perkawinan, pekerjaan, kewarganegaraan, berlaku_hingga. The text is as printed ("-" for no blood group).
    """
    dice = random.Random(seed)
    truth = _values(dice)
    card = waves(_SIZE, ((168, 208, 232), (130, 182, 222)), dice)
    pen = ImageDraw.Draw(card)
    face = dice.choice(SANS)
    _heading(pen, face)
    _fields(pen, truth, face, dice)
    _portrait(pen, dice)
    _issued(pen, truth, face, dice)
    pen.text((_px(1.2), _px(52.8)), "SPECIMEN", (120, 90, 110), font("liberation", _px(1.3)), "ls")
    return card, truth


def _values(dice: random.Random) -> dict[str, str]:
    who = people.person(dice)
    until = (
        "SEUMUR HIDUP"
        if dice.random() < 0.8
        else f"{who.born.replace(day=min(who.born.day, 28)):%d-%m}-{dice.randrange(2014, 2020)}"
    )
    return {
        "nik": who.nik, "nama": who.nama, "tempat_lahir": who.tempat, "tanggal_lahir": who.lahir,
        "jenis_kelamin": who.jenis_kelamin, "gol_darah": who.darah, "alamat": people.street(dice),
        "rt_rw": people.rt_rw(dice), "kel_desa": people.desa(dice), "kecamatan": people.desa(dice), "agama": who.agama,
        "status_perkawinan": who.status, "pekerjaan": who.pekerjaan, "kewarganegaraan": "WNI", "berlaku_hingga": until,
    }  # fmt: skip


def _heading(pen: ImageDraw.ImageDraw, face: str) -> None:
    big = cap_font(f"{face}-bold", _px(2.3))
    pen.text((_px(42.8), _px(5.6)), f"PROVINSI {people.PROVINCE}", INK, big, "ms")
    pen.text((_px(42.8), _px(9.0)), f"KABUPATEN {people.KABUPATEN}", INK, big, "ms")


def _fields(pen: ImageDraw.ImageDraw, truth: dict[str, str], face: str, dice: random.Random) -> None:
    label = _label_font(face)
    pen.text((_px(_LABEL_MM), _px(14.2)), "NIK", INK, cap_font(face, _px(2.3)), "ls")
    pen.text((_px(17.6), _px(14.2)), ":", INK, cap_font(face, _px(2.3)), "ls")
    pen.text((_px(19.8), _px(14.2)), truth["nik"], INK, cap_font("ocr-a", _px(2.6)), "ls")
    shift = dice.uniform(-0.3, 0.3)  # cards are personalised with a tolerance
    base, sex_base = _px(_FIRST_ROW_MM), 0
    for field, words, indent in _LABELS:
        pen.text((_px(_LABEL_MM + indent), base), words, INK, label, "ls")
        pen.text((_px(_COLON_MM), base), ":", INK, label, "ls")
        sex_base = base if field == "jenis_kelamin" else sex_base
        for line in _wrapped(_printed(field, truth), label):
            pen.text((_px(_VALUE_MM + shift), base), line, INK, label, "ls")
            base += _px(_ROW_MM)
    pen.text((_px(45.5), sex_base), "Gol. Darah", INK, label, "ls")
    pen.text((_px(56.8), sex_base), f": {truth['gol_darah']}", INK, label, "ls")


def _label_font(face: str) -> ImageFont.FreeTypeFont:
    """Capitals of 1.72 mm, less where the face is so wide that the longest label would touch its colon."""
    cap = 1.72
    while cap_font(face, _px(cap)).getlength("Status Perkawinan") > _px(_COLON_MM - _LABEL_MM - 0.6):
        cap -= 0.02
    return cap_font(face, _px(cap))


def _wrapped(text: str, label: ImageFont.FreeTypeFont) -> list[str]:
    """`text` in as many lines as it takes to stay left of the photo."""
    words = text.split(" ")
    for count in range(len(words), 1, -1):
        if label.getlength(" ".join(words[:count])) < _px(61.6 - _VALUE_MM):
            return [" ".join(words[:count]), *_wrapped(" ".join(words[count:]), label)] if words[count:] else [text]
    return [text]


def _printed(field: str, truth: dict[str, str]) -> str:
    if field == "lahir":
        return f"{truth['tempat_lahir']}, {truth['tanggal_lahir']}"
    return truth[field]


def _portrait(pen: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """A red or blue photo with the outline of nobody."""
    left, top, right, bottom = (_px(each) for each in (62.3, 12.6, 82.0, 37.4))
    pen.rectangle((left, top, right, bottom), dice.choice(((178, 44, 48), (48, 84, 168))))
    middle, skin = (left + right) // 2, (214, 178, 150)
    pen.ellipse((middle - _px(4.4), top + _px(4), middle + _px(4.4), top + _px(14.6)), skin)
    pen.pieslice((left + _px(1.5), top + _px(14.8), right - _px(1.5), bottom + _px(12)), 180, 360, (238, 238, 240))
    pen.rectangle((left, bottom, right, bottom + _px(1)), (132, 184, 223))


def _issued(pen: ImageDraw.ImageDraw, truth: dict[str, str], face: str, dice: random.Random) -> None:
    small = cap_font(face, _px(1.5))
    day = date(2012, 1, 1) + timedelta(days=dice.randrange(4500))
    pen.text((_px(72.1), _px(41.2)), people.KABUPATEN, INK, small, "ms")
    pen.text((_px(72.1), _px(43.6)), f"{day:%d-%m-%Y}", INK, small, "ms")
    signature(pen, (_px(66), _px(48.4)), _px(13), dice)


def _px(mm: float) -> int:
    return round(mm * DPI / 25.4)

"""Lines of print as the letter reader would give them, written down by hand: no pixels, no models."""

from __future__ import annotations

from kiosk.capture.reading.ocr import Letter, Line

HEIGHT = 20.0
ROW = 27.0
CARD = (
    (":9917194107900001", 190, 0), ("NIK", 30, 0), ("Nama", 30, 1), (": CONTOH PEMOHON", 220, 1),
    ("Tempat/Tgl Lahir", 30, 2), (": JOMBANG, 01-07-1990", 220, 2), ("Jenis Kelamin", 30, 3), (": PEREMPUAN", 220, 3),
    ("Gol. Darah : O", 460, 3), ("Alamat", 30, 4), (": DUSUN CONTOH", 220, 4), ("RT/RW", 60, 5), (":001/002", 220, 5),
    ("Kel/Desa", 60, 6), (": CONTOHREJO", 220, 6), ("Kecamatan", 60, 7), (": CONTOHSARI", 220, 7), ("Agama", 30, 8),
    (": ISLAM", 220, 8), ("Status Perkawinan : KAWIN", 30, 9), ("Pekerjaan", 30, 10), (": PETANI/PEKEBUN", 220, 10),
    ("Kewarganegaraan : WNI", 30, 11), ("Berlaku Hingga", 30, 12), (": SEUMUR HIDUP", 220, 12),
    ("PROVINSI CONTOH", 300, -3), ("CONTOHARJO", 660, 9),
)  # fmt: skip
EXPECTED = {
    "nama": "CONTOH PEMOHON", "lahir": "JOMBANG, 01-07-1990", "jenis_kelamin": "PEREMPUAN", "gol_darah": "O",
    "alamat": "DUSUN CONTOH", "rt_rw": "001/002", "kel_desa": "CONTOHREJO", "kecamatan": "CONTOHSARI",
    "agama": "ISLAM", "status_perkawinan": "KAWIN", "pekerjaan": "PETANI/PEKEBUN", "kewarganegaraan": "WNI",
    "berlaku_hingga": "SEUMUR HIDUP",
}  # fmt: skip


def letters(text: str, probability: float = 1.0) -> tuple[Letter, ...]:
    return tuple(Letter(sign, probability, (i + 0.5) / len(text)) for i, sign in enumerate(text))


def line(text: str, left: float, row: float, slope: float = 0.0, probability: float = 1.0) -> Line:
    """A line of print beginning at `left`, in the row `row` of a card whose rows sink by `slope`."""
    right, middle = left + 10.0 * len(text), 200 + row * ROW
    top, bottom = middle - HEIGHT / 2, middle + HEIGHT / 2
    ends = ((left, top), (right, top), (right, bottom), (left, bottom))
    corners = tuple((x, y + slope * x) for x, y in ends)
    return Line(corners, letters(text, probability))


def card(slope: float = 0.0, without: tuple[str, ...] = ()) -> list[Line]:
    """The lines of a whole card, in no order that means anything."""
    return [line(text, left, row, slope) for text, left, row in reversed(CARD) if text not in without]

"""Words that may stand in a field, and how far a read word is from them. Pure text."""

from __future__ import annotations

from collections.abc import Iterable


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


RELIGIONS = (
    "ISLAM", "KRISTEN", "KATOLIK", "KATHOLIK", "HINDU", "BUDDHA", "BUDHA", "KONGHUCU", "KHONGHUCU",
    "KEPERCAYAAN TERHADAP TUHAN YME",
)  # fmt: skip
MARITAL = (
    "BELUM KAWIN", "KAWIN", "KAWIN TERCATAT", "KAWIN BELUM TERCATAT", "CERAI HIDUP", "CERAI MATI",
    "CERAI HIDUP TERCATAT", "CERAI MATI TERCATAT",
)  # fmt: skip
SEXES = ("LAKI-LAKI", "PEREMPUAN")
BLOOD = ("A", "B", "AB", "O", "-", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", "TIDAK TAHU")
NATIONS = ("WNI", "WNA")
FOR_LIFE = ("SEUMUR HIDUP",)

# The jobs of form F-1.01 (Permendagri 109/2019). A job that is not among them may be right too: only the gaps between
# words are taken from here.
JOBS = _list("""
    BELUM/TIDAK BEKERJA, MENGURUS RUMAH TANGGA, PELAJAR/MAHASISWA, PENSIUNAN, PEGAWAI NEGERI SIPIL,
    TENTARA NASIONAL INDONESIA, KEPOLISIAN RI, PERDAGANGAN, PETANI/PEKEBUN, PETERNAK, NELAYAN/PERIKANAN, INDUSTRI,
    KONSTRUKSI, TRANSPORTASI, KARYAWAN SWASTA, KARYAWAN BUMN, KARYAWAN BUMD, KARYAWAN HONORER, BURUH HARIAN LEPAS,
    BURUH TANI/PERKEBUNAN, BURUH NELAYAN/PERIKANAN, BURUH PETERNAKAN, PEMBANTU RUMAH TANGGA, TUKANG CUKUR,
    TUKANG LISTRIK, TUKANG BATU, TUKANG KAYU, TUKANG SOL SEPATU, TUKANG LAS/PANDAI BESI, TUKANG JAHIT, TUKANG GIGI,
    PENATA RIAS, PENATA BUSANA, PENATA RAMBUT, MEKANIK, SENIMAN, TABIB, PARAJI, PERANCANG BUSANA, PENTERJEMAH,
    IMAM MASJID, PENDETA, PASTOR, WARTAWAN, USTADZ/MUBALIGH, JURU MASAK, PROMOTOR ACARA, ANGGOTA DPR-RI, ANGGOTA DPD,
    ANGGOTA BPK, PRESIDEN, WAKIL PRESIDEN, ANGGOTA MAHKAMAH KONSTITUSI, ANGGOTA KABINET/KEMENTERIAN, DUTA BESAR,
    GUBERNUR, WAKIL GUBERNUR, BUPATI, WAKIL BUPATI, WALIKOTA, WAKIL WALIKOTA, ANGGOTA DPRD PROVINSI,
    ANGGOTA DPRD KABUPATEN/KOTA, DOSEN, GURU, PILOT, PENGACARA, NOTARIS, ARSITEK, AKUNTAN, KONSULTAN, DOKTER, BIDAN,
    PERAWAT, APOTEKER, PSIKIATER/PSIKOLOG, PENYIAR TELEVISI, PENYIAR RADIO, PELAUT, PENELITI, SOPIR, PIALANG,
    PARANORMAL, PEDAGANG, PERANGKAT DESA, KEPALA DESA, BIARAWATI, WIRASWASTA
""")


def distance(one: str, other: str) -> int:
    """How many letters have to be changed, added or left out to make `one` into `other`."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def nearest_prefix(text: str, word: str) -> tuple[int, int]:
    """How far `word` is from the beginning of `text` that is nearest to it, and how long that beginning is."""
    column = list(range(len(word) + 1))
    best = (len(word), 0)
    for end, letter in enumerate(text[: len(word) + 2], 1):
        diagonal, column[0] = column[0], end
        for i, expected in enumerate(word, 1):
            diagonal, column[i] = column[i], min(column[i] + 1, column[i - 1] + 1, diagonal + (letter != expected))
        best = min(best, (column[-1], end))
    return best


def nearest(text: str, words: Iterable[str]) -> tuple[str, int]:
    """The word nearest to `text` (gaps between words do not count), and its distance."""
    bare = text.replace(" ", "")
    return min(((word, distance(bare, word.replace(" ", ""))) for word in words), key=lambda each: each[1])


def with_gaps_of(text: str, words: Iterable[str]) -> str:
    """`text`, with the gaps and strokes of the listed word that has the same letters; itself when none has."""
    return next((word for word in words if _letters(word) == _letters(text)), text)


def _letters(text: str) -> str:
    return text.replace(" ", "").replace("/", "")

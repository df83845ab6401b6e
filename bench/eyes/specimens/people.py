"""People, places and papers that exist nowhere: values for drawn specimens, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta


def _list(words: str, between: str = "|") -> tuple[str, ...]:
    return tuple(words.split(between))


PROVINCE, KABUPATEN = "CONTOH TIMUR", "CONTOHARJO"
REGIONS = tuple(f"99{kabupaten:02d}{kecamatan:02d}" for kabupaten in (1, 3, 17, 71) for kecamatan in (1, 4, 12, 19))

_FIRST_MEN = _list("BUDI AGUS SLAMET JOKO EKO BAMBANG RUDI HENDRA YUSUF MUHAMMAD GUNAWAN IMAM WAHYU DWI ARIF TRI", " ")
_FIRST_WOMEN = _list("SITI SRI DEWI RINA WATI ENDANG YULI NUR LILIK KARTINI FITRI INDAH AYU RATNA MAULIDA", " ")
_LAST = _list(
    "SANTOSO WIBOWO SETIAWAN HIDAYAT PRASETYO KUSUMA NUGROHO SAPUTRA LESTARI RAHAYU WULANDARI HANDAYANI PERTIWI "
    "SUSANTO QOMARIYAH FAUZI ZAINUDDIN MAHFUDZ PUTRI ANGGRAINI",
    " ",
)
_TOWNS = _list(
    "JOMBANG|SURABAYA|KEDIRI|MOJOKERTO|NGANJUK|MALANG|BLITAR|SIDOARJO|JAKARTA|BANYUWANGI|KOTAWARINGIN BARAT|"
    "PEKALONGAN|TANJUNG PINANG|BIMA|MAGETAN"
)
_DESA_START = _list("SUMBER KARANG WONO SIDO BANJAR JATI REJO TAMBAK KEDUNG NGADI", " ")
_DESA_END = _list("CONTOH MULYO REJO AGUNG SARI HARJO MOJO DADI PLOSO WINANGUN", " ")
_STREETS = (
    "DSN. {0}",
    "DUSUN {0}",
    "JL. {0} NO. {1}",
    "JL {0} {1}",
    "PERUM {0} BLOK C-{1}",
    "DK {0}",
    "JL. RAYA {0} GG. {1}",
)

RELIGIONS = ("ISLAM", "ISLAM", "ISLAM", "KRISTEN", "KATOLIK", "HINDU", "BUDDHA", "KONGHUCU")
MARITAL = ("BELUM KAWIN", "KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI")
BLOOD = ("A", "B", "AB", "O", "-", "-")
JOBS = _list(
    "PETANI/PEKEBUN|WIRASWASTA|KARYAWAN SWASTA|MENGURUS RUMAH TANGGA|PELAJAR/MAHASISWA|PEGAWAI NEGERI SIPIL|GURU|"
    "BURUH HARIAN LEPAS|PEDAGANG|BELUM/TIDAK BEKERJA|BURUH TANI/PERKEBUNAN|SOPIR|PERANGKAT DESA|BIDAN|PENSIUNAN"
)
SCHOOLS = ("TAMAT SD/SEDERAJAT", "SLTP/SEDERAJAT", "SLTA/SEDERAJAT", "DIPLOMA IV/STRATA I", "TIDAK/BELUM SEKOLAH")


@dataclass(frozen=True)
class Person:
    """One resident as the papers know them. `born` is a day, `woman` what NIK and card say of the sex."""

    nik: str
    nama: str
    tempat: str
    born: date
    woman: bool
    darah: str
    agama: str
    status: str
    pekerjaan: str
    sekolah: str

    @property
    def jenis_kelamin(self) -> str:
        return "PEREMPUAN" if self.woman else "LAKI-LAKI"

    @property
    def lahir(self) -> str:
        return f"{self.born:%d-%m-%Y}"


def person(dice: random.Random, woman: bool | None = None, born: date | None = None) -> Person:
    """Somebody who does not exist: CONTOH or SPECIMEN stands in the name, the NIK begins with 99."""
    woman = dice.random() < 0.5 if woman is None else woman
    born = born or date(1940, 1, 1) + timedelta(days=dice.randrange(365 * 69))
    day = born.day + (40 if woman else 0)
    nik = f"{dice.choice(REGIONS)}{day:02d}{born:%m%y}{dice.randrange(1, 30):04d}"
    return Person(
        nik, _name(dice, woman), dice.choice(_TOWNS), born, woman, dice.choice(BLOOD), dice.choice(RELIGIONS),
        dice.choice(MARITAL), dice.choice(JOBS), dice.choice(SCHOOLS),
    )  # fmt: skip


def _name(dice: random.Random, woman: bool) -> str:
    first = dice.choice(_FIRST_WOMEN if woman else _FIRST_MEN)
    marker = dice.choice(("CONTOH", "CONTOH", "SPECIMEN"))
    shapes = (
        (marker, first),
        (first, marker),
        (first, marker, dice.choice(_LAST)),
        (marker, first, dice.choice(_LAST)),
    )
    return " ".join(dice.choice(shapes))


def desa(dice: random.Random) -> str:
    """A village's name as villages are called; whether one is really called so does not matter to a reader."""
    name = dice.choice(_DESA_START) + dice.choice(_DESA_END)
    return f"{name} {dice.choice(('KULON', 'WETAN', 'LOR'))}" if dice.random() < 0.2 else name


def street(dice: random.Random) -> str:
    return dice.choice(_STREETS).format(desa(dice), dice.randrange(1, 120))


def rt_rw(dice: random.Random) -> str:
    return f"{dice.randrange(1, 15):03d}/{dice.randrange(1, 12):03d}"


def kk_number(dice: random.Random) -> str:
    """Nomor KK: a region, the day of recording, a serial."""
    day = date(2003, 1, 1) + timedelta(days=dice.randrange(365 * 22))
    return f"{dice.choice(REGIONS)}{day:%d%m%y}{dice.randrange(1, 400):04d}"

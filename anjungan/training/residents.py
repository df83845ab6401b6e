"""Who comes to a training office, and for what: made up from its own catalogue, the same people at every start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random

from adminduk.catalogue.model import Catalogue, Reading, Requirement, Service
from adminduk.catalogue.requirements import fields_for, questions_for, requirements_for, scanned
from adminduk.wilayah import Wilayah

_NO_SUCH_PLACE = "991719"  # province 99: no region has it, so the numbers belong to nobody
_NAMES = ("MELATI", "KENANGA", "CEMPAKA", "MAWAR", "ANGGREK", "DAHLIA", "TERATAI", "FLAMBOYAN", "BOUGENVIL", "SEROJA")
_WORDS = {
    "keperluan": "KEPERLUAN CONTOH",
    "instansi": "INSTANSI CONTOH",
    "alamat-tujuan": "JALAN CONTOH 1 RT 1 RW 2",
    "nomor-akta": "9999-LU-01011990-0001",
    "telepon": "080000000000",
}
_AHEAD = timedelta(days=40)  # a wedding or an event lies in the future
_SECOND = ("PAGI", "SENJA", "JINGGA", "BIRU", "UNGU", "PUTIH", "HARUM", "LESTARI", "MEKAR")
_SEED = 17


@dataclass(frozen=True)
class Resident:
    name: str
    nik: str
    nomor_kk: str
    desa: str
    desa_name: str


@dataclass(frozen=True)
class Errand:
    """One resident who comes for one thing; `papers` are those that are put on the scanner."""

    service: Service
    reason: str
    who: Resident
    answers: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Requirement, ...] = ()


def errands(catalogue: Catalogue, wilayah: Wilayah, today: date) -> Iterator[Errand]:
    """One after the other, without end: every service in turn, every reason of it in turn."""
    dice = Random(_SEED)  # noqa: S311 - the same people every time, nothing secret
    reasons = {service.id: cycle(service.reasons) for service in catalogue.services}
    desas = cycle(_desas(catalogue, wilayah))
    for place, service in enumerate(cycle(catalogue.services)):
        who = _resident(dice, place, *next(desas))
        yield errand(service, next(reasons[service.id]).id, who, catalogue.reading, today)


def errand(service: Service, reason: str, who: Resident, reading: Reading, today: date) -> Errand:
    """`who` comes for `reason`, and answers each question with its first option."""
    chosen: dict[str, str] = {}
    while left := [each for each in questions_for(service, reason, chosen, reading) if each.id not in chosen]:
        chosen[left[0].id] = left[0].options[0].id
    own = {"nik": who.nik, "nama": who.name, "nomor-kk": who.nomor_kk, "desa": who.desa, **_WORDS}
    own["tanggal"] = f"{today + _AHEAD:%d-%m-%Y}"
    typed = {each.id.value: own.get(each.id.value, "") for each in fields_for(service, reason, chosen, reading)}
    answers = {"nik": who.nik, **chosen, **{name: words for name, words in typed.items() if words}}
    return Errand(service, reason, who, answers, scanned(requirements_for(service, reason, chosen, reading)))


def _resident(dice: Random, place: int, desa: str, desa_name: str) -> Resident:
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(50, 99)
    female = 40 * (place % 2)
    return Resident(
        name=f"CONTOH {_NAMES[place % len(_NAMES)]} {_SECOND[place // len(_NAMES) % len(_SECOND)]}",
        nik=f"{_NO_SUCH_PLACE}{day + female:02d}{month:02d}{year:02d}{place + 1:04d}",
        nomor_kk=f"{_NO_SUCH_PLACE}{day:02d}{month:02d}{dice.randint(10, 25):02d}{place + 1:04d}",
        desa=desa,
        desa_name=desa_name.upper(),
    )


def _desas(catalogue: Catalogue, wilayah: Wilayah) -> list[tuple[str, str]]:
    """Some desa of the office's area; its own place where that is a desa."""
    places = wilayah.chain(catalogue.office.wilayah)[-1:]
    while not places[0].is_desa:
        places = tuple(below for place in places[:3] for below in wilayah.children(place.code))
    return [(place.code, place.name) for place in places[:12]]

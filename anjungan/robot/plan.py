"""What a robot resident comes for and will answer: decided before the visit, from a seed that can be used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from adminduk.catalogue.model import Catalogue, Service
from adminduk.proxy import Behalf

_NO_SUCH_PLACE = "991719"  # province 99: no region has it, so the numbers belong to nobody
_AHEAD = timedelta(days=40)  # a wedding or an event lies in the future
_WORDS = {
    "keperluan": "KEPERLUAN CONTOH",
    "instansi": "INSTANSI CONTOH",
    "alamat-tujuan": "JALAN CONTOH 1 RT 1 RW 2",
    "nomor-akta": "9999-LU-01011990-0001",
    "email": "CONTOH@CONTOH.EXAMPLE",
}


class UnknownService(ValueError):
    """The slug names no service and reason of the catalogue. Its words are for whoever typed it."""


@dataclass(frozen=True)
class Plan:
    """One visit. `service`, `reason` and `answers` (question -> option) are ids of the catalogue; the rest is typed
    when it is asked for."""

    service: str
    reason: str
    nik: str
    nomor_kk: str
    nama: str
    telepon: str
    answers: Mapping[str, str] = field(default_factory=dict)
    behalf: Behalf = Behalf.SELF

    def typed(self, name: str) -> str:
        """What to type on the page of the field `name`; "" skips it."""
        own = {"nik": self.nik, "nomor-kk": self.nomor_kk, "nama": self.nama, "telepon": self.telepon}
        own |= {f"proxy-{each}": own[each] for each in ("nik", "nama", "telepon")}  # where it acts for another
        day = f"{date.today() + _AHEAD:%d%m%Y}"  # noqa: DTZ011 - the robot stands in the office, where it is today
        return {"holder-nik": self.nik, "tanggal": day, **_WORDS, **own}.get(name, "")


def slugs(catalogue: Catalogue) -> tuple[str, ...]:
    """Everything that can be filed, as `<service>-<reason>`."""
    return tuple(f"{service.id}-{reason.id}" for service in catalogue.services for reason in service.reasons)


def plan_for(catalogue: Catalogue, slug: str, dice: Random) -> Plan:
    """A plan for `slug` such as `kk-hilang`. Raises UnknownService with what there is."""
    for service in catalogue.services:
        for reason in service.reasons:
            if slug == f"{service.id}-{reason.id}":
                return plan_of(service, reason.id, dice)
    raise UnknownService(f"Layanan '{slug}' tidak ada. Yang ada: {', '.join(slugs(catalogue))}.")


def plan_of(
    service: Service, reason: str, dice: Random, *, telepon: str = "", answers: Mapping[str, str] | None = None
) -> Plan:
    """A person who exists nowhere, come for `reason`; questions without an answer get one when they are asked."""
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(50, 99)
    female = 40 * dice.randint(0, 1)
    return Plan(
        service=service.id,
        reason=reason,
        nik=f"{_NO_SUCH_PLACE}{day + female:02d}{month:02d}{year:02d}{dice.randint(1, 9999):04d}",
        nomor_kk=f"{_NO_SUCH_PLACE}{day:02d}{month:02d}{dice.randint(10, 25):02d}{dice.randint(1, 9999):04d}",
        nama=f"CONTOH {dice.choice(('PEMOHON', 'WARGA', 'SPECIMEN'))}",
        telepon=telepon,
        answers=answers or {},
    )

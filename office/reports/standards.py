"""What the office publishes of its services: the 14 components of each (Permenpan RB 15/2014), and the duties of
UU 25/2009 that can be checked from what this program knows. Nothing here is a promise about what it cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adminduk.catalogue.components import COMPONENTS, completeness
from adminduk.catalogue.model import Catalogue, Standard
from office.reports.complaints import Heard
from office.reports.satisfaction import Index
from office.reports.share import Share

PUBLISHED = tuple(COMPONENTS)[:6]  # what every resident must be able to read


@dataclass(frozen=True)
class Filled:
    """One service standard and what its decree says of each component."""

    title: str
    filled: int
    silent: tuple[str, ...]  # names of components, as a clerk calls them


@dataclass(frozen=True)
class Duty:
    """One thing that must be published or done; `said` tells what was found."""

    name: str
    basis: str
    met: bool
    said: str


def filled(catalogue: Catalogue) -> list[Filled]:
    """Each standard of the office, in the order of its catalogue."""
    found = [(standard.judul, completeness(standard)) for standard in _standards(catalogue)]
    return [Filled(title, len(each.filled), tuple(COMPONENTS[name] for name in each.silent)) for title, each in found]


def duties(catalogue: Catalogue, asked: Index, heard: Sequence[Heard]) -> list[Duty]:
    """`asked` and `heard`: the whole office's satisfaction survey and complaints of the last twelve months."""
    here, standards = catalogue.office, _standards(catalogue)
    channels = [each for each in (here.phone, here.whatsapp, here.email) if each]
    decree = f"{here.decree.jenis} {here.decree.nomor}, {here.decree.tanggal}" if here.decree else "tidak disebut"
    index = f"IKM {asked.mark.value} ({asked.mark.band})" if asked.mark else "belum ada nilai untuk semua unsur"
    return [
        *(_component(name, standards) for name in PUBLISHED),
        Duty("Standar ditetapkan dengan keputusan", "UU 25/2009 Pasal 15 huruf a", here.decree is not None, decree),
        Duty(
            "Maklumat Pelayanan dipublikasikan",
            "UU 25/2009 Pasal 15 huruf b dan Pasal 22",
            bool(here.maklumat),
            "tampil di anjungan" if here.maklumat else "kantor belum memberi teksnya",
        ),
        Duty("Motto pelayanan", "keputusan kantor", here.motto is not None, here.motto or "tidak disebut"),
        Duty("Saluran pengaduan kantor", "UU 25/2009 Pasal 36", bool(channels), ", ".join(channels) or "tidak disebut"),
        _kept("Pengaduan ditanggapi dalam 3 hari", [each.responded for each in heard]),
        _kept("Pengaduan dijawab tepat waktu", [each.answered for each in heard]),
        Duty(
            "Survei kepuasan dalam setahun terakhir",
            "Permenpan RB 14/2017 Pasal 1",
            asked.mark is not None,
            f"{asked.people} responden, {index}",
        ),
    ]


def _kept(name: str, shares: Sequence[Share | None]) -> Duty:
    """Whether every clock of the last twelve months was kept; where there was nothing to keep, it was."""
    known = [each for each in shares if each is not None]
    part, whole = sum(each.part for each in known), sum(each.whole for each in known)
    said = f"{part} dari {whole} dalam setahun terakhir" if whole else "tidak ada pengaduan dalam setahun terakhir"
    return Duty(name, "Perpres 76/2013, Permenpan RB 62/2018", part == whole, said)


def _standards(catalogue: Catalogue) -> list[Standard]:
    return [standard for service in catalogue.services for standard in service.standards]


def _component(name: str, standards: list[Standard]) -> Duty:
    count = sum(name in completeness(standard).filled for standard in standards)
    said = f"{count} dari {len(standards)} standar"
    return Duty(f"{COMPONENTS[name]} tiap layanan", "UU 25/2009 Pasal 21", count == len(standards), said)

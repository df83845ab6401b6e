"""What the tour met, as the tables that `docs/coverage.md` keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adminduk.catalogue.model import ProductKind
from adminduk.catalogue.requirements import scanned
from adminduk.proxy import Behalf
from anjungan.robot.tour.filled import forms_table
from anjungan.robot.tour.life import Life
from anjungan.robot.tour.reached import Item, Kind, items_in
from anjungan.robot.tour.tour import Visited

_ENDS = {
    ProductKind.PDF: "dicetak di anjungan",
    ProductKind.CARD: "diserahkan di loket",
    ProductKind.VISIT: "dilayani di loket",
    ProductKind.SENT: "dikirim kantor",
}


def table(offices: Sequence[Visited]) -> str:
    """First what was met of each office, the forms, then every way, then what was missed, if anything."""
    ways = (_ways(each) for each in offices)
    return "\n\n".join([_sums(offices), _forms(offices), *ways, *_missed(offices)])


def _forms(offices: Sequence[Visited]) -> str:
    """One line for each form of the law."""
    head = ["formulir", "nama", "diminta jalur", "diisi pada jalur", "mula-mula", "lalu"]
    rows = forms_table([life for each in offices for life in each.lives])
    return "\n".join(
        ["## Formulir yang diisi di layar", "", _line(head), _line(["---"] * len(head)), *map(_line, rows)]
    )


def _sums(offices: Sequence[Visited]) -> str:
    head = ["kantor", *Kind, "jalur", "dibantu petugas desa", "dikembalikan lalu dilengkapi", "selesai"]
    return "\n".join([_line(head), _line(["---"] * len(head)), *(_sum(each) for each in offices)])


def _sum(office: Visited) -> str:
    there, met = items_in(office.catalogue), office.reached
    lives = office.lives
    counts = [f"{_count(met & there, kind)} dari {_count(there, kind)}" for kind in Kind]
    completed = sum(bool(life.sent_back) and not life.trouble for life in lives)
    ended = sum(life.ended is not None for life in lives)
    told = (len(lives), sum(life.assisted for life in lives), completed, f"{ended} dari {len(lives)}")
    return _line([office.catalogue.office.id, *counts, *map(str, told)])


def _ways(office: Visited) -> str:
    """One line for each request, in the order in which they were filed."""
    place = office.catalogue.office
    head = ["layanan", "alasan", "jawaban", "aturan", "syarat", "dipindai", "isian", "dikembalikan", "berakhir"]
    title = f"## {place.id}: {place.name}, {place.regency}"
    return "\n".join([title, "", _line(head), _line(["---"] * len(head)), *(_way(life) for life in office.lives)])


def _way(life: Life) -> str:
    way = life.way
    by_proxy = ("diwakilkan",) if way.behalf is not Behalf.SELF else ()
    answers = ", ".join((*(f"{question}={option}" for question, option in way.answers), *by_proxy)) or "-"
    counts = (len(way.requirements), len(scanned(way.requirements)), _count(life.reached, Kind.FIELD))
    end = life.trouble or _ENDS[way.service.product.kind]
    cells = [way.service.id, way.reason, answers, way.reading.value, *map(str, counts), life.sent_back or "-", end]
    return _line(cells)


def _missed(offices: Sequence[Visited]) -> list[str]:
    missed = [(each.catalogue.office.id, item) for each in offices for item in each.missed]
    if not missed:
        return []
    head = ["kantor", "layanan", "jenis", "nama"]
    rows = (_line([office, item.service, item.kind, item.name]) for office, item in missed)
    return ["\n".join(["## Tidak dijumpai", "", _line(head), _line(["---"] * 4), *rows])]


def _count(items: Iterable[Item], kind: Kind) -> int:
    return sum(item.kind is kind for item in items)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""A service standard as pages to read: the 14 components, in the order in which a resident asks for them.

What the office's decree is silent about is said to be silent (UU 25/2009 Pasal 21): nothing is made up here.
"""

from __future__ import annotations

from dataclasses import replace

from adminduk.catalogue.model import Complaints, Standard, Step
from kiosk.journeys.passages import passage_points, passages
from kiosk.say import Text, Verbatim, say
from kiosk.views import BriefingView, Point

SILENT = say("info.silent")
_UNDER_ITS_NAME = 110  # letters: the name of the component takes a line of its own above them
_STEP = 150  # letters, above the line of who does it
_FACTS = {"jangka_waktu": "schedule", "biaya": "money_off", "produk": "inventory_2"}
QUALITY = {
    "sarana_prasarana": "chair",
    "kompetensi_pelaksana": "school",
    "jumlah_pelaksana": "groups",
    "pengawasan_internal": "visibility",
    "jaminan_pelayanan": "verified",
    "jaminan_keamanan": "shield",
    "evaluasi_kinerja": "fact_check",
}


def component_pages(standard: Standard) -> tuple[BriefingView, ...]:
    """All components of `standard` on six pages, under the standard's own title; without buttons."""
    pages = {
        "facts": _time_fee_product(standard),
        "steps": tuple(point for each in standard.prosedur or () for point in _step(each)),
        "papers": _lines(standard.persyaratan, "description"),
        "complaints": _complaints(standard.pengaduan),
        "law": _lines(standard.dasar_hukum, "gavel"),
        "quality": tuple(point for name, icon in QUALITY.items() for point in _named(standard, name, icon)),
    }
    return tuple(
        BriefingView(
            title=say(f"info.page.{name}"),
            needs=points or (Point(SILENT, "info"),),
            facts=(),
            buttons=(),
            heading=Verbatim(standard.judul),
        )
        for name, points in pages.items()
    )


def _time_fee_product(standard: Standard) -> tuple[Point, ...]:
    points = tuple(point for name, icon in _FACTS.items() for point in _named(standard, name, icon))
    if standard.jangka_waktu is None and standard.minutes is not None:
        return (*points, Point(say("info.time.summed", minutes=standard.minutes), "timer"))
    return points


def _named(standard: Standard, name: str, icon: str) -> tuple[Point, ...]:
    """A component under its name."""
    label, said = say(f"info.component.{name}"), getattr(standard, name)
    if said is None:
        return (Point(label, icon, SILENT),)
    first, *others = passages(said, _UNDER_ITS_NAME)
    further = (Point(Verbatim(each), "more_horiz", running=True) for each in others)
    return (Point(label, icon, Verbatim(first)), *further)


def _lines(lines: tuple[str, ...] | None, icon: str) -> tuple[Point, ...]:
    return tuple(point for line in lines or () for point in passage_points(line, icon))


def _step(step: Step) -> tuple[Point, ...]:
    """One point, with who does it below; a long one in passages, and who does it below the last."""
    first, *others = (Verbatim(each) for each in passages(step.text, _STEP))
    labels = [Verbatim(f"{step.no}. {first.text}"), *others]
    points = [
        Point(label, "more_horiz" if number else "directions_walk", running=bool(others))
        for number, label in enumerate(labels)
    ]
    return (*points[:-1], replace(points[-1], note=_who_and_how_long(step)))


def _who_and_how_long(step: Step) -> Text | None:
    """As far as the decree says."""
    actors = Verbatim(", ".join(step.actors))
    if step.minutes is None:
        return say("info.step.by", actors=actors) if step.actors else None
    if not step.actors:
        return say("visit.time.minutes", minutes=step.minutes)
    return say("info.step.by_minutes", actors=actors, minutes=step.minutes)


def _complaints(complaints: Complaints | None) -> tuple[Point, ...]:
    if complaints is None:
        return ()
    ways = {
        "location_on": complaints.alamat,
        "call": complaints.telp,
        "chat": complaints.wa and f"WA {complaints.wa}",
        "mail": complaints.email,
    }
    return (
        Point(Verbatim(complaints.kantor), "account_balance"),
        *(Point(Verbatim(each), "forum") for each in complaints.saluran),
        *(Point(Verbatim(said), icon) for icon, said in ways.items() if said),
    )

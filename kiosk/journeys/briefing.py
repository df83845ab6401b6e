"""Before anything is asked: what to bring, how long it takes, that it is free, what comes out of it."""

from __future__ import annotations

from adminduk.catalogue.model import ProductKind, Service
from adminduk.proxy import may_be_represented
from kiosk.degraded import Step, way_of
from kiosk.journeys.behalf import OTHERS
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import Draft
from kiosk.journeys.form_page import must_be_signed
from kiosk.journeys.page import Page, StandingPage, Way
from kiosk.journeys.submission import how_long
from kiosk.journeys.to_bring import point_of
from kiosk.say import Text, Verbatim, say
from kiosk.views import BriefingView, Button, Emphasis, Point

_READY = Button("next", say("file.briefing.ready"), "arrow_forward", Emphasis.PRIMARY)


def briefing_page(desk: Desk, draft: Draft, ready: Way, behalf: Way) -> Page:
    """The page of needs and facts; nothing is typed before it was seen. `behalf`: for who files for somebody else."""
    others = (OTHERS,) if may_be_represented(draft.service) else ()

    def view() -> BriefingView:
        return BriefingView(
            title=say("file.briefing.title"),
            needs=tuple(point_of(paper, desk.forms) for paper in draft.requirements()),
            facts=(*_machine(desk, draft), *facts_of(draft.service)),
            buttons=(*others, _READY),
        )

    return StandingPage(view, {"next": ready, "behalf": behalf}, "visit.help.briefing")


def facts_of(service: Service) -> tuple[Point, ...]:
    """How long it takes, what it costs, what comes out of it."""
    standard = service.standards[0]
    fee: Text = Verbatim(standard.biaya) if standard.biaya and not _free(standard.biaya) else say("file.briefing.free")
    coming = {
        ProductKind.PDF: "file.briefing.comes_pdf",
        ProductKind.CARD: "file.briefing.comes_card",
        ProductKind.VISIT: "file.briefing.comes_visit",
        ProductKind.SENT: "file.briefing.comes_sent",
    }[service.product.kind]
    return (
        Point(say("file.briefing.takes", time=how_long(standard)), "schedule"),
        Point(fee, "money_off"),
        Point(say(coming, product=service.product.name), "inventory_2"),
    )


def _free(fee: str) -> bool:
    """SOPs write a free service in several ways; UU 24/2013 Pasal 79A makes all of administrasi kependudukan free."""
    said = fee.strip().lower()
    return said in ("-", "rp 0", "rp. 0") or "gratis" in said or "tidak dipungut" in said


def _machine(desk: Desk, draft: Draft) -> tuple[Point, ...]:
    """That papers cannot be taken in, or a form not be printed, is said before the resident types anything."""
    told = []
    if _at_the_counter(Step.PAGES, desk):
        told.append(Point(say("file.briefing.no_scanner"), "warning"))
    if _at_the_counter(Step.FORM, desk) and any(must_be_signed(form) for form in draft.forms_to_fill()):
        told.append(Point(say("file.briefing.no_printer"), "warning"))
    return tuple(told)


def _at_the_counter(step: Step, desk: Desk) -> bool:
    way = way_of(step, desk.availability)
    return way is not None and not way.needs

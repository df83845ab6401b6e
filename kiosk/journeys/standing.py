"""Where a request stands, as a timeline, with what the resident can do now."""

from __future__ import annotations

from collections.abc import Mapping

from adminduk.catalogue.model import Catalogue, Product, ProductKind, Requirement, Service
from adminduk.localised import Localised
from adminduk.proxy import papers_known
from adminduk.request import RETURN_REASONS, ReturnedItem, State
from kiosk.dates import date_in_words
from kiosk.journeys.buttons import DONE, DONE_LATER
from kiosk.journeys.how_long import standard_time, usual_time
from kiosk.journeys.page import StandingPage, Way
from kiosk.office_answers import Standing
from kiosk.say import Text, Verbatim, say
from kiosk.views import Button, Emphasis, Moment, Point, StatusView, TimelineItem

# The road of a request when nothing is missing, as far as the resident waits for it.
_ROAD = (
    State.TERKIRIM,
    State.SEDANG_DIPERIKSA,
    State.DIPROSES,
    State.MENUNGGU_TANDA_TANGAN,
    State.SIAP_DIAMBIL,
)
_AT_THE_OFFICE = _ROAD[:-1]  # while it is still worth knowing how long it takes
_ENDED = (State.SUDAH_DIAMBIL, State.DITOLAK, State.DIBATALKAN, State.DIARSIPKAN)
_A_DOCUMENT = Localised(id="dokumen", jv="dokumen", en="document")


def status_page(catalogue: Catalogue, standing: Standing, ways: Mapping[str, Way]) -> StandingPage:
    """The page of a standing; `ways` may hold "complete", "collect" and "done"."""
    view = status_view(catalogue, standing)
    return StandingPage(lambda: view, ways, "visit.help.status")


def status_view(catalogue: Catalogue, standing: Standing) -> StatusView:
    return StatusView(
        title=say("status.title"),
        number=standing.number,
        service=service_name(catalogue, standing.service),
        body=say(f"status.body.{_word(catalogue, standing)}", **_places(catalogue, standing)),
        items=_timeline(catalogue, standing),
        notes=_notes(catalogue, standing),
        buttons=_buttons(catalogue, standing),
    )


def service_of(catalogue: Catalogue, service_id: str) -> Service | None:
    """The service of a request; None when the office no longer offers it (a request outlives a catalogue)."""
    return next((service for service in catalogue.services if service.id == service_id), None)


def service_name(catalogue: Catalogue, service_id: str) -> Text:
    service = service_of(catalogue, service_id)
    return service.name if service is not None else Verbatim(service_id.upper())


def product_of(catalogue: Catalogue, standing: Standing) -> Product:
    """What comes out of the request. The office's word on its kind counts, the catalogue knows name and counter."""
    service = service_of(catalogue, standing.service)
    if service is None:
        return Product(name=_A_DOCUMENT, kind=standing.product)
    return service.product.model_copy(update={"kind": standing.product})


def requirement_of(catalogue: Catalogue, standing: Standing, item: ReturnedItem) -> Requirement | None:
    """The paper that was sent back; None when it is no paper (a field, or something the catalogue does not know)."""
    service = service_of(catalogue, standing.service)
    return next((paper for paper in papers_known(service) if paper.id == item.requirement), None)


def returned_point(catalogue: Catalogue, standing: Standing, item: ReturnedItem) -> Point:
    """One thing to complete: what, and why in the officer's words."""
    paper = requirement_of(catalogue, standing, item)
    name: Text = paper.name if paper is not None else say("status.returned.other")
    return Point(name, "description" if paper is not None else "support_agent", why_returned(item))


def why_returned(item: ReturnedItem) -> Text:
    """The reason, and what the officer wrote beside it."""
    known = item.reason if item.reason in RETURN_REASONS else "lainnya"
    reason = say(f"status.returned.{known.replace('-', '_')}")
    return say("status.returned.with_note", reason=reason, note=Verbatim(item.note)) if item.note else reason


def _timeline(catalogue: Catalogue, standing: Standing) -> tuple[TimelineItem, ...]:
    """What happened (each state where it was entered last), where it stands now, and what is still to come."""
    last = dict(standing.history)  # a state entered twice keeps the later day
    past = sorted(((at, state) for state, at in last.items() if state is not standing.state), key=lambda each: each[0])
    done = tuple(TimelineItem(state_name(state), Moment.DONE, date_in_words(at)) for at, state in past)
    since = last.get(standing.state)
    now = TimelineItem(state_name(standing.state), Moment.NOW, date_in_words(since) if since is not None else None)
    service = service_of(catalogue, standing.service)
    later = (
        TimelineItem(state_name(state), Moment.LATER, standard_time(service, state))
        for state in _to_come(standing.state)
    )
    return (*done, now, *later)


def _to_come(state: State) -> tuple[State, ...]:
    if state in _ENDED:
        return ()
    if state is State.PERLU_DILENGKAPI:  # a short outlook: what counts now is what has to be completed
        return (State.SEDANG_DIPERIKSA, State.SIAP_DIAMBIL)
    return _ROAD[_ROAD.index(state) + 1 :]


def state_name(state: State) -> Text:
    """The state in a resident's words."""
    return say(f"status.state.{state.value.replace('-', '_')}")


_READY = {
    ProductKind.PDF: "ready_here",
    ProductKind.CARD: "ready_counter",
    ProductKind.VISIT: "ready_visit",
    ProductKind.SENT: "ready_sent",
}


def _word(catalogue: Catalogue, standing: Standing) -> str:
    """Which sentence says what the resident can do now."""
    if standing.state is State.SIAP_DIAMBIL:
        return _READY[product_of(catalogue, standing).kind]
    return standing.state.value.replace("-", "_")


def _places(catalogue: Catalogue, standing: Standing) -> dict[str, Text | int]:
    if standing.state is not State.SIAP_DIAMBIL or standing.product not in (ProductKind.CARD, ProductKind.VISIT):
        return {}
    counter = product_of(catalogue, standing).counter
    return {"counter": counter if counter is not None else say("visit.any_counter")}


def _notes(catalogue: Catalogue, standing: Standing) -> tuple[Point, ...]:
    if standing.state is State.DITOLAK and standing.reject_reason:
        return (Point(say("status.reject_reason"), "info", Verbatim(standing.reject_reason)),)
    if standing.returned:
        return tuple(returned_point(catalogue, standing, item) for item in standing.returned)
    return usual_time(standing) if standing.state in _AT_THE_OFFICE else ()


def _buttons(catalogue: Catalogue, standing: Standing) -> tuple[Button, ...]:
    if standing.state is State.PERLU_DILENGKAPI:
        complete = Button("complete", say("status.complete_now"), "upload_file", Emphasis.PRIMARY)
        return (DONE_LATER, complete)
    if standing.state is State.SIAP_DIAMBIL and standing.product is ProductKind.PDF:
        return (DONE_LATER, Button("collect", say("status.collect_now"), "print", Emphasis.PRIMARY))
    return (DONE,)

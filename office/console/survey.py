"""What residents think: the index and its nine elements, over the last month, quarter or year."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from adminduk import skm
from adminduk.skm import Element, Tally
from office import words_voices
from office.permissions import Permission, needs
from office.store import surveys
from office.web.inject import SignedIn, TheOffice

SPANS = {"30": "30 hari terakhir", "90": "90 hari terakhir", "365": "Setahun terakhir"}


@get("/survei", sync_to_thread=True, guards=[needs(Permission.ANSWER_VOICES)])
def survey_page(
    request: SignedIn, office: TheOffice, hari: FromQuery[str] = "30", layanan: FromQuery[str] = ""
) -> Template:
    """The numbers of the survey. Nobody is in them."""
    span = hari if hari in SPANS else "30"
    last = office.clock().astimezone(office.zone).date()
    first = last - timedelta(days=int(span) - 1)
    with office.database.reading() as session:
        tallies = surveys.tallies(session, first, last, layanan)
        people = surveys.how_many(session, first, last, layanan)
        answered = surveys.services(session, first, last)
    index = skm.ikm(tallies)
    context = {
        "account": request.user,
        "span": span,
        "spans": SPANS,
        "service": layanan,
        "services": [(each, _name(office, each)) for each in answered],
        "people": people,
        "index": skm.rounded(index) if index is not None else None,
        "band": words_voices.BANDS[skm.band_of(index)] if index is not None else "",
        "rows": [_row(element, tallies[element]) for element in Element],
    }
    return Template("survey.html", context=context)


def _name(office: TheOffice, service_id: str) -> str:
    service = office.service(service_id)
    return service.name.id if service is not None else service_id


def _row(element: Element, tally: Tally) -> dict[str, Any]:
    value = skm.converted(tally.nrr) if tally.nrr is not None else None
    return {
        "name": words_voices.ELEMENTS[element],
        "counts": tally.counts,
        "answers": tally.answers,
        "value": skm.rounded(value) if value is not None else None,
        "band": words_voices.BANDS[skm.band_of(value)] if value is not None else "",
    }

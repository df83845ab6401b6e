"""Pages of somebody who files for somebody else, as the journey itself makes them, at their fullest."""

from __future__ import annotations

from adminduk.proxy import Behalf
from kiosk.events import Chosen, Typed
from kiosk.journeys.desk import Desk
from kiosk.journeys.file_request import FileRequest
from kiosk.views import Settings, View
from tests.flows.samples import ALL_WELL, NIK_OTHER
from tests.flows.script import jogoroto, regions
from tests.kiosk.fake_clock import FakeClock


def behalf_views() -> dict[str, View]:
    """By name."""
    filing = FileRequest(Desk(jogoroto(), regions(), FakeClock(), ALL_WELL, Settings()))
    filing.start()
    for touched in ("kk", "hilang"):
        filing.handle(Chosen(touched))
    views = {"behalf-needs-self": _view(filing)}
    views["behalf"] = _after(filing, "behalf")
    views["behalf-needs"] = _after(filing, Behalf.OTHER)
    filing.handle(Chosen("next"))
    for digit in NIK_OTHER:
        filing.handle(Typed(digit))
    views["behalf-nik"] = _view(filing)
    views["behalf-nama"] = _after(filing, "next")
    return views


def _after(filing: FileRequest, touched: str) -> View:
    filing.handle(Chosen(touched))
    return _view(filing)


def _view(filing: FileRequest) -> View:
    assert filing.page is not None
    return filing.page.view

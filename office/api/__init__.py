"""The API that kiosks deliver to: `docs/kiosk-api.md`, one file per group of calls."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide

from office.api import answers, blobs, calls, catalogue, collecting, deliveries, identity, reports, standing, upkeep

ROUTER = Router(
    "/api/kiosk/v1",
    route_handlers=[
        identity.enroll,
        identity.me,
        upkeep.time,
        upkeep.heartbeat,
        blobs.put_blob,
        deliveries.put_delivery,
        standing.lookup,
        collecting.collect,
        collecting.document,
        reports.put_report,
        calls.put_call,
        catalogue.published_catalogue,
    ],
    dependencies={"kiosk": Provide(identity.speaking_kiosk, sync_to_thread=True)},
    exception_handlers=answers.HANDLERS,
    opt={"exclude_from_csrf": True},
)

__all__ = ["ROUTER"]

"""Server-sent events: every open page of the console hears that something changed, or that somebody calls, and fetches
it anew. One stream for a whole page: a browser has only six for one office."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import anyio.to_thread
from litestar import get
from litestar.response import ServerSentEvent, ServerSentEventMessage

from office.console.calls import fingerprint
from office.console.session import account_behind
from office.parts import Office
from office.permissions import Permission, needs
from office.web.inject import SignedIn, TheOffice

AGES_S = 30.0  # how often the ages on the wall move when nothing else does
GATHER_S = 0.3  # a decision and the next request's beginning follow each other at once: one change for who looks on


@get("/antrean/peristiwa", sync_to_thread=False, opt={"background": True}, guards=[needs(Permission.SEE_REQUESTS)])
def queue_events(request: SignedIn, office: TheOffice) -> ServerSentEvent:
    """One event per change, and one every half minute; `panggilan` when the calls are others than before; `keluar` when
    the session ended."""
    return ServerSentEvent(_events(office, request.auth))


async def _events(office: Office, token: str) -> AsyncIterator[ServerSentEventMessage]:
    seen, calls = office.pulse.count, ""
    yield ServerSentEventMessage(event="tersambung", data="ya")
    while not office.pulse.closed:
        await office.pulse.wait(seen, AGES_S)
        await asyncio.sleep(GATHER_S)
        seen = office.pulse.count
        account = await anyio.to_thread.run_sync(account_behind, office, token, False)
        if account is None:
            yield ServerSentEventMessage(event="keluar", data="ya")
            return
        yield ServerSentEventMessage(event="antrean", data=str(seen))
        now = await anyio.to_thread.run_sync(fingerprint, office)
        if now != calls:
            calls = now
            yield ServerSentEventMessage(event="panggilan", data=str(seen))

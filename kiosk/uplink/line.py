"""The bare line to the office: one HTTP exchange with limits on time and size, and no exception for a bad network."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping

import httpx

from kiosk.uplink import limits
from kiosk.uplink.answers import Reply

log = logging.getLogger(__name__)

_ROOT = "/api/kiosk/v1"


class Line:
    """Safe to use from several threads. `transport` is for tests that play the network."""

    def __init__(self, office_url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(
            base_url=office_url.rstrip("/") + _ROOT,
            transport=transport,
            trust_env=False,  # no proxy that a stray variable names sees a resident's NIK
            follow_redirects=False,  # nobody sends this kiosk elsewhere
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, object] | bytes | None = None,
        token: str = "",
        within_s: float = limits.ASKING_S,
        at_most: int = limits.SMALL_ANSWER,
    ) -> Reply | None:
        """The office's answer; None when there was none in time, or more than `at_most` bytes of it."""
        request = self._client.build_request(
            method,
            path,
            content=body if isinstance(body, bytes) or body is None else json.dumps(body).encode(),
            headers=_headers(body, token),
            timeout=httpx.Timeout(within_s, connect=limits.CONNECT_S),
        )
        deadline = time.monotonic() + within_s
        try:
            response = self._client.send(request, stream=True)
            try:
                return _read(response, deadline, at_most)
            finally:
                response.close()
        except httpx.HTTPError as error:
            log.info("office: %s %s: %s", method, path.split("/")[1], type(error).__name__)
            return None

    def close(self) -> None:
        self._client.close()


def _headers(body: object, token: str) -> dict[str, str]:
    headers = {"Accept": "application/json"}
    if body is not None:
        headers["Content-Type"] = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _read(response: httpx.Response, deadline: float, at_most: int) -> Reply | None:
    """The body piece by piece, so that neither a drip nor a flood holds the kiosk up."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > at_most or time.monotonic() > deadline:
            log.warning("office: the answer was too long or came too slowly")
            return None
    return Reply(response.status_code, bytes(body))

"""The bare line: an office that drips, floods or redirects does not hold the kiosk up."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from kiosk.uplink.answers import Reply
from kiosk.uplink.line import Line


class Endless(httpx.SyncByteStream):
    """An answer that never ends."""

    def __init__(self) -> None:
        self.pieces = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.pieces += 1
            yield b"x" * 1000


def line(response: httpx.Response) -> Line:
    return Line("http://office.invalid", httpx.MockTransport(lambda request: response))


def test_a_flood_is_cut_off() -> None:
    stream = Endless()
    assert line(httpx.Response(200, stream=stream)).send("GET", "/time", at_most=5_000) is None
    assert stream.pieces == 6


def test_a_drip_is_cut_off_in_time() -> None:
    assert line(httpx.Response(200, stream=Endless())).send("GET", "/time", within_s=0.05, at_most=10**9) is None


def test_a_redirect_is_not_followed() -> None:
    elsewhere = httpx.Response(302, headers={"Location": "http://elsewhere.invalid/"})
    assert line(elsewhere).send("GET", "/time") == Reply(302, b"")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b"\xff\xfe", b'"text"'])
def test_what_is_no_json_object_has_no_fields(body: bytes) -> None:
    reply = Reply(200, body)
    assert (reply.fields, reply.code, reply.number("wait_s")) == ({}, "", 0)


def test_the_address_may_end_in_a_slash_and_a_stray_proxy_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200)

    Line("http://office.invalid/", httpx.MockTransport(answer)).send("GET", "/time")
    assert seen == ["http://office.invalid/api/kiosk/v1/time"]

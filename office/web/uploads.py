"""The gate of routes that take files: who may not upload is refused before a file is read.

Session first (office.console.session), then permission and area, then the token of our own forms, which our pages put
before the files. Without this the whole body would be read first, because the token stands in it. The files themselves
go on to the framework, which puts what is large on the disk piece by piece.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.exceptions import ClientException, HTTPException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPReceiveMessage, Receive, Scope, Send
from multipart import MultipartSegment, ParserError, PushMultipartParser, parse_options_header

from office.web.security import CSRF_COOKIE, CSRF_FIELD, SMALL_BODY, cookie_name

_PARTS = 400  # of one form: fields of a return, fifty files


class TooLarge(HTTPException):
    status_code = 413


class Gate(ASGIMiddleware):
    """Stands behind the session and before everything that reads a body."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope, receive=receive, send=send)
        await scope["route_handler"].authorize_connection(connection)
        kind, options = parse_options_header(connection.headers.get("content-type", ""))
        cookie = connection.cookies.get(cookie_name(connection.app.state.office, CSRF_COOKIE), "")
        if kind == "multipart/form-data" and options.get("boundary"):
            await next_app(scope, _watched(receive, _Watch(options["boundary"], cookie).see), send)
        else:
            await next_app(scope, _watched(receive, _small()), send)


class _Watch:
    """Looks at a form while it flows by: a file without a token before it, or words without an end, are refused."""

    def __init__(self, boundary: str, cookie: str) -> None:
        self._parser = PushMultipartParser(boundary, max_segment_count=_PARTS)
        self._cookie = cookie
        self._field: MultipartSegment | None = None
        self._token = bytearray()
        self._words = 0

    def see(self, body: bytes) -> None:
        try:
            for each in self._parser.parse(body):
                self._part(each)
        except ParserError:
            raise ClientException from None

    def _part(self, part: MultipartSegment | bytearray | None) -> None:
        if isinstance(part, MultipartSegment):
            self._field = part
            if part.filename is not None and not self._is_ours():
                raise PermissionDeniedException
        elif part and self._field is not None and self._field.filename is None:
            self._words += len(part)
            if self._words > SMALL_BODY:
                raise TooLarge
            if self._field.name == CSRF_FIELD:
                self._token += part

    def _is_ours(self) -> bool:
        return bool(self._cookie) and hmac.compare_digest(bytes(self._token), self._cookie.encode())


def _small() -> Callable[[bytes], None]:
    """What is no form with files is as small as everywhere else."""
    seen = 0

    def see(body: bytes) -> None:
        nonlocal seen
        seen += len(body)
        if seen > SMALL_BODY:
            raise TooLarge

    return see


def _watched(receive: Receive, watch: Callable[[bytes], None]) -> Callable[[], Awaitable[HTTPReceiveMessage]]:
    async def watched() -> HTTPReceiveMessage:
        message = await receive()
        if message["type"] == "http.request" and message["body"]:
            watch(message["body"])
        return message  # type: ignore[return-value]

    return watched

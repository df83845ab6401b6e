"""What protects every page: headers, forms that only our own pages can send, small bodies."""

from __future__ import annotations

from litestar.config.csrf import CSRFConfig
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from office.parts import Office

CSRF_COOKIE = "anjungan_formulir"
CSRF_FIELD = "_csrf_token"  # as litestar names it in a form
SMALL_BODY = 256 * 1024  # a form with notes; uploads name their own limit
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def add_headers(message: Message, scope: Scope) -> None:
    """Put the security headers on every answer; what is not a static file is never kept by a browser."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in _HEADERS.items():
        headers[name] = value
    if not scope["path"].startswith(("/static/", "/huruf/")):
        headers["Cache-Control"] = "no-store"


def cookie_name(office: Office, name: str) -> str:
    """A cookie belongs to a machine whatever the port is: a training office beside the real one has its own."""
    return f"{name}_latihan" if office.training else name


def csrf(office: Office) -> CSRFConfig:
    """Forms carry a signed token that only our own pages know; kiosks sign their calls instead."""
    return CSRFConfig(
        secret=office.keys.csrf,
        cookie_name=cookie_name(office, CSRF_COOKIE),
        cookie_httponly=True,
        cookie_samesite="strict",
        cookie_secure=office.settings.secure_cookies,
        exclude_from_csrf_key="exclude_from_csrf",
    )

"""Pages for when something did not work: what happened, and what to do next."""

from __future__ import annotations

import logging

from litestar.exceptions import HTTPException
from litestar.response import Response, Template
from litestar.types import ExceptionHandlersMap

from office.api import answers
from office.console.session import (
    NewPasswordNeeded,
    SecondFactorNeeded,
    SignInNeeded,
    to_new_password,
    to_second_factor,
    to_sign_in,
)
from office.permissions import NotAllowed
from office.web.inject import AnyRequest

_LOG = logging.getLogger("office")
_SENTENCES: dict[int, tuple[str, str]] = {
    400: ("Formulir tidak dapat dibaca", "Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi."),
    403: ("Tidak diizinkan", "Halaman sudah terlalu lama terbuka. Kembali, muat ulang halaman, lalu coba lagi."),
    404: ("Halaman tidak ditemukan", "Periksa alamatnya, atau mulai dari antrean."),
    405: ("Halaman tidak ditemukan", "Periksa alamatnya, atau mulai dari antrean."),
    413: ("Berkas terlalu besar", "Pilih berkas PDF yang lebih kecil dari 20 MB, lalu lampirkan lagi."),
}
_NOT_ALLOWED = (
    "Tidak termasuk tugas akun ini",
    "Minta pengelola kantor menambahkan peran Anda, atau masuk dengan akun lain.",
)
_BROKEN = ("Sistem sedang bermasalah", "Tidak ada data yang hilang. Coba lagi; jika berulang, hubungi pengelola.")


def _http_error(request: AnyRequest, error: HTTPException) -> Response[object]:
    if request.url.path.startswith("/api/"):
        return answers.http_error(request, error)
    return page(error.status_code)


def _unexpected(request: AnyRequest, error: Exception) -> Response[object]:
    """A bug, or a disk that is full. The log gets the place in the program, never what was being worked on."""
    _LOG.error("unexpected %s in %s", type(error).__name__, _place(error))
    return answers.broken(request, error) if request.url.path.startswith("/api/") else page(500)


def _place(error: Exception) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return "unknown" if step is None else f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}"


def _not_allowed(_: AnyRequest, __: NotAllowed) -> Response[object]:
    return _sentence(403, *_NOT_ALLOWED)


def page(status: int) -> Response[object]:
    """The page for an HTTP status."""
    return _sentence(status, *_SENTENCES.get(status, _BROKEN))


def _sentence(status: int, title: str, remedy: str) -> Response[object]:
    rendered: Response[object] = Template("error.html", context={"title": title, "remedy": remedy}, status_code=status)  # type: ignore[assignment]
    return rendered


HANDLERS: ExceptionHandlersMap = {
    SignInNeeded: to_sign_in,
    NewPasswordNeeded: to_new_password,
    SecondFactorNeeded: to_second_factor,
    NotAllowed: _not_allowed,
    HTTPException: _http_error,
    Exception: _unexpected,
}

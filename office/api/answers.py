"""How the API says no: `{"code": ..., "message": ...}`, the message a plain Indonesian sentence."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap
from pydantic import BaseModel, ConfigDict

Answer = Response[Any]


class Body(BaseModel):
    """A request's JSON body; unknown keys are refused so that a misunderstanding is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def answer(content: Any, status: int = 200) -> Answer:
    return Response(content, status_code=status)


def refuse(status: int, code: str, message: str, **more: Any) -> Answer:
    """A refusal. `more` are the further keys that docs/kiosk-api.md names for this code."""
    return Response({"code": code, "message": message, **more}, status_code=status)


class NotThisKiosk(HTTPException):
    """The speaker could not show that it is an enrolled kiosk; raised at the door, before any handler runs."""

    status_code = 401

    def __init__(self, code: str, message: str) -> None:
        super().__init__(detail=message, status_code=401)
        self.code = code


_CODES = {404: "unknown_call", 405: "unknown_call", 413: "too_large"}
_MESSAGES = {
    404: "Alamat ini tidak ada di kantor. Perbarui program anjungan.",
    405: "Alamat ini tidak ada di kantor. Perbarui program anjungan.",
    413: "Kiriman terlalu besar untuk kantor. Pindai ulang dengan berkas yang lebih kecil.",
}
_INVALID = "Isi kiriman tidak dapat dibaca kantor. Perbarui program anjungan."


def _door(_: Request[Any, Any, Any], error: NotThisKiosk) -> Answer:
    return refuse(401, error.code, error.detail)


def _invalid(_: Request[Any, Any, Any], error: Exception) -> Answer:
    return refuse(422, "invalid", _INVALID)


def http_error(_: Request[Any, Any, Any], error: HTTPException) -> Answer:
    """Whatever the framework refuses by itself, in the same shape."""
    if error.status_code == 400:
        return refuse(422, "invalid", _INVALID)
    code = _CODES.get(error.status_code, "error")
    return refuse(error.status_code, code, _MESSAGES.get(error.status_code, _INVALID))


def broken(_: Request[Any, Any, Any], __: Exception) -> Answer:
    """A bug or a full disk at the office: the kiosk keeps its copy and tries again."""
    return refuse(500, "error", "Kantor sedang bermasalah. Anjungan akan mencoba lagi.")


HANDLERS: ExceptionHandlersMap = {
    NotThisKiosk: _door,
    ValidationException: _invalid,
    ClientException: http_error,
    HTTPException: http_error,
}

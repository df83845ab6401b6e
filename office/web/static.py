"""Stylesheet, scripts and fonts: all from this machine, none from anywhere else."""

from __future__ import annotations

from pathlib import Path

from litestar import Router, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import File, Response
from litestar.static_files import create_static_files_router

import assets
from office.web.inject import TheOffice

FOLDER = Path(__file__).parent.parent / "static"
_FONTS = {"biasa": "AtkinsonHyperlegible-Regular.ttf", "tebal": "AtkinsonHyperlegible-Bold.ttf"}


def router() -> Router:
    """Everything under /static."""
    return create_static_files_router(
        path="/static",
        directories=[FOLDER],
        cache_control=None,
        opt={"exclude_from_csrf": True},
    )


@get("/huruf/{weight:str}", sync_to_thread=True)
def font(weight: FromPath[str]) -> File:
    """The typeface of the kiosk, made to be read by tired eyes."""
    name = _FONTS.get(weight)
    if name is None:
        raise NotFoundException
    return File(assets.path("fonts", name), media_type="font/ttf", content_disposition_type="inline")


@get("/warna.css", media_type="text/css", sync_to_thread=False)
def accent(office: TheOffice) -> Response[str]:
    """The office's one accent colour, from its catalogue; a file of its own because styles may not stand in pages."""
    return Response(f":root {{ --accent: {office.catalogue.office.accent}; }}\n", media_type="text/css")

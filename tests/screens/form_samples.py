"""Pages of a form that is filled in on the glass, as the journey itself makes them."""

from __future__ import annotations

from kiosk.views import View
from tests.flows.filling import Filler, at_the_form, with_form, with_two_forms


def form_views() -> dict[str, View]:
    """By name."""
    views: dict[str, View] = {}
    at = at_the_form(with_form("F-1.07"))
    views["form-how"] = at.view
    at.touch("here")
    filler = Filler(at, "F-1.07")
    while at.page != "F-1.07:pemberi.tanggal-lahir":
        filler.answer(at.page.removeprefix("F-1.07:"))
    views["form-born"] = at.view
    filler.answer("pemberi.tanggal-lahir")
    views["form-occupation"] = at.view
    at.touch("search")
    at.type("TOEKANG")
    at.touch("next")
    views["form-occupation-found"] = at.view
    at.touch("27")
    filler.fill_on()
    views["form-review"] = at.view
    at.touch("edit:lines:formulir-f102")
    views["form-lines"] = at.view
    return views | _tables() | _places() | _several()


def _tables() -> dict[str, View]:
    """Of a member of a family, and of whether there is another."""
    at = at_the_form(with_form("F-1.01"))
    at.touch("here")
    filler = Filler(at, "F-1.01", {"anggota.1.disabilitas": "2"})
    while at.page != "F-1.01:anggota.1.disabilitas-jenis":
        filler.answer(at.page.removeprefix("F-1.01:"))
    views = {"form-disability": at.view}
    at.touch("1a")
    views["form-another-code"] = at.view
    at.touch("no")
    while at.page != "F-1.01:anggota.more.1":
        filler.answer(at.page.removeprefix("F-1.01:"))
    return views | {"form-another-person": at.view}


def _places() -> dict[str, View]:
    at = at_the_form(with_form("F-1.03"))
    at.touch("here")
    filler = Filler(at, "F-1.03")
    while not at.page.startswith("F-1.03:pindah.desa"):
        filler.answer(at.page.removeprefix("F-1.03:"))
    views = {"form-kecamatan": at.view}
    at.touch("search")
    views["form-place-search"] = at.view
    at.type("SIDOMULJO")
    at.touch("next")
    views["form-place-found"] = at.view
    return views


def _several() -> dict[str, View]:
    return {"forms-how": at_the_form(with_two_forms(), "forms-how").view}

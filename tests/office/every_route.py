"""Every address of the office, read from the program itself: a page that somebody adds tomorrow is in these tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from litestar import Litestar
from litestar.routes import HTTPRoute

from office.permissions import Permission

SAMPLES = {
    "action": "periksa",
    "position": "0",
    "requirement": "surat-kehilangan",
    "book": "agenda",
    "login": "petugas1",
    "deed": "keluarkan",
    "shown": "0123456789abcdef",
    "breach_id": "1",
    "what": "pemohon",
    "report_id": "0",
    "staged": "0123456789abcdef",
    "size": "a4",
    "record_id": "1",
    "box": "A",
    "weight": "biasa",
    "slip_code": "JGR-AAAA-AAAA-AAAA-AAAA",
    "file_path": "kantor.css",
}
_OPEN = ("/masuk", "/ganti-petugas", "/s", "/healthz", "/huruf", "/static", "/warna.css", "/papan", "/layar")
_NOT_OURS = ("/api/kiosk/",)  # kiosks sign their calls: tests/office/test_api_identity.py


@dataclass(frozen=True)
class Address:
    """One method of one address. `permission` is what its guard asks for; None where a session is enough or none is."""

    method: str
    path: str
    permission: Permission | None
    numbers: tuple[str, ...]  # parameters that name a request
    opt: frozenset[str] = field(default=frozenset())

    @property
    def label(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def behind_the_door(self) -> bool:
        return not any(self.path == each or self.path.startswith(f"{each}/") for each in _OPEN)

    def at(self, number: str, **others: str) -> str:
        """The address of request `number`; `others` fill what else it names, SAMPLES what is left."""
        filled = self.path
        for name in self.numbers:
            filled = filled.replace(f"{{{name}}}", others.get(name, number))
        for name, value in (SAMPLES | others).items():
            filled = filled.replace(f"{{{name}}}", value)
        return filled.replace("{number}", "1")


def addresses(app: Litestar) -> list[Address]:
    """Everything that a browser can ask of the office."""
    found = []
    for route in app.routes:
        if not isinstance(route, HTTPRoute) or route.path.startswith(_NOT_OURS):
            continue
        named = tuple(
            each.name
            for each in route.path_components
            if not isinstance(each, str) and each.type is str and each.name in ("number", "other")
        )
        for handler in route.route_handlers:
            guards = [getattr(guard, "permission", None) for guard in handler.resolve_guards()]
            permission = next((each for each in guards if each is not None), None)
            found += [
                Address(method, route.path_format, permission, named, frozenset(handler.opt))
                for method in handler.http_methods
                if method in ("GET", "POST", "PUT", "PATCH", "DELETE")
            ]
    return sorted(found, key=lambda each: each.label)

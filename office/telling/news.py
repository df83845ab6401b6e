"""What is told, in the applicant's own language: the number, where it stands, what to do. No name and no NIK."""

from __future__ import annotations

from dataclasses import dataclass

import assets.sentences
from adminduk.catalogue.model import ProductKind
from adminduk.localised import Language
from adminduk.request import ActionKind, Request
from office.parts import Office

TOLD = (ActionKind.RETURN, ActionKind.MARK_READY, ActionKind.REJECT)


@dataclass(frozen=True)
class News:
    subject: str
    text: str


def news_of(office: Office, request: Request, about: ActionKind, language: Language, slip_code: str = "") -> News:
    """The sentences about `about`, one of TOLD. With the slip's code comes the address of the status page."""
    say = assets.sentences.load(language)
    service = office.service_of(request)
    facts = {
        "number": request.number,
        "service": service.name.in_(language) if service is not None else request.service,
        "office": office.catalogue.office.name,
        "counter": _counter(office, request, language),
    }
    kind = _kind(office, request, about)
    lines = [say[f"telling.{kind}.body"].format(**facts)]
    if slip_code:
        lines.append(f"{say['telling.status']} {office.settings.public_url.rstrip('/')}/s/{slip_code}")
    lines.append(say["telling.regards"].format(**facts))
    return News(say[f"telling.{kind}.subject"].format(**facts), "\n\n".join(lines))


def _kind(office: Office, request: Request, about: ActionKind) -> str:
    """Ready is told by where the product waits: at a kiosk, at a counter, or nowhere, since it is sent."""
    if about is not ActionKind.MARK_READY:
        return {ActionKind.RETURN: "returned", ActionKind.REJECT: "rejected"}[about]
    product = office.product_of(request)
    return f"ready_{product.kind.name.lower()}" if product is not None else "ready_card"


def _counter(office: Office, request: Request, language: Language) -> str:
    product = office.product_of(request)
    if product is not None and product.kind is not ProductKind.PDF and product.counter is not None:
        return product.counter.in_(language)
    return assets.sentences.load(language)["telling.counter"]

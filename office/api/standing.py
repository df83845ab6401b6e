"""Where does my request, or my complaint, stand? Asked with the slip; a request also by number and NIK together."""

from __future__ import annotations

from litestar import post
from litestar.params import JSONBody
from pydantic import Field
from sqlalchemy.orm import Session

from adminduk.numbers import parse_slip_code
from office import heard, standing
from office.acting import proxy_hash
from office.api.answers import Answer, Body, answer, refuse
from office.parts import Office
from office.store import holders
from office.web.inject import TheKiosk, TheOffice


class Lookup(Body):
    slip_code: str | None = Field(default=None, max_length=300)
    number: str | None = Field(default=None, max_length=40)
    nik: str | None = Field(default=None, max_length=40)


@post("/lookup", status_code=200, sync_to_thread=True)
def lookup(data: JSONBody[Lookup], kiosk: TheKiosk, office: TheOffice) -> Answer:
    """The standing of whatever a slip belongs to; of a request also to its number together with the holder's NIK."""
    with office.database.writing() as session:
        if data.slip_code is not None:
            return _by_slip(session, office, data.slip_code)
        return _by_number(session, office, data.number or "", data.nik or "")


def _by_slip(session: Session, office: Office, slip_code: str) -> Answer:
    stored = standing.find(session, office, slip_code=slip_code)
    if stored is not None:
        return answer(standing.standing(office, stored.request))
    case = heard.find(session, office, slip_code)
    return unknown(office, slip_code) if case is None else answer(heard.standing(office, case))


def _by_number(session: Session, office: Office, number: str, nik: str) -> Answer:
    """A wrong NIK and an unknown number answer alike, so that numbers cannot be tried out."""
    stored = standing.find(session, office, number=number, for_change=True)
    if stored is None:
        return unknown(office)
    acting = proxy_hash(session, office, stored.request.id)
    match holders.check(session, stored, office.keys.nik_hash(nik), office.clock(), acting):
        case holders.Locked(wait_s):
            return locked(wait_s)
        case holders.WrongNik():
            return unknown(office)
        case holders.Holder():
            return answer(standing.standing(office, stored.request))


def unknown(office: Office, slip_code: str = "") -> Answer:
    """Nothing is known under this code or number; said differently when it is another office's slip."""
    slip = parse_slip_code(slip_code)
    if slip is not None and slip.office != office.catalogue.office.code:
        return refuse(
            404, "unknown", f"Kode ini dari kantor lain ({slip.office}). Bawa slip ini ke kantor tersebut.", other=True
        )
    return refuse(404, "unknown", "Permohonan tidak ditemukan. Periksa kode atau nomor pada slip.")


def locked(wait_s: int) -> Answer:
    minutes = -(-wait_s // 60)
    return refuse(429, "locked", f"NIK salah beberapa kali. Coba lagi {minutes} menit lagi.", wait_s=wait_s)

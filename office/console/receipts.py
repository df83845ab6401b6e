"""The receipt of a handover at the counter, to be printed or saved."""

from __future__ import annotations

from datetime import datetime

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from adminduk.request import Request
from office.area import in_sight
from office.beside import Failure
from office.counter.handing import ALONG, Received, receipt_of
from office.dossier import titles
from office.parts import Office
from office.permissions import Permission, needs
from office.printed import Head
from office.store import accounts
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

Lines = tuple[tuple[str, str], ...]
_DRAWING_S = 20.0


@get(
    "/permohonan/{number:str}/tanda-terima/{size:str}",
    sync_to_thread=True,
    guards=[needs(Permission.RECEIVE_DOCUMENTS)],
)
def receipt_pdf(
    number: FromPath[str], size: FromPath[str], request: SignedIn, office: TheOffice, juga: FromQuery[str] = ""
) -> Response[bytes]:
    """The receipt on A4 or on a slip, with what the same person took along (`juga`); made anew and kept nowhere."""
    found = receipt_of(office, number)
    if found is None or size not in _DRAWN:
        raise NotFoundException
    case, kept, received = found
    here = office.catalogue.office
    at = kept.at.astimezone(office.zone)
    head = Head(
        office.letterhead,
        here.regency,
        "Tanda Terima Pengambilan",
        f"Nomor {kept.number}",
        office.clock().astimezone(office.zone),
    )
    with office.database.reading() as session:
        officer = accounts.names(session).get(kept.by, "")
    drawn = office.beside.ask(
        _DRAWN[size],
        head,
        kept.number,
        (*_lines(office, case, received, at), *_along(office, request.user, received, juga)),
        received,
        officer,
        limit_s=_DRAWING_S,
    )
    if isinstance(drawn, Failure):
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="tanda-terima-{number}-{size}.pdf"'}
    return Response(drawn, media_type="application/pdf", headers=headers)


def _lines(office: Office, request: Request, received: Received, at: datetime) -> Lines:
    product = office.product_of(request)
    lines = [
        ("Nomor permohonan", request.number),
        ("Layanan", titles(office, request)[0]),
        ("Dokumen", product.name.id if product is not None else titles(office, request)[0]),
        ("Diterima oleh", received.name),
        ("Bukti yang diperiksa", received.shown),
        ("Waktu", f"{at:%d-%m-%Y %H.%M}"),
    ]
    if received.nik:
        lines.insert(4, ("NIK yang menerima", received.nik))
    return tuple(lines)


def _along(office: Office, account: Account, received: Received, numbers: str) -> Lines:
    """What the same person signed for with the same strokes."""
    with office.database.reading() as session:
        seen = [each for each in numbers.split(",")[:ALONG] if each and in_sight(session, account, each)]
    found = [each for each in (receipt_of(office, number) for number in seen) if each is not None]
    return tuple(
        (f"Juga {case.number}", f"{titles(office, case)[0]}, tanda terima {kept.number}")
        for case, kept, also in found
        if (also.name, also.nik, also.strokes) == (received.name, received.nik, received.strokes)
    )


def _a4(head: Head, number: str, lines: Lines, received: Received, officer: str) -> bytes:
    from office.counter.receipt import Receipt, on_a4  # fpdf waits until somebody prints

    return on_a4(Receipt(head, number, lines, received.name, officer, received.strokes))


def _slip(head: Head, number: str, lines: Lines, received: Received, officer: str) -> bytes:
    from office.counter.receipt import Receipt, on_slip

    numbered = (("Nomor", number), *lines, ("Diserahkan oleh", officer))
    return on_slip(Receipt(head, number, numbered, received.name, officer, received.strokes))


_DRAWN = {"a4": _a4, "slip": _slip}

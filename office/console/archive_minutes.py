"""A berita acara as a PDF to sign and file."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from adminduk.request import Request
from office import words_archive
from office.archive.minutes import Minutes
from office.beside import Failure
from office.console.archive import found
from office.dossier import titles
from office.parts import Office
from office.permissions import Permission, needs
from office.printed import Head
from office.siak.taking import agenda_of
from office.store import accounts, archive, requests
from office.store.archive import Kind, Record, Removed
from office.web.inject import SignedIn, TheOffice

_DRAWING_S = 30.0
_COLUMNS = (("No", 1.0), ("Nomor permohonan", 3.2), ("Nomor agenda", 2.6), ("Layanan", 5.5))


@get("/arsip/{record_id:int}/pdf", sync_to_thread=True, guards=[needs(Permission.SEE_REGISTERS)])
def minutes_pdf(record_id: FromPath[int], request: SignedIn, office: TheOffice) -> Response[bytes]:
    """The berita acara with its list, and room for the officers' signatures."""
    record = found(office, request.user, record_id)
    with office.database.reading() as session:
        cases = [each.request for each in requests.numbered(session, archive.numbers_of(session, record_id))]
        removed = archive.removed(session, record_id)
        names = accounts.names(session)
    drawn = office.beside.ask(_draw, _minutes(office, record, cases, removed, names), limit_s=_DRAWING_S)
    if isinstance(drawn, Failure):
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{record.number.replace("/", "-")}.pdf"'}
    return Response(drawn, media_type="application/pdf", headers=headers)


def _minutes(
    office: Office, record: Record, cases: list[Request], removed: list[Removed], names: dict[str, str]
) -> Minutes:
    here, now = office.catalogue.office, office.clock().astimezone(office.zone)
    day = record.at.astimezone(office.zone)
    said = [
        f"Pada tanggal {day:%d-%m-%Y} telah "
        + ("diarsipkan" if record.kind is Kind.ARCHIVED else "diusulkan untuk dimusnahkan")
        + f" berkas {len(cases)} permohonan menurut daftar di bawah ini oleh {names.get(record.by, '')}."
    ]
    if record.kind is Kind.DELETED:
        said += [f"Alasan: {record.why or 'lewat masa simpan'}. Keadaan: {words_archive.STAGES[record.stage]}."]
    if record.decided_by and record.decided_at:
        decided = record.decided_at.astimezone(office.zone)
        said += [f"Diputuskan oleh {names.get(record.decided_by, '')} pada {decided:%d-%m-%Y %H.%M}."]
    return Minutes(
        head=Head(office.letterhead, here.regency, words_archive.KINDS[record.kind], f"Nomor {record.number}", now),
        sentences=tuple(said),
        columns=_COLUMNS,
        rows=tuple(
            (str(place), each.number, agenda_of(each) or "-", titles(office, each)[0])
            for place, each in enumerate(cases, start=1)
        ),
        files=tuple(_file(office, each) for each in removed),
        signers=(
            ("Yang mengarsipkan" if record.kind is Kind.ARCHIVED else "Yang mengusulkan", names.get(record.by, "")),
            (
                "Mengetahui" if record.kind is Kind.ARCHIVED else "Yang menyetujui",
                names.get(record.decided_by or "", ""),
            ),
        ),
    )


def _file(office: Office, removed: Removed) -> str:
    at = removed.removed_at
    gone = f"{at.astimezone(office.zone):%d-%m-%Y %H.%M.%S}" if at is not None else "belum dihapus"
    return f"{removed.number}  {words_archive.SHELVES[removed.shelf]}  {removed.sha256}  {gone}"


def _draw(minutes: Minutes) -> bytes:
    from office.archive.minutes import document

    return document(minutes)

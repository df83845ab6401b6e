"""A form that was filled in at the kiosk, as the official form: for a resident who signs it at the counter."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

import assets
from adminduk.forms.model import Form, FormValues
from office.dossier import open_dossier
from office.forms import shipped
from office.parts import Office
from office.permissions import Permission, needs
from office.store import requests
from office.web.inject import TheOffice
from paper.forms.sheet import Paper
from paper.forms.typeface import Faces

_FACES = Faces(
    assets.path("fonts", "AtkinsonHyperlegible-Regular.ttf"), assets.path("fonts", "AtkinsonHyperlegible-Bold.ttf")
)
_NO_LOT = "LOKET"  # signed before an officer's eyes: no machine has to know it again


@get(
    "/permohonan/{number:str}/formulir/{code:str}/{size:str}",
    sync_to_thread=True,
    guards=[needs(Permission.SEE_REQUESTS)],
)
def printed_form(number: FromPath[str], code: FromPath[str], size: FromPath[str], office: TheOffice) -> Response[bytes]:
    """The form `code` of the request on A4 or F4, with what was filled in; offered as a download."""
    form, values = _filled(office, number, code)
    if size not in [each.value for each in Paper]:
        raise NotFoundException
    headers = {"Content-Disposition": f'attachment; filename="{number}-{form.code}.pdf"'}
    return Response(_pdf(office, form, values, Paper(size)), media_type="application/pdf", headers=headers)


def _filled(office: Office, number: str, code: str) -> tuple[Form, FormValues]:
    """NotFoundException when the request has no such form, or it is of a version that this office cannot draw."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        filing = open_dossier(session, office, stored.request).filing if stored is not None else None
    form = shipped().get(code)
    if filing is None or form is None or code not in filing.forms:
        raise NotFoundException
    return form, filing.forms[code]


def _pdf(office: Office, form: Form, values: FormValues, paper: Paper) -> bytes:
    from paper.forms.draw import sheets_of  # fpdf waits until somebody prints a form
    from paper.forms.known import known_of
    from paper.forms.pdf import pdf_of

    sheets = sheets_of(form, values, known_of(shipped(), office.wilayah), _FACES, paper=paper, token=_NO_LOT)
    return pdf_of(sheets, _FACES, form.code)

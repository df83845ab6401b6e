"""Everything held of one person, by NIK: to show, to copy, to put right, to answer a wish to have it deleted.

The NIK travels in forms, never in an address.
"""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Response, Template

from office import area
from office.console.request import Notice
from office.dossier import open_dossier
from office.parts import Office
from office.permissions import Permission, needs
from office.privacy import corrections, person
from office.store import accounts, privacy, requests
from office.store.accounts import Account
from office.store.privacy import Wish, WishKind
from office.web.inject import SignedIn, TheOffice

_DIGITS = 16
_LONGEST = 500
NOT_DELETED = (
    "Tidak dihapus: arsip kependudukan wajib disimpan (UU 23/2006 dan UU 43/2009; UU 27/2022 Pasal 15).",
    "Diteruskan: dihapus lewat berita acara bila masa simpannya lewat.",
)
Fields = URLEncodedBody[dict[str, str]]


@get("/data-pribadi", sync_to_thread=False, guards=[needs(Permission.PERSONAL_DATA)])
def ask_for_nik(request: SignedIn) -> Template:
    """Where the NIK is typed."""
    return Template("person.html", context=_nothing(request.user))


@post("/data-pribadi", status_code=200, sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def show_person(data: Fields, request: SignedIn, office: TheOffice) -> Template:
    """Everything that is held under a NIK, in the area of whoever asks."""
    return _page(office, request.user, _nik(data))


@post("/data-pribadi/salinan", status_code=200, sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def copy_person(data: Fields, request: SignedIn, office: TheOffice) -> Response[Any]:
    """The copy to take away; that it was made is written down."""
    nik = _nik(data)
    with office.database.writing() as session:
        held = person.held_of(session, office, request.user, nik)
        if held:
            wish = Wish(WishKind.COPY, f"Salinan {len(held)} permohonan diberikan.", request.user.id, office.clock())
            privacy.note_wish(session, office.keys.nik_hash(nik), wish)
    if not held:
        return _as_response(_page(office, request.user, nik))
    with office.database.reading() as session:
        copy = person.copy_of(session, office, held)
    headers = {"Content-Disposition": 'attachment; filename="salinan-data-pribadi.zip"'}
    return Response(copy, media_type="application/zip", headers=headers)


@post(
    "/data-pribadi/koreksi/{number:str}",
    status_code=200,
    sync_to_thread=True,
    guards=[needs(Permission.PERSONAL_DATA)],
)
def correct(number: FromPath[str], data: Fields, request: SignedIn, office: TheOffice) -> Template:
    """Put one typed answer right."""
    with office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        if stored is None or not area.in_sight(session, request.user, number):
            raise NotFoundException
        filing = open_dossier(session, office, stored.request).filing
        problem = corrections.correct(
            session,
            office,
            stored.request.id,
            filing.answers if filing is not None else {},
            field=data.get("isian", ""),
            typed=data.get("nilai", "")[:_LONGEST],
            reason=data.get("alasan", "")[:_LONGEST],
            account=request.user.id,
        )
    office.pulse.beat()
    typed = () if not problem else (("nilai", data.get("nilai", "")), ("alasan", data.get("alasan", "")))
    return _page(office, request.user, _nik(data), Notice(problem or "Isian sudah dikoreksi.", not problem, typed))


@post("/data-pribadi/hapus", status_code=200, sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def answer_deletion(data: Fields, request: SignedIn, office: TheOffice) -> Template:
    """Write down the answer to a wish to have the data deleted; deleting itself goes by berita acara."""
    answer = next((each for each in NOT_DELETED if each == data.get("jawaban")), None)
    if answer is None:
        return _page(office, request.user, _nik(data), Notice("Pilih jawabannya dahulu."))
    wish = Wish(WishKind.DELETE, answer, request.user.id, office.clock())
    with office.database.writing() as session:
        privacy.note_wish(session, office.keys.nik_hash(_nik(data)), wish)
    return _page(office, request.user, _nik(data), Notice("Jawaban sudah dicatat.", good=True))


def _nik(data: dict[str, str]) -> str:
    """The digits that were typed; "" when they are not sixteen."""
    digits = "".join(each for each in data.get("nik", "") if each not in " .-")
    return digits if len(digits) == _DIGITS and digits.isascii() and digits.isdigit() else ""


def _nothing(account: Account) -> dict[str, Any]:
    return {"account": account, "nik": "", "asked": False, "held": [], "wishes": [], "names": {}, "notice": None}


def _page(office: Office, account: Account, nik: str, notice: Notice | None = None) -> Template:
    context = _nothing(account) | {"asked": True, "nik": nik, "notice": notice, "answers": NOT_DELETED}
    if nik:
        with office.database.writing() as session:
            context |= {
                "held": person.held_of(session, office, account, nik),
                "wishes": privacy.wishes_of(session, office.keys.nik_hash(nik)),
                "names": accounts.names(session),
            }
    context["change_of"] = lambda correction: corrections.opened(office, correction)
    return Template("person.html", context=context)


def _as_response(page: Template) -> Response[Any]:
    response: Response[Any] = page
    return response

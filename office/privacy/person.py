"""Everything that the office holds of one person, by NIK: for the person's own eyes, and as a copy to take away."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from adminduk.forms.writing import WrittenForm
from adminduk.request import Request
from office import area, bundle, words
from office.bundle import NoBundle
from office.dossier import open_dossier
from office.parts import Office
from office.privacy import corrections
from office.store import applicants, letters, privacy, requests, views
from office.store.accounts import Account
from office.store.privacy import Correction
from office.store.views import View

MOST = 200
_READ_ME = """Salinan data pribadi (UU 27/2022 Pasal 6 dan 7)

data.json          semua isian, keadaan, riwayat, koreksi, dan siapa yang melihat
<nomor>.pdf        berkas yang dipindai, satu PDF untuk setiap permohonan

Kantor  : {office}
Dibuat  : {at}
"""


@dataclass(frozen=True)
class Held:
    """One request of the person, opened."""

    request: Request
    service: str
    answers: tuple[tuple[str, str, str], ...]  # field id, label, value as it stands now
    forms: tuple[WrittenForm, ...]  # filled in on the screen
    corrections: tuple[Correction, ...]
    views: tuple[View, ...]
    letters: int


def held_of(session: Session, office: Office, account: Account, nik: str) -> list[Held]:
    """The person's requests inside the account's area, newest first."""
    numbers = applicants.with_nik(session, office.keys.nik_hash(nik), MOST)
    return [_held(session, office, number, account) for number in numbers if area.in_sight(session, account, number)]


def _held(session: Session, office: Office, number: str, account: Account) -> Held:
    stored = requests.by_number(session, number)
    if stored is None:
        raise LookupError(number)
    request = stored.request
    views.saw(session, account.id, "data-pribadi", office.clock(), number)
    dossier, service = open_dossier(session, office, request), office.service_of(request)
    typed = dossier.filing.answers if dossier.filing is not None else {}
    return Held(
        request=request,
        service=service.name.id if service is not None else request.service,
        answers=tuple((key, *shown) for key, shown in zip(typed, dossier.answers, strict=False)),
        forms=dossier.forms,
        corrections=tuple(privacy.corrections_of(session, request.id)),
        views=tuple(views.of_request(session, request.id)),
        letters=len(letters.of_request(session, request.id)),
    )


def copy_of(session: Session, office: Office, held: list[Held]) -> bytes:
    """A ZIP file to give to the person: all data as JSON, and the scanned pages as PDF."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        about = _READ_ME.format(
            office=office.catalogue.office.name, at=f"{office.clock().astimezone(office.zone):%Y-%m-%d %H.%M}"
        )
        archive.writestr("baca-saya.txt", about)
        archive.writestr("data.json", json.dumps([_plain(office, each) for each in held], indent=2, ensure_ascii=False))
        for each in held:
            pages = _pages(session, office, each.request)
            if pages is not None:
                archive.writestr(f"{each.request.number}.pdf", pages)
    return made.getvalue()


def _plain(office: Office, held: Held) -> dict[str, Any]:
    """Officers are named by their roles: the copy is about the person, not about them."""
    return {
        "nomor": held.request.number,
        "layanan": held.service,
        "keadaan": words.STATES[held.request.state] if held.request.state is not None else "",
        "isian": {label: value for _, label, value in held.answers},
        "formulir": [
            {
                "kode": form.code,
                "versi": form.version,
                "isian": [{"nama": label, "nilai": value} for label, value in form.lines],
            }
            for form in held.forms
        ],
        "riwayat": [
            {"waktu": action.at.isoformat(), "kejadian": words.HISTORY[action.kind], "oleh": words.ROLES[action.role]}
            for action in held.request.actions
        ],
        "koreksi": [_change(office, each) for each in held.corrections],
        "dilihat": [{"waktu": view.at.isoformat(), "bagian": view.what} for view in held.views],
        "surel": held.letters,
    }


def _change(office: Office, correction: Correction) -> dict[str, str]:
    change = corrections.opened(office, correction)
    return {
        "waktu": correction.at.isoformat(),
        "isian": words.FIELDS.get(correction.field, correction.field),
        "semula": change.old if change is not None else "",
        "menjadi": change.new if change is not None else "",
        "alasan": correction.reason,
    }


def _pages(session: Session, office: Office, request: Request) -> bytes | None:
    service = office.service_of(request)
    papers = bundle.filed_order(service, open_dossier(session, office, request))
    made = bundle.make(office, request.number, service, papers)
    return None if isinstance(made, NoBundle) else made

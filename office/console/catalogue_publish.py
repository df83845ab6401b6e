"""Publishing an edition of the catalogue, or one of before again: only with the decree or the forum behind it."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from office import words_catalogue
from office.console import catalogue_preview
from office.console.catalogue_look import look_at, why
from office.editions import workbench
from office.editions.workbench import Obstacle, Refused
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts, editions, kiosks
from office.store.accounts import Account
from office.store.editions import Basis, BasisKind
from office.web.inject import SignedIn, TheOffice

PATH = "/katalog/terbit"
_KINDS = {BasisKind.DECREE.value: BasisKind.DECREE, BasisKind.FORUM.value: BasisKind.FORUM}
_LONGEST = 200


@get(PATH, sync_to_thread=True, guards=[needs(Permission.PUBLISH_CATALOGUE)])
def publish_page(request: SignedIn, office: TheOffice) -> Template:
    """What the draft changes, the form to publish it, and every edition so far."""
    return _page(office, request.user)


@post(PATH, guards=[needs(Permission.PUBLISH_CATALOGUE)])
async def publish(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Publish the draft that was on the page, or an edition of before; never without its basis."""
    form = await request.form()
    typed = {name: str(form.get(name, ""))[:_LONGEST].strip() for name in ("tanda", "edisi", *_BASIS)}
    return await anyio.to_thread.run_sync(_publish, office, request.user, typed)


@get(f"{PATH}/pratinjau/{{service:str}}", sync_to_thread=True, guards=[needs(Permission.PUBLISH_CATALOGUE)])
def preview_for_publishing(service: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """The service as residents will meet it, for whoever signs for it."""
    return catalogue_preview.show(office, request.user, service, PATH)


_BASIS = ("jenis", "nomor", "tanggal", "catatan")


def _publish(office: Office, account: Account, typed: dict[str, str]) -> Response[Any]:
    kind = _KINDS.get(typed["jenis"])
    basis = Basis(kind or BasisKind.DECREE, typed["nomor"], typed["tanggal"], typed["catatan"])
    if kind is None:
        made: Any = Refused(Obstacle.NO_BASIS)
    elif typed["edisi"].isdigit():
        made = workbench.roll_back(office, account, int(typed["edisi"]), basis)
    else:
        made = workbench.publish(office, account, typed["tanda"], basis)
    if isinstance(made, Refused):
        return _page(office, account, made, typed)
    return Redirect(PATH, status_code=303)


def _page(
    office: Office, account: Account, refused: Refused | None = None, typed: dict[str, str] | None = None
) -> Template:
    look = look_at(office)
    with office.database.reading() as session:
        context = {
            "account": account,
            "look": look,
            "holds": office.shelf.edition,
            "editions": editions.ever_published(session),
            "names": accounts.names(session),
            "kiosks": [each for each in kiosks.all_of_them(session) if each.revoked_at is None],
        }
    context |= {
        "changes": workbench.changes(office, look.catalogue) if look.catalogue is not None and look.is_draft else [],
        "said": words_catalogue,
        "typed": typed or dict.fromkeys(("tanda", "edisi", *_BASIS), ""),
        "problem": why(office, refused) if refused is not None else "",
        "today": office.clock().astimezone(office.zone).date().isoformat(),
    }
    return Template("catalogue_publish.html", context=context, status_code=409 if refused is not None else 200)

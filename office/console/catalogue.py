"""The catalogue's editor: services by plain fields or as files, checked at every save. Publishing is another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import anyio.to_thread
from litestar import get, post
from litestar.datastructures import FormMultiDict
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Response, Template

from adminduk.catalogue.files import is_name
from office import words_catalogue
from office.console import catalogue_preview
from office.console.catalogue_look import look_at, why
from office.editions import blanks, sections, workbench
from office.editions.blanks import Typed
from office.editions.sections import Entry, Section
from office.editions.workbench import OFFICE, Look, Obstacle, Refused
from office.parts import Office
from office.permissions import Permission, needs
from office.store import accounts
from office.store.accounts import Account
from office.web.inject import SignedIn, TheOffice

PATH = "/katalog"
_FORM = 4 * 1024 * 1024  # a file of services as text, with every letter escaped


@get(PATH, sync_to_thread=True, guards=[needs(Permission.EDIT_CATALOGUE)])
def catalogue_page(request: SignedIn, office: TheOffice) -> Template:
    """What holds, what is being worked on, and every file of it."""
    return Template("catalogue.html", context=_overview(office, request.user))


@get(f"{PATH}/perubahan", sync_to_thread=True, guards=[needs(Permission.EDIT_CATALOGUE)])
def changes_page(request: SignedIn, office: TheOffice) -> Template:
    """What the draft changes, in plain words."""
    return Template("catalogue_changes.html", context=_overview(office, request.user))


@post(f"{PATH}/buang", guards=[needs(Permission.EDIT_CATALOGUE)])
async def discard(request: SignedIn, office: TheOffice) -> Response[Any]:
    """Let go of the draft; it stays in the database."""
    form = await request.form()
    refused = await anyio.to_thread.run_sync(workbench.discard, office, str(form.get("tanda", "")))
    if refused is None:
        return Redirect(PATH, status_code=303)
    context = await anyio.to_thread.run_sync(_overview, office, request.user)
    return Template("catalogue.html", context={**context, "problem": why(office, refused)}, status_code=409)


@get(f"{PATH}/isi/{{name:str}}", sync_to_thread=True, guards=[needs(Permission.EDIT_CATALOGUE)])
def entries_page(name: FromPath[str], request: SignedIn, office: TheOffice, di: FromQuery[str] = "") -> Template:
    """One service, or the office itself, by plain fields."""
    return _entries(office, request.user, name, saved=di)


@post(f"{PATH}/isi/{{name:str}}", guards=[needs(Permission.EDIT_CATALOGUE)])
async def change_entry(name: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep one entry, add one or take one away; what was typed comes back where it could not be kept."""
    typed = _typed(await request.form())
    return await anyio.to_thread.run_sync(_change, office, request.user, name, typed)


@get(f"{PATH}/berkas/{{name:str}}", sync_to_thread=True, guards=[needs(Permission.EDIT_CATALOGUE)])
def file_page(name: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """The file as text."""
    return _file(office, request.user, name)


@post(f"{PATH}/berkas/{{name:str}}", guards=[needs(Permission.EDIT_CATALOGUE)], request_max_body_size=_FORM)
async def change_file(name: FromPath[str], request: SignedIn, office: TheOffice) -> Response[Any]:
    """Keep the file as it was typed."""
    form = await request.form()
    mark, text = str(form.get("tanda", "")), str(form.get("isi", ""))

    def keep() -> Response[Any]:
        look_at(office)
        refused = workbench.save_text(office, request.user, mark, _file_of(name), text)
        if refused is None:
            return Redirect(f"{PATH}/berkas/{name}", status_code=303)
        return _file(office, request.user, name, refused, text)

    return await anyio.to_thread.run_sync(keep)


@get(f"{PATH}/pratinjau/{{service:str}}", sync_to_thread=True, guards=[needs(Permission.EDIT_CATALOGUE)])
def preview_page(service: FromPath[str], request: SignedIn, office: TheOffice) -> Template:
    """The service as residents will meet it."""
    return catalogue_preview.show(office, request.user, service, PATH)


def _change(office: Office, account: Account, name: str, typed: Typed) -> Response[Any]:
    mark, path, known, deed = (next(iter(typed.get(key, [])), "") for key in ("tanda", "tempat", "kunci", "lakukan"))
    file = _file_of(name)

    def change(data: dict[str, Any]) -> None:
        match deed:
            case "tambah":
                sections.add(data, path, typed)
            case "hapus":
                sections.remove(data, path)
            case _:
                sections.put(data, path, typed)

    look = look_at(office)
    data = look.data(file)
    here = data is not None and (deed == "tambah" or sections.found_again(data, path, known) == path)
    if not here:
        overtaken = Refused(Obstacle.OVERTAKEN, look.edition.by, look.edition.at)
        return _entries(office, account, name, refused=overtaken, typed=(path, known, typed))
    refused = workbench.save_change(office, account, mark, file, change)
    if refused is None:
        return Redirect(f"{PATH}/isi/{name}?di={path if deed != 'hapus' else ''}", status_code=303)
    return _entries(office, account, name, refused=refused, typed=(path, known, typed))


def _entries(
    office: Office,
    account: Account,
    name: str,
    *,
    saved: str = "",
    refused: Refused | None = None,
    typed: tuple[str, str, Typed] | None = None,
) -> Template:
    look, file = look_at(office), _file_of(name)
    if file not in look.edition.files:
        raise NotFoundException
    data = look.data(file)
    wrong = [each for each in look.problems if str(each.file) == file]
    found = _sections(data, wrong) if data is not None else ()
    again = _again(data, typed) if typed is not None and data is not None else None
    context = {
        **_facts(office, account, look),
        "name": name,
        "title": _title(data, name),
        "sections": found if again is None else tuple(_with(each, *again) for each in found),
        "elsewhere": sections.elsewhere(found, wrong),
        "lost": _as_lines(typed[2]) if typed is not None and again is None else (),
        "open": again[0] if again is not None else saved,
        "saved": bool(saved),
        "problem": why(office, refused) if refused is not None else "",
    }
    return Template("catalogue_entries.html", context=context, status_code=409 if refused is not None else 200)


def _sections(data: dict[str, Any], wrong: list[Any]) -> tuple[Section, ...]:
    return (sections.office_section(data, wrong),) if "office" in data else sections.sections_of(data, wrong)


def _again(data: dict[str, Any], typed: tuple[str, str, Typed]) -> tuple[str, Typed] | None:
    """Where the entry that somebody filled in stands now; None when it is gone."""
    path, known, sent = typed
    if "tambah" in sent.get("lakukan", []):
        return path, sent
    found = sections.found_again(data, path, known)
    return None if found is None else (found, sent)


def _with(section: Section, path: str, typed: Typed) -> Section:
    """The section with what was typed in the place of what stands there."""

    def filled(fields: tuple[tuple[blanks.Blank, Any], ...]) -> tuple[tuple[blanks.Blank, Any], ...]:
        return tuple((blank, blanks.as_typed(typed, blank)) for blank, _ in fields)

    def put(entry: Entry) -> Entry:
        return replace(entry, fields=filled(entry.fields)) if entry.path == path else entry

    if "tambah" in typed.get("lakukan", []):
        return replace(section, new=filled(section.new)) if section.adds == path else section
    return replace(section, entries=tuple(put(each) for each in section.entries))


def _as_lines(typed: Typed) -> tuple[str, ...]:
    """What was typed for an entry that somebody else took away, to be copied."""
    own = ("tanda", "tempat", "kunci", "lakukan", "_csrf_token")
    return tuple(text for name, texts in typed.items() if name not in own for text in texts if text.strip())


def _file(
    office: Office, account: Account, name: str, refused: Refused | None = None, text: str | None = None
) -> Template:
    look, file = look_at(office), _file_of(name)
    if file not in look.edition.files:
        raise NotFoundException
    context = {
        **_facts(office, account, look),
        "name": name,
        "file": file,
        "text": look.edition.files[file] if text is None else text,
        "theirs": look.edition.files[file] if refused is not None and text is not None else "",
        "wrong": [each for each in look.problems if str(each.file) == file],
        "problem": why(office, refused) if refused is not None else "",
    }
    return Template("catalogue_file.html", context=context, status_code=409 if refused is not None else 200)


def _overview(office: Office, account: Account) -> dict[str, Any]:
    look = look_at(office)
    names = [name.removeprefix("services/").removesuffix(".yaml") for name in look.edition.files if name != OFFICE]
    services = [
        (name, _title(look.data(_file_of(name)), name), sum(str(p.file) == _file_of(name) for p in look.problems))
        for name in names
    ]
    return {
        **_facts(office, account, look),
        "services": services,
        "wrong_office": sum(str(each.file) == OFFICE for each in look.problems),
        "changes": workbench.changes(office, look.catalogue) if look.catalogue is not None and look.is_draft else [],
        "problem": "",
    }


def _facts(office: Office, account: Account, look: Look) -> dict[str, Any]:
    with office.database.reading() as session:
        names = accounts.names(session)
    return {
        "account": account,
        "look": look,
        "holds": office.shelf.edition,
        "names": names,
        "said": words_catalogue,
        "may_publish": Permission.PUBLISH_CATALOGUE,
    }


def _file_of(name: str) -> str:
    """`kantor` is the office's own file, every other name a service's."""
    file = OFFICE if name == "kantor" else f"services/{name}.yaml"
    if not is_name(file):
        raise NotFoundException
    return file


def _title(data: dict[str, Any] | None, name: str) -> str:
    if name == "kantor":
        return "Kantor"
    named = (data or {}).get("name")
    return str(named.get("id") or name) if isinstance(named, dict) else name


def _typed(form: FormMultiDict) -> dict[str, list[str]]:
    return {name: [each for each in form.getall(name) if isinstance(each, str)] for name in form}

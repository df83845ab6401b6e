"""The list of breaches, the clock of 3x24 hours, and the notice to print (UU 27/2022 Pasal 46)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Response, Template

from office.parts import Office
from office.permissions import Permission, needs
from office.privacy.breaches import Story, story_of
from office.store import accounts, privacy
from office.web.inject import SignedIn, TheOffice

_LONGEST = 2000
_MOST_PEOPLE = 10_000_000
Fields = URLEncodedBody[dict[str, str]]


@get("/data-pribadi/insiden", sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def breach_list(request: SignedIn, office: TheOffice) -> Template:
    """All breaches: open ones first, each with the time that is left."""
    return Template("breaches.html", context={"account": request.user, "problem": "", "typed": {}, **_context(office)})


@post("/data-pribadi/insiden", sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def write_breach(data: Fields, request: SignedIn, office: TheOffice) -> Response[Any]:
    """Write a breach down. The clock runs from when it was found, not from when it is written."""
    found_at = _moment(office, data.get("ditemukan", ""))
    texts = [data.get(name, "").strip()[:_LONGEST] for name in ("data", "cara", "tindakan")]
    people = data.get("orang", "")
    problem = _problem(office, found_at, texts, people)
    if problem or found_at is None:
        context = {"account": request.user, "problem": problem, "typed": data, **_context(office)}
        refused: Response[Any] = Template("breaches.html", context=context, status_code=422)
        return refused
    story = Story(data=texts[0], how=texts[1], measures=texts[2])
    with office.database.writing() as session:
        number = privacy.add_breach(
            session,
            found_at=found_at,
            sealed=office.keys.seal(story.model_dump_json().encode()),
            people=int(people),
            by=request.user.id,
            written_at=office.clock(),
        )
    return Redirect(f"/data-pribadi/insiden/{number}", status_code=303)


@get("/data-pribadi/insiden/{breach_id:int}", sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def breach_page(breach_id: FromPath[int], request: SignedIn, office: TheOffice) -> Template:
    """One breach, and the notice to its people and the authority, to be printed."""
    with office.database.reading() as session:
        found = privacy.breach(session, breach_id)
        names = accounts.names(session)
    if found is None:
        raise NotFoundException
    context = {"account": request.user, "breach": found, "story": story_of(office, found), "names": names}
    return Template("breach.html", context=context | {"now": office.clock()})


@post("/data-pribadi/insiden/{breach_id:int}/{what:str}", sync_to_thread=True, guards=[needs(Permission.PERSONAL_DATA)])
def tick_breach(breach_id: FromPath[int], what: FromPath[str], office: TheOffice) -> Redirect:
    """The people were told, the authority was told, or it is closed."""
    with office.database.writing() as session:
        if not privacy.tick(session, breach_id, what, office.clock()) and privacy.breach(session, breach_id) is None:
            raise NotFoundException
    return Redirect(f"/data-pribadi/insiden/{breach_id}", status_code=303)


def _context(office: Office) -> dict[str, Any]:
    with office.database.reading() as session:
        return {"breaches": privacy.breaches(session), "now": office.clock()}


def _moment(office: Office, typed: str) -> datetime | None:
    """A time as a browser sends it, on the office's wall clock."""
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=office.zone)
    except ValueError:
        return None


def _problem(office: Office, found_at: datetime | None, texts: list[str], people: str) -> str:
    if found_at is None or found_at > office.clock():
        return "Isi kapan insiden ditemukan; tidak boleh di masa depan."
    if not all(texts):
        return "Isi ketiga uraiannya: data apa, kapan dan bagaimana, dan apa yang sudah dilakukan."
    if not (people.isascii() and people.isdigit() and int(people) <= _MOST_PEOPLE):
        return "Isi kira-kira berapa orang yang datanya terkena, dengan angka."
    return ""

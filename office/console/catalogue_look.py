"""What every page of the catalogue's editor begins with: the workbench, and a sentence on what could not be done."""

from __future__ import annotations

from litestar.exceptions import NotFoundException

from office import words_catalogue
from office.editions import workbench
from office.editions.workbench import Look, Refused
from office.parts import Office
from office.store import accounts


def look_at(office: Office) -> Look:
    """Raises NotFoundException in an office that keeps no editions."""
    try:
        return workbench.look(office)
    except LookupError:
        raise NotFoundException from None


def why(office: Office, refused: Refused) -> str:
    """Why it was not done, and what to do."""
    with office.database.reading() as session:
        names = accounts.names(session)
    at = f" pada pukul {refused.at.astimezone(office.zone):%H.%M}" if refused.at is not None else ""
    return words_catalogue.OBSTACLES[refused.obstacle].format(who=names.get(refused.by, "Petugas lain"), when=at)

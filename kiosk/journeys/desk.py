"""What a journey may look at while it decides: the office's catalogue, the clock, what works now. Nothing personal."""

from __future__ import annotations

from dataclasses import dataclass, field

from adminduk.catalogue.model import Catalogue
from adminduk.forms.shelf import NO_FORMS, Forms
from adminduk.pendampingan import Pendamping
from adminduk.place_search import PlaceSearch
from adminduk.wilayah import Wilayah
from kiosk.availability import Availability
from kiosk.clock import Clock
from kiosk.codes.meaning import Known, Meaning, understand
from kiosk.views import Settings


@dataclass
class Desk:
    """One per kiosk, for all its visits. The visit keeps `availability`, `settings` and `assisted_by` up to date."""

    catalogue: Catalogue
    wilayah: Wilayah
    clock: Clock
    availability: Availability
    settings: Settings
    known_codes: Known = field(default_factory=Known)  # what this office knows about the codes of others
    forms: Forms = NO_FORMS  # those that can be filled in on the screen
    assisted_by: Pendamping | None = None  # the officer of the desa who helps this resident, once they agreed
    places: PlaceSearch = field(init=False)  # finds a desa by its name

    def __post_init__(self) -> None:
        self.places = PlaceSearch(self.wilayah)

    @property
    def unwatched(self) -> bool:
        """Whether the resident can say what they think of the office: not while one of its officers looks on."""
        return self.assisted_by is None

    @property
    def office_code(self) -> str:
        return self.catalogue.office.code

    def understand(self, code: str) -> Meaning:
        """What a code that somebody showed means to this office."""
        return understand(code, self.office_code, self.known_codes)

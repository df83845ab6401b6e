"""What travels from a kiosk to its office, sealed: a filing, a completion of a returned request, a handover, a
complaint, the answers of a survey.

These are the plain contents of an envelope. The kiosk seals them to the office's public key the moment they are
committed; only the office can open them.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from adminduk.localised import Language
from adminduk.pendampingan import Pendamping
from adminduk.pengaduan import LONGEST, Kind, Topic
from adminduk.proxy import Proxy
from adminduk.skm import TRAITS, Element, Trait

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DeliveryKind(StrEnum):
    FILING = "filing"
    COMPLETION = "completion"
    HANDOVER = "handover"
    COMPLAINT = "complaint"
    SURVEY = "survey"


class FileRef(_Content):
    """A sealed file that travels beside this document; `blob` names it."""

    media_type: str  # image/jpeg
    sha256: Sha256  # of the plain bytes, so that the office can prove that it opened what was scanned
    blob: Sha256  # of the sealed bytes


class PageMark(StrEnum):
    """What the kiosk doubted about a page that it took on the resident's word. A machine's guess, never a finding."""

    OTHER_FORM = "other-form"  # no sheet of the form that was printed for this request
    UNSIGNED = "unsigned"  # somebody who has to sign has not, or too faintly
    NO_METERAI = "no-meterai"
    UNCHECKED = "unchecked"  # the right sheet, but its places could not be looked at


class PageRef(FileRef):
    """One captured page. `untouched`: all that the scanner or camera saw, for the officer to look at until the page is
    accepted; None when the page shows just that, and from kiosks of before there was one. `marks`: what was doubted."""

    requirement: str  # id of the catalogue's requirement
    index: int = Field(ge=0)  # 0-based order within the requirement
    untouched: FileRef | None = None
    marks: tuple[PageMark, ...] = ()

    @property
    def files(self) -> tuple[FileRef, ...]:
        """The files of this page: itself first."""
        return (self,) if self.untouched is None else (self, self.untouched)


class Filing(_Content):
    """A new request, as the resident confirmed it."""

    schema_version: int = 1
    request_id: str  # UUID
    number: str  # ticket number
    slip_code: str
    office: str  # office id of the catalogue
    catalogue_version: str
    service: str
    reason: str
    answers: dict[str, str]  # FieldId or question id -> value
    pages: tuple[PageRef, ...]
    brought_later: tuple[str, ...] = ()  # requirements that the resident will bring to the counter
    forms: dict[str, dict[str, str]] = {}  # form code -> values as in `adminduk.forms.model`, of forms filled on screen
    form_versions: dict[str, str] = {}  # form code -> "Permendagri 6/2026", for each of `forms`
    proxy: Proxy | None = None  # who files for the applicant; None: they came themselves
    assisted_by: Pendamping | None = None  # the officer of the desa who helped; None: nobody did
    language: Language
    filed_at: datetime  # the kiosk's clock; the office records its own beside it


class Completion(_Content):
    """What was returned, completed under the same number."""

    schema_version: int = 1
    completion_id: str
    number: str
    slip_code: str
    pages: tuple[PageRef, ...]
    brought_later: tuple[str, ...] = ()
    assisted_by: Pendamping | None = None  # as in a filing
    completed_at: datetime


class Handover(_Content):
    """The finished document left the kiosk's printer and the resident said that it is in the hand."""

    schema_version: int = 1
    handover_id: str
    number: str
    slip_code: str
    grant: str  # the office's permission under which it was printed
    document_sha256: Sha256
    handed_over_at: datetime


class Complaint(_Content):
    """A complaint or a suggestion. Nobody has to say who they are: without a contact it is anonymous."""

    schema_version: int = 1
    complaint_id: str  # UUID
    number: str  # of the same count as requests
    slip_code: str
    office: str
    kind: Kind
    topic: Topic
    service: str = ""  # of the catalogue; "" when it is about none
    text: str = Field(min_length=1, max_length=LONGEST, repr=False)
    contact: str = Field(default="", max_length=20, repr=False)  # a telephone number
    language: Language
    filed_at: datetime


class Occasion(StrEnum):
    """After what the survey was offered."""

    FILED = "mengajukan"
    COLLECTED = "mengambil"


class HalfDay(StrEnum):
    """As exact as the questionnaire asks for the time; a moment would say whose answers these are."""

    MORNING = "pagi"
    AFTERNOON = "siang"  # from noon on


Score = Annotated[int, Field(ge=1, le=4)]


class SurveyAnswers(_Content):
    """What somebody thinks of a service. No number, no code, no moment: nothing leads to a person."""

    schema_version: int = 1
    survey_id: str  # UUID
    office: str
    service: str
    occasion: Occasion
    given_on: date
    half: HalfDay
    scores: dict[Element, Score] = Field(min_length=1)
    respondent: dict[Trait, str] = Field(default_factory=dict)  # counted by the office, and not kept with the scores

    @field_validator("respondent")
    @classmethod
    def _known_answers(cls, given: dict[Trait, str]) -> dict[Trait, str]:
        if any(answer not in TRAITS[trait] for trait, answer in given.items()):
            raise ValueError("no answer of the questionnaire")
        return given

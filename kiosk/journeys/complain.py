"""Pengaduan dan saran: what is wrong, or could be better. Nobody is asked who they are; a telephone is optional."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.catalogue.model import FieldId
from adminduk.pengaduan import LONGEST, SHORTEST, Kind, Topic, tidied
from hardware.slip_printer.port import Slip
from kiosk.effects import CommitComplaint
from kiosk.events import Committed
from kiosk.journeys.choices import choice_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.fields import check
from kiosk.journeys.long_text import LongTextPage
from kiosk.journeys.page import Effects, Page
from kiosk.journeys.review import ReviewPage
from kiosk.journeys.standing import service_name
from kiosk.journeys.submission import STEPS, Subject, Submission
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Text, Verbatim, say
from kiosk.slips import complaint_slip
from kiosk.views import Progress, ReviewRow, Tile
from kiosk.wording import wording

_KINDS = {Kind.PENGADUAN: "feedback", Kind.SARAN: "rate_review"}
_TOPICS = {
    Topic.SYARAT: "checklist",
    Topic.WAKTU: "schedule",
    Topic.PETUGAS: "support_agent",
    Topic.BIAYA: "payments",
    Topic.SARANA: "chair",
    Topic.ANJUNGAN: "touch_app",
    Topic.LAINNYA: "more_horiz",
}
_KIND, _TOPIC, _SERVICE, _TEXT, _CONTACT, _REVIEW = STEPS_OF = ("kind", "topic", "service", "text", "contact", "review")
_ABOUT_NONE = "none"  # about no service
_SHOWN = 60  # of the text on the last look; all of it is one touch away


class Complain(Submission):
    """What was chosen and typed so far; dies with the visit, or is kept and numbered."""

    keeping = say("voice.commit.title")
    not_kept = (say("voice.commit_failed.title"), "voice.commit_failed.body")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kind, self._topic, self._service = Kind.PENGADUAN, Topic.LAINNYA, ""
        self._text = self._contact = ""
        self._step = _KIND
        self._editing = False  # a line of the last look is being changed

    def start(self) -> Effects:
        return self._show(_KIND)

    @property
    def progress(self) -> Progress | None:
        return super().progress or Progress(STEPS_OF.index(self._step) + 1, STEPS)

    def _show(self, step: str) -> Effects:
        self._step = step
        if step == _REVIEW:
            self._editing = False
        return self._open(self._pages()[step](), back=self._before)

    def _before(self) -> Effects:
        if self._editing:
            return self._show(_REVIEW)
        place = STEPS_OF.index(self._step)
        return self._show(STEPS_OF[place - 1]) if place else self._finish()

    def _after(self) -> Effects:
        return self._show(_REVIEW if self._editing else STEPS_OF[STEPS_OF.index(self._step) + 1])

    def _edit(self, step: str) -> Effects:
        self._editing = True
        return self._show(step)

    def _pages(self) -> dict[str, Callable[[], Page]]:
        return {
            _KIND: self._choose_kind,
            _TOPIC: self._choose_topic,
            _SERVICE: self._choose_service,
            _TEXT: self._write,
            _CONTACT: self._leave_contact,
            _REVIEW: self._last_look,
        }

    # --- pages --------------------------------------------------------------------------------------------------------

    def _choose_kind(self) -> Page:
        tiles = tuple(Tile(kind, say(f"voice.kind.{kind}"), icon) for kind, icon in _KINDS.items())
        return choice_page("voice-kind", say("voice.kind.title"), tiles, self._kind_chosen, say("voice.kind.hint"))

    def _choose_topic(self) -> Page:
        tiles = tuple(Tile(topic, say(f"voice.topic.{topic}"), icon) for topic, icon in _TOPICS.items())
        return choice_page("voice-topic", say("voice.topic.title"), tiles, self._topic_chosen)

    def _choose_service(self) -> Page:
        none = Tile(_ABOUT_NONE, say("voice.service.none"), "more_horiz")
        tiles = tuple(Tile(each.id, each.name, each.icon) for each in self.desk.catalogue.services)
        return choice_page("voice-service", say("voice.service.title"), (none, *tiles), self._service_chosen)

    def _write(self) -> Page:
        entry = Entry(
            name="voice-text",
            title=say(f"voice.text.title.{self._kind}"),
            hint=say("voice.text.hint"),
            longest=LONGEST,
            words=True,
            digits=True,
        )
        return LongTextPage(entry, _check_text, self._written, value=self._text)

    def _leave_contact(self) -> Page:
        entry = Entry(
            "voice-contact", say("voice.contact.title"), say("voice.contact.hint"), longest=13, groups=(4, 4, 5)
        )
        return TypingPage(
            entry, self._check_contact, self._contacted, value=self._contact, skip=lambda: self._contacted("")
        )

    def _last_look(self) -> Page:
        rows = (
            ReviewRow(_KIND, say("voice.review.kind"), say(f"voice.kind.{self._kind}")),
            ReviewRow(_TOPIC, say("voice.review.topic"), say(f"voice.topic.{self._topic}")),
            ReviewRow(_SERVICE, say("voice.review.service"), self._about()),
            ReviewRow(_TEXT, say("voice.review.text"), Verbatim(_beginning(self._text), private=True)),
            ReviewRow(_CONTACT, say("voice.review.contact"), self._reached_at()),
        )
        return ReviewPage(say("voice.review.title"), rows, say("voice.review.declaration"), self._send, self._edit)

    # --- answers ------------------------------------------------------------------------------------------------------

    def _kind_chosen(self, kind: str) -> Effects:
        self._kind = Kind(kind)
        return self._after()

    def _topic_chosen(self, topic: str) -> Effects:
        self._topic = Topic(topic)
        return self._after()

    def _service_chosen(self, service: str) -> Effects:
        self._service = "" if service == _ABOUT_NONE else service
        return self._after()

    def _written(self, text: str) -> Effects:
        self._text = text
        return self._after()

    def _contacted(self, contact: str) -> Effects:
        self._contact = contact
        return self._after()

    def _check_contact(self, text: str) -> Checked:
        return check(self.desk, FieldId.TELEPON, text, optional=True)

    def _about(self) -> Text:
        return service_name(self.desk.catalogue, self._service) if self._service else say("voice.service.none")

    def _reached_at(self) -> Text:
        return Verbatim(self._contact, private=True) if self._contact else say("voice.review.anonymous")

    # --- the end ------------------------------------------------------------------------------------------------------

    def _review(self) -> Effects:
        return self._show(_REVIEW)

    def _commission(self) -> CommitComplaint:
        language = self.desk.settings.language.value
        return CommitComplaint(self._kind, self._topic, self._service, self._text, self._contact, language)

    def _subject(self) -> Subject:
        return Subject(
            service=say(f"voice.kind.{self._kind}"),
            reason=say(f"voice.topic.{self._topic}"),
            bring=(),
            standard=None,
            title=say("voice.number.title"),
            next_step=say("voice.number.next"),
        )

    def _slip(self, committed: Committed, subject: Subject) -> Slip:
        return complaint_slip(self._facts(committed, subject), wording(self.desk.settings.language))


def _check_text(typed: str) -> Checked:
    text = tidied(typed)
    too_short = len(text) < SHORTEST or not any(each.isalpha() for each in text)
    return Checked(text, error=say("voice.text.short") if too_short else None)


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"

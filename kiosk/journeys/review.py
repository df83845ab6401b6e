""" "Periksa jawaban Anda": every line of the request, each changeable, and the declaration."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.catalogue.model import Requirement
from kiosk.events import Chosen, Event
from kiosk.journeys.behalf import label as label_of_proxy
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import BEHALF, FIELD, PROXY, QUESTION, REASON, SCAN, SERVICE, Draft
from kiosk.journeys.fields import label, shown
from kiosk.journeys.form_rows import form_rows
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.papers import Papers
from kiosk.say import Text, Verbatim, say
from kiosk.views import Button, Emphasis, ReviewRow, ReviewView

SEND = Button("send", say("file.review.send"), "send", Emphasis.PRIMARY)
_EDIT = "edit:"


class ReviewPage(Page):
    """Touching a line goes to its step; "Kirim" is the declaration that all of it is true."""

    help = "visit.help.review"

    def __init__(
        self, title: Text, rows: tuple[ReviewRow, ...], declaration: Text, send: Way, edit: Callable[[str], Effects]
    ) -> None:
        self._view = ReviewView(title, rows, declaration, (SEND,))
        self._send, self._edit = send, edit

    @property
    def view(self) -> ReviewView:
        return self._view

    def handle(self, event: Event) -> Effects:
        match event:
            case Chosen(id="send"):
                return self._send()
            case Chosen(id=touched) if touched.removeprefix(_EDIT) in self._changeable() and _EDIT in touched:
                return self._edit(touched.removeprefix(_EDIT))
        return ()

    def _changeable(self) -> tuple[str, ...]:
        return tuple(row.id for row in self._view.rows if row.id)


def review_page(desk: Desk, draft: Draft, send: Way, edit: Callable[[str], Effects]) -> Page:
    """The review of a new request."""
    on_paper = tuple(paper for paper in draft.to_scan() if not draft.signed_at_counter(paper))
    forms = tuple(row for paper in draft.to_scan() for row in form_rows(draft, paper))
    rows = (
        *_subject_rows(draft),
        *_proxy_rows(desk, draft),
        *assisted_rows(desk),
        *_field_rows(desk, draft),
        *forms,
        *paper_rows(draft.papers, on_paper),
    )
    return ReviewPage(say("file.review.title"), rows, say("file.review.declaration"), send, edit)


def assisted_rows(desk: Desk) -> tuple[ReviewRow, ...]:
    """Which officer of the desa helped; it goes along and cannot be left out."""
    helper = desk.assisted_by
    return () if helper is None else (ReviewRow("", say("assist.review"), Verbatim(helper.label)),)


def paper_rows(papers: Papers, requirements: tuple[Requirement, ...]) -> tuple[ReviewRow, ...]:
    """One line per paper: how many pages, or that it will be brought."""
    return tuple(ReviewRow(SCAN + paper.id, paper.name, _how(papers, paper.id)) for paper in requirements)


def _subject_rows(draft: Draft) -> tuple[ReviewRow, ...]:
    service = draft.service
    reason = next(each.name for each in service.reasons if each.id == draft.reason)
    chosen = tuple(
        ReviewRow(QUESTION + question.id, question.text, option.name)
        for question in draft.questions()
        for option in question.options
        if option.id == draft.answers.get(question.id)
    )
    reason_id = REASON if len(service.reasons) > 1 else ""
    return (
        ReviewRow(SERVICE, say("file.review.service"), service.name),
        ReviewRow(reason_id, say("file.review.reason"), reason),
        *chosen,
    )


def _proxy_rows(desk: Desk, draft: Draft) -> tuple[ReviewRow, ...]:
    """For whom, and who acts for them; nothing where somebody files for themselves."""
    acting = draft.representing
    if not acting.asked:
        return ()
    said = (
        ReviewRow(PROXY + each, label_of_proxy(each), shown(desk, each, acting.typed.get(each, "")))
        for each in acting.asked
    )
    return (ReviewRow(BEHALF, say("behalf.review"), say(f"behalf.{acting.behalf}")), *said)


def _field_rows(desk: Desk, draft: Draft) -> tuple[ReviewRow, ...]:
    return tuple(
        ReviewRow(FIELD + asked.id, label(asked), shown(desk, asked.id, draft.fields.get(asked.id, "")))
        for asked in draft.asked_fields()
    )


def _how(papers: Papers, requirement: str) -> Text:
    pages = len(papers.of(requirement))
    return say("file.review.pages", pages=pages) if pages else say("file.review.brought_later")

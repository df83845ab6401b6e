"""The resident files a request: what for, what is needed, who they are, their papers, a last look, a number.

One page per step of the draft (`draft.py`). "Ubah" on the review opens one step and returns to the review as soon as
nothing is open any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from adminduk.catalogue.model import AskedField, FieldId, Requirement
from adminduk.forms.asking import OneMore
from adminduk.proxy import Behalf
from kiosk.codes.meaning import OurDraft
from kiosk.effects import CommitFiling, ListenForCode
from kiosk.events import CardKind, Committed
from kiosk.journeys.behalf import behalf_page, proxy_page
from kiosk.journeys.briefing import briefing_page
from kiosk.journeys.card_page import CardPage, offer
from kiosk.journeys.choosing import ServicePage, question_page, reason_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import (
    BEHALF,
    BRIEFING,
    FIELD,
    FORM,
    FORMS,
    LINES,
    PROXY,
    QUESTION,
    REASON,
    REVIEW,
    SCAN,
    SERVICE,
    SIGN,
    Draft,
    FormStep,
    new_draft,
)
from kiosk.journeys.fields import field_page
from kiosk.journeys.form_fields import FormAsk, how_all_page, how_page, more_page, spot_page
from kiosk.journeys.form_page import FormPage
from kiosk.journeys.form_rows import lines_page
from kiosk.journeys.number_page import NumberPage
from kiosk.journeys.page import Effects, Page, Patience
from kiosk.journeys.put_aside import PuttingAside
from kiosk.journeys.resume import Resumption
from kiosk.journeys.review import review_page
from kiosk.journeys.scanning import ScanningPage
from kiosk.journeys.service_choice import ServiceChoice
from kiosk.journeys.submission import STEPS, Subject, Submission
from kiosk.journeys.taking import ScanTask
from kiosk.say import say
from kiosk.unfinished import ForgetDraft
from kiosk.views import Progress

_Entry = TypeVar("_Entry", AskedField, Requirement)
_PHASES = {
    SERVICE: 1,
    REASON: 1,
    QUESTION: 1,
    BEHALF: 2,
    BRIEFING: 2,
    PROXY: 3,
    FIELD: 3,
    FORMS: 4,
    FORM: 4,
    SIGN: 4,
    SCAN: 4,
    REVIEW: 5,
    LINES: 5,
}


class FileRequest(Submission):
    """Holds the draft; opens the page of the step that is next."""

    def __init__(self, desk: Desk, begun: Draft | None = None, code: str = "") -> None:
        """`begun`: what was answered before this journey. `code`: of a draft that was left in an earlier visit."""
        super().__init__(desk)
        self._code = code
        self._kept_as = ""  # the id on the shelf of the draft that this one goes on with
        self._draft = begun or new_draft(desk)
        self._step = SERVICE
        self._editing = False  # a line of the review is being changed

    def start(self) -> Effects:
        return self._resume(self._code) if self._code else self._show(self._draft.first_open())

    @property
    def progress(self) -> Progress | None:
        kind, colon, _ = self._step.partition(":")
        return super().progress or Progress(_PHASES[kind + colon], STEPS)

    @property
    def papers_on_glass(self) -> bool:
        return self._draft.papers.touched_glass

    @property
    def can_be_left(self) -> bool:
        """Once the reason is known, until a number or the code of the draft is given."""
        page = self.page
        is_open = page is not None and page.patience is not Patience.PAPER_MOVES and not isinstance(page, NumberPage)
        return is_open and bool(self._draft.reason)

    def leave(self) -> Effects:
        here = partial(self._show, self._step)
        return PuttingAside(self.desk, self._open, self._finish, here).start(self._draft, self._kept_as)

    def thrown_away(self) -> Effects:
        return (ForgetDraft(self._kept_as),) if self._kept_as else ()

    def _resume(self, code: str) -> Effects:
        return Resumption(self.desk, self._open, self._go_on, self._finish).start(code)

    def _go_on(self, draft: Draft, kept_as: str) -> Effects:
        """From one step that is still open to the next: what was answered then is not asked again."""
        self._draft, self._kept_as, self._editing = draft, kept_as, True
        return self._show(draft.first_open())

    def _code_shown(self, text: str) -> Effects:
        """A draft's slip, shown where a service is chosen, goes on with it; any other code waits for its own page."""
        meaning = self.desk.understand(text)
        return self._resume(str(meaning.code)) if isinstance(meaning, OurDraft) else (ListenForCode(),)

    def _show_number(self, committed: Committed) -> Effects:
        """It is sent: what was left of it on the shelf goes."""
        return (*super()._show_number(committed), *self.thrown_away())

    def _show(self, step: str) -> Effects:
        self._step = step
        if step == REVIEW:
            self._editing = False
        return self._open(self._page_of(step), back=self._before)

    def _before(self) -> Effects:
        """ "Kembali": to the review while changing one of its lines, else to the step before, else out."""
        if self._editing and self._draft.first_open() == REVIEW:
            return self._show(REVIEW)
        before = self._draft.before(self._step)
        return self._show(before) if before is not None else self._finish()

    def _after(self) -> Effects:
        """The step that was open is done: on to the next, or straight back to the review."""
        draft = self._draft
        return self._show(draft.first_open() if self._editing else draft.following(self._step))

    def _edit(self, step: str) -> Effects:
        self._editing = True
        return self._show(step)

    def _page_of(self, step: str) -> Page:
        kind, colon, name = step.partition(":")
        makers: dict[str, Callable[[], Page]] = {
            SERVICE: lambda: ServicePage(self._services(), self._code_shown),
            REASON: lambda: reason_page(self._draft.service, self._reason_chosen),
            QUESTION: lambda: question_page(self._draft.question(name), self._answered),
            BEHALF: lambda: behalf_page(self._behalf_chosen),
            BRIEFING: lambda: briefing_page(self.desk, self._draft, self._briefed, self._ask_behalf),
            PROXY: lambda: self._ask_proxy(FieldId(name)),
            FIELD: lambda: self._type(_named(name, self._draft.asked_fields())),
            FORMS: lambda: how_all_page(self.desk, self._draft.forms_to_fill(), self._how_all_chosen),
            FORM: lambda: self._form(self._draft.form_step(name)),
            LINES: lambda: lines_page(self.desk, self._draft, self._draft.form_step(name), self._edit),
            SIGN: lambda: FormPage(self.desk, self._draft.papers, self._draft.to_sign(name), self._after),
            SCAN: lambda: self._scan(_named(name, self._draft.to_scan())),
            REVIEW: lambda: review_page(self.desk, self._draft, send=self._send, edit=self._edit),
        }
        return makers[kind + colon]()

    def _ask_behalf(self) -> Effects:
        """For whom; a request of one's own has no such step to come back to."""
        return self._open(behalf_page(self._behalf_chosen), back=partial(self._show, BRIEFING))

    def _ask_proxy(self, asked: FieldId) -> Page:
        return proxy_page(
            self.desk, asked, self._draft.representing.typed.get(asked, ""), partial(self._proxy_said, asked)
        )

    def _services(self) -> ServiceChoice:
        return ServiceChoice(self.desk.catalogue, self._open, partial(self._show, SERVICE), self._service_chosen)

    def _type(self, asked: AskedField) -> Page:
        known = {field.value: value for field, value in self._draft.fields.items()}
        typed = partial(self._typed, asked.id)
        return field_page(
            self.desk,
            asked,
            known,
            done=typed,
            skip=partial(typed, ""),
            opens=self._open,
            again=partial(self._show, self._step),
            read=self._draft.read.get(asked.id),
            other=offer(self.desk, asked.id, self._read_card),
        )

    def _form(self, step: FormStep) -> Page:
        """How the form comes, one of its fields, or whether there is another person."""
        if not step.key:
            return how_page(self.desk, step.form, partial(self._how_chosen, step))
        given, forms = self._draft.given(), self._draft.forms
        ask, filled = forms.find(step.form, step.key, given), partial(self._filled, step)
        if isinstance(ask, OneMore):
            return more_page(step.form, ask, filled)
        about = FormAsk(step.form, ask, forms.values(step.form, given), given)
        return spot_page(self.desk, about, filled, self._open, partial(self._show, self._step))

    def _read_card(self, kind: CardKind) -> Effects:
        """To the card on the glass, and back to this page, filled in or not."""
        here = partial(self._show, self._step)
        return self._open(CardPage(kind, self._draft, here), back=here)

    def _scan(self, paper: Requirement) -> Page:
        papers = self._draft.to_scan()
        task = ScanTask(paper, papers.index(paper) + 1, len(papers))
        return ScanningPage(self.desk, self._draft.papers, task, self._after)

    def _service_chosen(self, service: str) -> Effects:
        self._draft.choose_service(service)
        return self._after()

    def _reason_chosen(self, reason: str) -> Effects:
        self._draft.choose_reason(reason)
        return self._after()

    def _answered(self, question: str, option: str) -> Effects:
        self._draft.answer(question, option)
        return self._after()

    def _behalf_chosen(self, behalf: str) -> Effects:
        """The page of needs says what comes on top."""
        self._draft.representing.behalf = Behalf(behalf)
        return self._show(self._draft.first_open() if self._editing else BRIEFING)

    def _proxy_said(self, asked: FieldId, value: str) -> Effects:
        self._draft.representing.typed[asked] = value
        return self._after()

    def _briefed(self) -> Effects:
        self._draft.briefed = True
        return self._after()

    def _typed(self, field: FieldId, value: str) -> Effects:
        self._draft.confirm(field, value)
        return self._after()

    def _how_all_chosen(self, how: str) -> Effects:
        self._draft.choose_how_all(how)
        return self._after()

    def _how_chosen(self, step: FormStep, how: str) -> Effects:
        self._draft.choose_how(step.paper, how)
        return self._after()

    def _filled(self, step: FormStep, value: str) -> Effects:
        self._draft.forms.answer(step.form, step.key, value)
        return self._after()

    def _review(self) -> Effects:
        return self._show(REVIEW)

    def _commission(self) -> CommitFiling:
        draft = self._draft
        papers = [paper.id for paper in draft.to_scan()]
        return CommitFiling(
            service=draft.service_id,
            reason=draft.reason,
            answers=draft.all_answers(),
            pages=draft.papers.kept(papers),
            brought_later=draft.papers.brought_later(papers),
            language=self.desk.settings.language.value,
            forms=draft.filled_forms(),
            proxy=draft.representing.proxy,
            assisted_by=self.desk.assisted_by,
        )

    def _subject(self) -> Subject:
        draft = self._draft
        later = set(draft.papers.brought_later(paper.id for paper in draft.to_scan()))
        return Subject(
            service=draft.service.name,
            reason=next(reason.name for reason in draft.service.reasons if reason.id == draft.reason),
            bring=tuple(draft.how_brought(paper) for paper in draft.to_scan() if paper.id in later),
            standard=draft.service.standards[0],
            title=say("file.number.title"),
            next_step=say("file.number.bring" if later else "file.number.next"),
            rated=draft.service.id,
            for_another=draft.representing.proxy is not None,
        )


def _named(name: str, entries: Iterable[_Entry]) -> _Entry:
    """The entry of the catalogue that a step is about; the draft only makes steps of entries it has."""
    return next(entry for entry in entries if entry.id == name)

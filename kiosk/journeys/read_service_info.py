"""The resident reads about a service without filing: what to bring for their reason, then all 14 components.

What to bring can be taken home on paper, and a request can be begun from there without choosing again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hardware.slip_printer.port import Slip
from kiosk.degraded import Step, way_of
from kiosk.journeys.briefing import facts_of
from kiosk.journeys.buttons import DONE, NEXT
from kiosk.journeys.choosing import ServicePage, question_page, reason_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import BRIEFING, QUESTION, REASON, SERVICE, new_draft
from kiosk.journeys.file_request import FileRequest
from kiosk.journeys.info_pages import component_pages
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Effects, Page, StandingPage, Way
from kiosk.journeys.service_choice import ServiceChoice
from kiosk.journeys.submission import how_long
from kiosk.journeys.to_bring import point_of
from kiosk.journeys.to_do_page import ToDoPage, paper_way
from kiosk.say import say
from kiosk.to_do_slip import ToDo, to_do_slip
from kiosk.views import BriefingView, Button, Emphasis, Progress
from kiosk.wording import wording

_PRINT = Button("print", say("info.print"), "print")
_FILE = Button("file", say("info.file"), "upload_file")
_MORE = Button("next", say("info.more"), "arrow_forward", Emphasis.PRIMARY)


class ReadServiceInfo(Journey):
    """Holds no more than which service, which reason and which answers; the draft of a request that may follow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._draft = new_draft(desk)
        self._step = SERVICE
        self._place = 0  # of the page that is read, from 0: what to bring

    def start(self) -> Effects:
        return self._show(SERVICE)

    @property
    def progress(self) -> Progress | None:
        return Progress(self._place + 1, len(self._components()) + 1) if self._step == BRIEFING else None

    # --- which service ------------------------------------------------------------------------------------------------

    def _show(self, step: str) -> Effects:
        self._step = step
        kind, colon, name = step.partition(":")
        makers: dict[str, Callable[[], Page]] = {
            SERVICE: lambda: ServicePage(self._services()),
            REASON: lambda: reason_page(self._draft.service, self._reason_chosen),
            QUESTION: lambda: question_page(self._draft.question(name), self._answered),
        }
        if step == BRIEFING:
            return self._read(0)
        return self._open(makers[kind + colon](), back=self._before)

    def _before(self) -> Effects:
        before = self._draft.before(self._step)
        return self._show(before) if before is not None else self._finish()

    def _services(self) -> ServiceChoice:
        return ServiceChoice(self.desk.catalogue, self._open, partial(self._show, SERVICE), self._service_chosen)

    def _service_chosen(self, service: str) -> Effects:
        self._draft.choose_service(service)
        return self._show(self._draft.following(SERVICE))

    def _reason_chosen(self, reason: str) -> Effects:
        self._draft.choose_reason(reason)
        return self._show(self._draft.following(REASON))

    def _answered(self, question: str, option: str) -> Effects:
        self._draft.answer(question, option)
        return self._show(self._draft.following(QUESTION + question))

    # --- reading ------------------------------------------------------------------------------------------------------

    def _read(self, place: int) -> Effects:
        """The page `place`: what to bring, then the components."""
        self._place = place
        back = partial(self._read, place - 1) if place else self._before
        ways: dict[str, Way] = {
            "print": self._print,
            "file": self._file,
            "next": partial(self._read, place + 1),
            "done": self._finish,
        }
        return self._open(StandingPage(partial(self._view_of, place), ways, "visit.help.info"), back=back)

    def _view_of(self, place: int) -> BriefingView:
        if place == 0:
            return self._to_bring()
        components = self._components()
        ends = place == len(components)
        return replace(components[place - 1], buttons=(*self._may_file(), DONE) if ends else (NEXT,))

    def _to_bring(self) -> BriefingView:
        prints = (_PRINT,) if paper_way(self.desk.availability) else ()
        return BriefingView(
            title=self._draft.service.name,
            needs=tuple(point_of(paper, self.desk.forms) for paper in self._draft.requirements()),
            facts=facts_of(self._draft.service),
            buttons=(*prints, *self._may_file(), _MORE),
        )

    def _components(self) -> tuple[BriefingView, ...]:
        """The pages after the first: of filing, then of collecting where the office has a standard for it."""
        return tuple(view for standard in self._draft.service.standards for view in component_pages(standard))

    def _may_file(self) -> tuple[Button, ...]:
        return (_FILE,) if way_of(Step.KEEP, self.desk.availability) is not None else ()

    def _file(self) -> Effects:
        """What to bring was read just now: the request goes on behind it."""
        self._draft.briefed = True
        return self._hand_over(FileRequest(self.desk, self._draft))

    # --- on paper -----------------------------------------------------------------------------------------------------

    def _print(self) -> Effects:
        back = partial(self._read, 0)
        page = ToDoPage(self.desk, self._list(), f"info-{self._draft.service_id}", back)
        return self._open(page, back=back)

    def _list(self) -> Slip:
        draft = self._draft
        to_do = ToDo(
            office=self.desk.catalogue.office,
            service=draft.service.name,
            reason=next(each.name for each in draft.service.reasons if each.id == draft.reason),
            papers=draft.requirements(),
            forms=self.desk.forms,
            takes=how_long(draft.service.standards[0]),
        )
        return to_do_slip(to_do, wording(self.desk.settings.language))

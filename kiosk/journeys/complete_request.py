"""A request that was sent back is completed under the same number: only what was returned is scanned again."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.catalogue.model import Requirement, RequirementKind
from kiosk.effects import CommitCompletion
from kiosk.journeys.buttons import DONE, NEXT, OFFICER
from kiosk.journeys.desk import Desk
from kiosk.journeys.page import Effects, StandingPage
from kiosk.journeys.papers import Papers
from kiosk.journeys.review import ReviewPage, assisted_rows, paper_rows
from kiosk.journeys.scanning import ScanningPage
from kiosk.journeys.standing import requirement_of, returned_point, service_name, service_of, why_returned
from kiosk.journeys.submission import STEPS, Subject, Submission
from kiosk.journeys.taking import ScanTask
from kiosk.office_answers import Standing
from kiosk.say import Text, Verbatim, say
from kiosk.views import BriefingView, MessageView, Progress, Tone


@dataclass(frozen=True)
class _Wanted:
    paper: Requirement
    why: Text


class CompleteRequest(Submission):
    """Begins from a standing that the office gave for a slip; knows nothing of the resident but that."""

    def __init__(self, desk: Desk, standing: Standing) -> None:
        super().__init__(desk)
        self._standing = standing
        self._papers = Papers()
        self._wanted = tuple(_wanted(desk, standing))
        self._place = -1  # -1: the list of what is wanted; then one per paper; then the review

    def start(self) -> Effects:
        return self._show(-1) if self._wanted else self._at_counter()

    @property
    def progress(self) -> Progress | None:
        phase = 2 if self._place < 0 else 5 if self._place >= len(self._wanted) else 4
        return super().progress or Progress(phase, STEPS)

    @property
    def papers_on_glass(self) -> bool:
        return self._papers.touched_glass

    def _show(self, place: int) -> Effects:
        self._place = place
        if place < 0:
            return self._open(self._list(), back=self._finish)
        if place >= len(self._wanted):
            return self._open(self._last_look(), back=lambda: self._show(len(self._wanted) - 1))
        return self._open(self._scan(self._wanted[place], place), back=lambda: self._show(place - 1))

    def _list(self) -> StandingPage:
        """What came back and why, before anything is scanned."""
        catalogue, standing = self.desk.catalogue, self._standing
        view = BriefingView(
            title=say("file.complete.title"),
            needs=tuple(returned_point(catalogue, standing, item) for item in standing.returned),
            facts=(),
            buttons=(NEXT,),
        )
        return StandingPage(lambda: view, {"next": lambda: self._show(0)}, "visit.help.briefing")

    def _scan(self, wanted: _Wanted, place: int) -> ScanningPage:
        task = ScanTask(wanted.paper, place + 1, len(self._wanted), wanted.why)
        return ScanningPage(self.desk, self._papers, task, self._next_open)

    def _next_open(self) -> Effects:
        """The next paper that is not settled; the last look when all are."""
        places = range(len(self._wanted))
        unsettled = (place for place in places if not self._papers.settled(self._wanted[place].paper.id))
        return self._show(next(unsettled, len(self._wanted)))

    def _last_look(self) -> ReviewPage:
        papers = tuple(wanted.paper for wanted in self._wanted)
        rows = paper_rows(self._papers, papers)
        places = {row.id: place for place, row in enumerate(rows)}
        return ReviewPage(
            say("file.complete.review_title"),
            (*assisted_rows(self.desk), *rows),
            say("file.review.declaration"),
            send=self._send,
            edit=lambda row: self._show(places[row]),
        )

    def _review(self) -> Effects:
        return self._show(len(self._wanted))

    def _at_counter(self) -> Effects:
        """Nothing that came back is a paper to scan (a name misspelt, say): only a person at the counter can help."""
        view = MessageView(
            "complete-at-counter",
            Tone.INFO,
            say("file.complete.at_counter.title"),
            say("file.complete.at_counter.body"),
            "counter",
            (OFFICER, DONE),
            Verbatim(self._standing.number),
        )
        return self._open(StandingPage(lambda: view, {"done": self._finish}, "visit.help.message"), back=self._finish)

    def _commission(self) -> CommitCompletion:
        papers = [wanted.paper.id for wanted in self._wanted]
        return CommitCompletion(
            number=self._standing.number,
            slip_code=self._standing.slip_code,
            pages=self._papers.kept(papers),
            brought_later=self._papers.brought_later(papers),
            assisted_by=self.desk.assisted_by,
        )

    def _subject(self) -> Subject:
        service = service_of(self.desk.catalogue, self._standing.service)
        later = set(self._papers.brought_later(wanted.paper.id for wanted in self._wanted))
        reasons = service.reasons if service is not None else ()
        found = next((reason.name for reason in reasons if reason.id == self._standing.reason), None)
        return Subject(
            service=service_name(self.desk.catalogue, self._standing.service),
            reason=found if found is not None else Verbatim(self._standing.reason),
            bring=tuple(wanted.paper.name for wanted in self._wanted if wanted.paper.id in later),
            standard=service.standards[0] if service is not None else None,
            title=say("file.complete.done_title"),
            next_step=say("file.number.bring" if later else "file.number.next"),
            completion=True,
            rated=self._standing.service,
        )


def _wanted(desk: Desk, standing: Standing) -> list[_Wanted]:
    """The papers to scan again, each once, with the officer's reason."""
    wanted: dict[str, _Wanted] = {}
    for item in standing.returned:
        paper = requirement_of(desk.catalogue, standing, item)
        if paper is not None and paper.kind is not RequirementKind.CONDITION:
            wanted.setdefault(paper.id, _Wanted(paper, why_returned(item)))
    return list(wanted.values())

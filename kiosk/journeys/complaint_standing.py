"""Where a complaint stands, for who has its slip: what happened, by when the office answers, and its answer."""

from __future__ import annotations

from adminduk.catalogue.model import Catalogue
from adminduk.pengaduan import State
from kiosk.dates import date_in_words
from kiosk.journeys.buttons import DONE, DONE_LATER
from kiosk.journeys.page import StandingPage, Way
from kiosk.journeys.passages import passage_points
from kiosk.journeys.standing import service_name
from kiosk.office_answers import ComplaintStanding
from kiosk.say import Text, Verbatim, say
from kiosk.views import BriefingView, Button, Emphasis, Moment, StatusView, TimelineItem

_ROAD = (State.DITERIMA, State.DITANGANI, State.DIJAWAB)
_ANSWERED = (State.DIJAWAB, State.SELESAI)
_READ = Button("read", say("voice.status.read"), "forum", Emphasis.PRIMARY)


def complaint_page(catalogue: Catalogue, standing: ComplaintStanding, finish: Way, read: Way) -> StandingPage:
    """`read` opens the answer, once there is one."""
    view = complaint_view(catalogue, standing)
    return StandingPage(lambda: view, {"done": finish, "read": read}, "visit.help.status")


def answer_page(standing: ComplaintStanding, finish: Way) -> StandingPage:
    """The office's own words, in passages that can be read one by one."""
    answer, number = passage_points(standing.answer, "forum"), Verbatim(standing.number)
    view = BriefingView(say("voice.status.answer"), answer, (), (DONE,), heading=number)
    return StandingPage(lambda: view, {"done": finish}, "visit.help.status")


def complaint_view(catalogue: Catalogue, standing: ComplaintStanding) -> StatusView:
    return StatusView(
        title=say(f"voice.status.title.{standing.kind}"),
        number=standing.number,
        service=_about(catalogue, standing),
        body=_body(standing),
        items=_timeline(standing),
        buttons=(DONE_LATER, _READ) if standing.answer else (DONE,),
    )


def _about(catalogue: Catalogue, standing: ComplaintStanding) -> Text:
    return service_name(catalogue, standing.service) if standing.service else say(f"voice.topic.{standing.topic}")


def _body(standing: ComplaintStanding) -> Text:
    if standing.due is None:
        return say(f"voice.status.body.{standing.state}")
    return say(f"voice.status.body.{standing.state}", day=date_in_words(standing.due))


def _timeline(standing: ComplaintStanding) -> tuple[TimelineItem, ...]:
    """What happened, where it stands, what is still to come; in the order of the road."""
    last = dict(standing.history)
    past = sorted(((at, state) for state, at in last.items() if state is not standing.state), key=lambda each: each[0])
    done = tuple(TimelineItem(_name(state), Moment.DONE, date_in_words(at)) for at, state in past)
    since = last.get(standing.state)
    now = TimelineItem(_name(standing.state), Moment.NOW, date_in_words(since) if since is not None else None)
    road = () if standing.state in _ANSWERED else tuple(each for each in _ROAD if each not in last)
    return (*done, now, *(TimelineItem(_name(state), Moment.LATER) for state in road))


def _name(state: State) -> Text:
    return say(f"voice.state.{state}")

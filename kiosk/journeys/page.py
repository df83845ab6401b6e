"""A page: what one moment of a journey shows, and what its touches and happenings lead to."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from enum import Enum, auto

from kiosk.effects import Effect
from kiosk.events import Chosen, Event
from kiosk.views import Button, Tile, View

Effects = tuple[Effect, ...]
Way = Callable[[], Effects]  # where a touch leads: opens the next page, gives back what the machine shall do


class Patience(Enum):
    """How long a page waits for its resident."""

    ORDINARY = auto()
    HANDS_FULL = auto()  # a paper is being laid under the camera: no finger is free, and nothing runs for ever
    BETWEEN_RESIDENTS = auto()  # an officer of the desa fetches the next one; nothing of anybody is on the page
    PAPER_IN_HAND = auto()  # the visit is over in all but name
    MACHINE_WORKS = auto()  # a scan or a question to the office runs: nobody is timed out, leaving is allowed
    PAPER_MOVES = auto()  # a print or a commit runs: nobody is timed out, and nobody leaves their paper behind


class Page(ABC):
    """One page. `help` names its help card: the sentences `<help>.1`, `<help>.2`, ..."""

    help: str = "visit.help.general"
    aloud: bool = False  # read as it opens, also to who did not ask for the voice

    @property
    @abstractmethod
    def view(self) -> View:
        """What is on the glass now."""

    @property
    def patience(self) -> Patience:
        return Patience.ORDINARY

    @property
    def stage(self) -> Hashable:
        """Changes whenever the same page becomes another to the hand: other buttons, another meaning of a touch."""
        return None

    def open(self) -> Effects:
        """What the machine shall do as the page opens."""
        return ()

    def close(self) -> Effects:
        """What the machine shall stop doing as the page goes."""
        return ()

    def back(self) -> Effects | None:
        """ "Kembali" inside the page; None where it leads to the page before."""
        return None

    def handle(self, event: Event) -> Effects:
        """A touch on this page, or something that happened while it was open. What does not concern it is ignored."""
        return ()


class StandingPage(Page):
    """A page that waits for a touch and nothing else: a choice, a message, a review."""

    def __init__(
        self,
        view: Callable[[], View],
        ways: Mapping[str, Way],
        help_card: str = "visit.help.general",
        patience: Patience = Patience.ORDINARY,
        opening: Effects = (),
    ) -> None:
        self._view, self._ways, self._patience, self._opening = view, ways, patience, opening
        self.help = help_card

    @property
    def view(self) -> View:
        return self._view()

    @property
    def patience(self) -> Patience:
        return self._patience

    def open(self) -> Effects:
        return self._opening

    def handle(self, event: Event) -> Effects:
        if isinstance(event, Chosen) and event.id in self._ways and touchable(self.view, event.id):
            return self._ways[event.id]()
        return ()


class WaitingPage(Page):
    """The machine works: asks `asking` as it opens, and goes on with whichever answer comes."""

    def __init__(
        self,
        view: View,
        asking: Effects,
        answers: Callable[[Event], Effects | None],
        patience: Patience = Patience.MACHINE_WORKS,
    ) -> None:
        self._view, self._asking, self._answers, self._patience = view, asking, answers, patience
        self.help = "visit.help.wait"

    @property
    def view(self) -> View:
        return self._view

    @property
    def patience(self) -> Patience:
        return self._patience

    def open(self) -> Effects:
        return self._asking

    def handle(self, event: Event) -> Effects:
        return self._answers(event) or ()


def things(view: View) -> tuple[Button | Tile, ...]:
    """All buttons and tiles of `view`."""
    return tuple(each for part in ("buttons", "tiles", "more") for each in getattr(view, part, ()))


def touchable(view: View, touched: str) -> bool:
    """Whether `view` has something called `touched` that can be touched now."""
    named = [thing for thing in things(view) if thing.id == touched]
    return named[0].enabled if named else touched.startswith("edit:")

"""A page to type on: digits, a code, or words. Says what is wrong beside the field, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from kiosk.events import Chosen, Erased, Event, Typed
from kiosk.journeys.page import Effects, Page, Way
from kiosk.say import Text, say
from kiosk.views import Button, Emphasis, KeyboardView, KeypadView, View


@dataclass(frozen=True)
class Checked:
    """What the rules say about something typed. An error stops; a warning is shown once and stops nobody."""

    value: str  # as it will be kept
    error: Text | None = None
    warning: Text | None = None


@dataclass(frozen=True)
class Entry:
    """What is typed: how long, in which groups, on which keys."""

    name: str
    title: Text
    hint: Text | None = None
    length: int = 0  # exact length in characters; 0 when it varies
    longest: int = 60
    groups: tuple[int, ...] = ()
    letters: bool = False
    words: bool = False  # True: the keyboard with letters, spaces and signs
    digits: bool = False  # True: that keyboard with digits too
    mail: bool = False  # True: the keyboard of an address, with @ and without a space bar
    help: str = "visit.help.typing"


class TypingPage(Page):
    """Collects characters until `done` gets a value that `check` has no error about."""

    def __init__(
        self,
        entry: Entry,
        check: Callable[[str], Checked],
        done: Callable[[str], Effects],
        value: str = "",
        skip: Way | None = None,
        *,
        warning: Text | None = None,
        other: tuple[Button, Way] | None = None,
    ) -> None:
        """`warning`: about `value`, shown as the page opens. `other`: one way more to fill this page."""
        self._entry, self._check, self._done, self._skip, self._other = entry, check, done, skip, other
        self._value = value
        self._error: Text | None = None
        self._warning = warning
        self._raised = 0  # how often a finding appeared
        self.help = entry.help

    @property
    def stage(self) -> Hashable:
        """Changes when a finding appears, so that a "Lanjut" already on its way does not skip it; not while typing."""
        return self._raised

    @property
    def view(self) -> View:
        entry = self._entry
        if entry.words:
            return KeyboardView(
                name=entry.name,
                title=entry.title,
                value=self._value,
                hint=entry.hint,
                error=self._error,
                warning=self._warning,
                buttons=self._buttons(),
                digits=entry.digits,
                mail=entry.mail,
            )
        return KeypadView(
            name=entry.name,
            title=entry.title,
            value=self._value,
            length=entry.length,
            groups=entry.groups,
            letters=entry.letters,
            hint=entry.hint,
            error=self._error,
            warning=self._warning,
            buttons=self._buttons(),
        )

    def handle(self, event: Event) -> Effects:
        match event:
            case Typed(char=char):
                self._type(char)
            case Erased():
                self._change(self._value[:-1])
            case Chosen(id="next"):
                return self._finish()
            case Chosen(id="skip") if self._skip is not None:
                return self._skip()
            case Chosen(id=touched) if self._other is not None and touched == self._other[0].id:
                return self._other[1]()
        return ()

    def fill(self, value: str, remark: Text) -> None:
        """Put `value` there instead of what was typed; what is wrong with it counts more than `remark`."""
        self._change(value)
        if self._error is None and self._warning is None:
            self.remark(remark)

    def remark(self, remark: Text) -> None:
        """Say something beside the field that stops nobody, and that was not there a moment ago."""
        self._warning = remark
        self._raised += 1

    def _type(self, char: str) -> None:
        limit = self._entry.length or self._entry.longest
        if len(self._value) < limit and self._fits(char):
            self._change(self._value + char.upper())

    def _fits(self, char: str) -> bool:
        if len(char) != 1:
            return False
        if self._entry.words:
            return char.isprintable()
        return char.isascii() and (char.isdigit() or (self._entry.letters and char.isalpha()))

    def _change(self, value: str) -> None:
        """Keep `value`; say what is wrong with it only once it is whole, for half a NIK is no mistake yet."""
        self._value, self._error, self._warning = value, None, None
        if self._entry.length and len(value) == self._entry.length:
            self._judge()

    def _judge(self) -> Checked:
        checked = self._check(self._value)
        if (checked.error, checked.warning) not in ((None, None), (self._error, self._warning)):
            self._raised += 1
        self._error, self._warning = checked.error, checked.warning
        return checked

    def _finish(self) -> Effects:
        seen = self._warning
        checked = self._judge()
        if checked.error is not None or (checked.warning is not None and checked.warning != seen):
            return ()
        return self._done(checked.value)

    def _buttons(self) -> tuple[Button, ...]:
        following = Button("next", say("visit.next"), "arrow_forward", Emphasis.PRIMARY)
        skip = (Button("skip", say("visit.skip"), "skip_next"),) if self._skip is not None else ()
        return (*((self._other[0],) if self._other is not None else ()), *skip, following)

"""Choosing from a code list of the forms: by picture, by typing where the list is long, or several one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adminduk.forms.codes import Code
from adminduk.search import Findable, find
from kiosk.journeys.choices import choice_page
from kiosk.journeys.page import Effects, Page, Way
from kiosk.journeys.service_choice import Opens
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import Text, Verbatim, say
from kiosk.views import Tile

SKIP = Tile("skip", say("visit.skip"), "skip_next")
_SEARCH = Tile("search", say("form.search"), "search", say("visit.search.note"))
_NO, _YES = (Tile("no", say("form.enough"), "check"), Tile("yes", say("form.another"), "add"))
_PLAIN = "list"  # the icon of a code that has no picture


@dataclass(frozen=True)
class Question:
    """How one place of a form is asked. `name` is the page's, `optional` offers to pass it over."""

    name: str
    title: Text
    hint: Text | None = None
    optional: bool = False


class CodeChoice:
    """The pages of one question whose answer is a code, or several joined with ","."""

    def __init__(
        self,
        question: Question,
        codes: tuple[Code, ...],
        done: Callable[[str], Effects],
        opens: Opens,
        again: Way,
        *,
        several: bool = False,
    ) -> None:
        """`again` opens the question anew."""
        self._question, self._codes, self._done, self._opens, self._again = question, codes, done, opens, again
        self._several = several
        self._chosen: tuple[str, ...] = ()

    def page(self) -> Page:
        question = self._question
        common = tuple(each for each in self._codes if each.common)
        tiles = tuple(_tile(each) for each in common or self._codes if each.code not in self._chosen)
        search = (_SEARCH,) if common else ()
        skip = (SKIP,) if question.optional else ()
        return choice_page(question.name, question.title, (*search, *tiles, *skip), self._touched, question.hint)

    def _touched(self, tile: str) -> Effects:
        if tile == SKIP.id:
            return self._done("")
        if tile == _SEARCH.id:
            return self._look()
        if not self._several:
            return self._done(tile)
        self._chosen = (*self._chosen, tile)
        return self._opens(self._more(), self._again)

    def _more(self) -> Page:
        """ "Another one?" with those that are chosen already."""
        chosen = "; ".join(each.printed for each in self._codes if each.code in self._chosen)
        hint = Verbatim(chosen, private=True)
        return choice_page(f"{self._question.name}-more", say("form.one_more"), (_NO, _YES), self._go_on, hint)

    def _go_on(self, tile: str) -> Effects:
        if tile == _YES.id and len(self._chosen) < len(self._codes):
            return self._opens(self.page(), self._again)
        return self._done(",".join(each.code for each in self._codes if each.code in self._chosen))

    def _look(self, typed: str = "") -> Effects:
        entry = Entry(f"{self._question.name}-search", self._question.title, say("form.search.hint"), words=True)
        return self._opens(TypingPage(entry, self._check, self._show, value=typed), self._again)

    def _check(self, typed: str) -> Checked:
        return Checked(typed) if self._found(typed) else Checked(typed, error=say("form.search.nothing"))

    def _found(self, typed: str) -> tuple[str, ...]:
        return find(typed, (Findable(each.code, names_of(each)) for each in self._codes))

    def _show(self, typed: str) -> Effects:
        found = self._found(typed)
        tiles = tuple(_tile(each) for code in found for each in self._codes if each.code == code)
        page = choice_page(f"{self._question.name}-found", say("visit.search.found"), tiles, self._touched)
        return self._opens(page, lambda: self._look(typed))


def names_of(code: Code) -> tuple[str, ...]:
    """All words for it: the form's own, those of the kiosk's languages, those of residents."""
    said = () if code.name is None else (code.name.id, code.name.jv, code.name.en)
    return (code.printed, *said, *code.synonyms)


def label_of(code: Code) -> Text:
    return code.name if code.name is not None else Verbatim(code.printed)


def _tile(code: Code) -> Tile:
    return Tile(code.code, label_of(code), code.icon or _PLAIN)

"""The forms of a request as far as they are filled in: on the screen, or brought on paper. Part of the draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from adminduk.catalogue.model import Requirement
from adminduk.forms.asking import Ask, Spot, asked, filled
from adminduk.forms.deriving import derived, follows
from adminduk.forms.model import Form
from adminduk.forms.prefill import Given, known
from adminduk.forms.shelf import NO_FORMS, Forms
from kiosk.effects import FilledForm

HERE, ON_PAPER = "here", "paper"
EACH = "each"  # some this way and some that: each form is asked for
_AS_ELSEWHERE = ("alamat", "kode-pos")  # asked on several forms, and typed once


@dataclass
class FormDraft:
    """Answers by the code of the form: who changes between services or papers need not type them again."""

    shelf: Forms = NO_FORMS
    place: str = ""  # where the office is
    today: date = date.min
    how: dict[str, str] = field(default_factory=dict)  # requirement id -> HERE or ON_PAPER
    one_by_one: bool = False  # several forms do not all come the same way
    typed: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)  # form code -> key -> value

    def form_of(self, paper: Requirement) -> Form | None:
        """The form that can be filled in instead of bringing `paper`."""
        return self.shelf.get(paper.form_code)

    def filled_here(self, paper: Requirement) -> bool:
        return self.form_of(paper) is not None and self.how.get(paper.id) == HERE

    def values(self, form: Form, given: Given) -> dict[str, str]:
        """What was typed, with everything that is known without asking, and what follows from both."""
        values = dict(self.typed.get(form.code, {}))
        while (taken_over := self._known(form, values, given)) is not None:
            values |= taken_over
        return values | derived(form, values)

    def asks(self, form: Form, given: Given) -> tuple[Ask, ...]:
        """Everything to ask, answered or not; not what is known already, or will follow from other answers."""
        values = self.values(form, given)
        typed = self.typed.get(form.code, {})
        open_places = (each for each in asked(form, values) if each.key in typed or each.key not in values)
        return tuple(each for each in open_places if not follows(each))

    def find(self, form: Form, key: str, given: Given) -> Ask:
        """The place of the form called `key`, which is one of those asked for or known."""
        return next(each for each in asked(form, self.values(form, given)) if each.key == key)

    def answer(self, form: Form, key: str, value: str) -> None:
        self.typed.setdefault(form.code, {})[key] = value

    def sent(self, form: Form, given: Given) -> FilledForm:
        return FilledForm(form.code, form.version, tuple(filled(form, self.values(form, given)).items()))

    def typed_elsewhere(self) -> dict[str, str]:
        """An address that stands on one form already, for the others to suggest."""
        found: dict[str, str] = {}
        for code, values in self.typed.items():
            form = self.shelf.get(code)
            for each in asked(form, values) if form is not None else ():
                name = each.field.suggest if isinstance(each, Spot) else None
                if name in _AS_ELSEWHERE and values.get(each.key):
                    found.setdefault(name, values[each.key])
        return found

    def _known(self, form: Form, values: dict[str, str], given: Given) -> dict[str, str] | None:
        """One thing more that is known and not yet there."""
        for each in asked(form, values):
            if isinstance(each, Spot) and each.key not in values:
                value = known(each, given, self.shelf)
                if value is not None:
                    return {each.key: value}
        return None

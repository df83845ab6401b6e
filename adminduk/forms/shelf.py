"""All forms that can be filled in, with the code lists they choose from."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.forms.codes import CodeList
from adminduk.forms.model import Form, FormField


@dataclass(frozen=True)
class Forms:
    """All forms by their code (`F-1.02`), all code lists by their name (`pekerjaan`)."""

    forms: dict[str, Form]
    codes: dict[str, CodeList]

    def get(self, code: str | None) -> Form | None:
        """The form called `code`; None where nobody wrote it down, and it can only be brought on paper."""
        return self.forms.get(code or "")

    def list_of(self, field: FormField) -> CodeList:
        """The codes that `field` chooses from. KeyError for a field that is no code."""
        return self.codes[field.codes or ""]


NO_FORMS = Forms({}, {})  # all of them come on paper

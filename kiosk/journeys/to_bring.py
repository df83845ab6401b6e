"""What a resident has to bring, paper by paper: which, the original or a copy, and where it comes from."""

from __future__ import annotations

from adminduk.catalogue.model import Requirement, RequirementKind
from adminduk.forms.shelf import Forms
from kiosk.say import Text, say
from kiosk.views import Point

_ICONS = {
    RequirementKind.DOCUMENT: "description",
    RequirementKind.FORM: "assignment",
    RequirementKind.PHOTO: "photo_camera",
    RequirementKind.CONDITION: "check_circle",
}


def point_of(paper: Requirement, forms: Forms) -> Point:
    """As a line of a page. `forms`: those that can be filled in at this kiosk."""
    return Point(paper.name, _ICONS[paper.kind], _note(paper, forms))


def _note(paper: Requirement, forms: Forms) -> Text | None:
    if forms.get(paper.form_code) is None:
        return paper.hint or original_or_copy(paper)
    return say("info.form_here_or", hint=paper.hint) if paper.hint is not None else say("info.form_here")


def original_or_copy(paper: Requirement) -> Text | None:
    """None for what is no paper of the resident's: a form, a photo, a condition."""
    if paper.kind is not RequirementKind.DOCUMENT:
        return None
    return say("file.briefing.original" if paper.original else "file.briefing.copy")

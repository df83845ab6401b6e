"""What a resident has to bring, paper by paper: which, the original or a copy, and where it comes from."""

from __future__ import annotations

from adminduk.catalogue.model import Requirement, RequirementKind
from kiosk.say import Text, say
from kiosk.views import Point

_ICONS = {
    RequirementKind.DOCUMENT: "description",
    RequirementKind.FORM: "assignment",
    RequirementKind.PHOTO: "photo_camera",
    RequirementKind.CONDITION: "check_circle",
}


def point_of(paper: Requirement) -> Point:
    """As a line of a page."""
    return Point(paper.name, _ICONS[paper.kind], paper.hint or original_or_copy(paper))


def original_or_copy(paper: Requirement) -> Text | None:
    """None for what is no paper of the resident's: a form, a photo, a condition."""
    if paper.kind is not RequirementKind.DOCUMENT:
        return None
    return say("file.briefing.original" if paper.original else "file.briefing.copy")

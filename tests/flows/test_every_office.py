"""Every shipped office x reading x service x reason x combination of answers is walked from the attract page to the
number: no dead end, no page out of shape, and what is asked is what the file of the service says, read plainly."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
import yaml

import assets
from adminduk.catalogue.model import Catalogue, FieldId
from adminduk.localised import Localised
from kiosk.effects import CommitFiling, Finish
from kiosk.events import SlipPrinted
from kiosk.views import AttractView, BriefingView, BusyView, ChoiceView, Frame, NumberView, View
from tests.flows.every_path import Path, Walk, every_path, offices
from tests.flows.script import check_frame, has_keys, ways_on

PATHS = list(every_path())
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_TILES = 30  # a kecamatan of Grobogan has 28 desa; more would be pages without end


@functools.cache
def written(office: str, service: str) -> dict[str, Any]:
    """The file of a service as any YAML reader sees it."""
    text = assets.path("catalogue", office, "services", f"{service}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=FAST))


def holds(entry: Mapping[str, Any], path: Path) -> bool:
    """Whether a requirement, question or field concerns this path: the word of its `when`, and nothing else."""
    when = entry.get("when", {})
    if path.reason not in when.get("reasons", [path.reason]):
        return False
    if when.get("reading", path.catalogue.reading.value) != path.catalogue.reading.value:
        return False
    chosen = dict(path.answers)
    return all(chosen.get(question) in options for question, options in listed(when.get("answers", {})))


def listed(answers: Mapping[str, Any]) -> list[tuple[str, list[object]]]:
    return [(question, each if isinstance(each, list) else [each]) for question, each in answers.items()]


def papers_written(path: Path) -> list[dict[str, Any]]:
    """What the file asks of this path, in its order."""
    file = written(path.catalogue.office.id, path.service.id)
    wanted = file["requires"][path.reason]
    return [entry for entry in file["requirements"] if entry["id"] in wanted and holds(entry, path)]


def pages_written(path: Path) -> list[str]:
    """The pages that the file leads through, one word each."""
    file = written(path.catalogue.office.id, path.service.id)
    reason = ["reason"] if len(file["reasons"]) > 1 else []
    questions = [f"question-{each['id']}" for each in file.get("questions", []) if holds(each, path)]
    typed = [str(each["id"]) for each in file["fields"] if holds(each, path)]
    papers = [each for each in papers_written(path) if each["kind"] != "kondisi"]
    forms = sum(each.get("form_code") in codes_of_forms() for each in papers)
    scans = [page for each in papers for page in (brought(each) if forms == 1 else [f"scan:{each['id']}"])]
    scans = ["forms-how", *scans] if forms > 1 else scans
    of_kabupaten = path.catalogue.office.wilayah.count(".") == 1
    places = ["kecamatan", "desa"] if of_kabupaten else ["desa"]
    asked = [page for each in typed for page in (places if each == "desa" else [each])]
    return ["attract", "service", *reason, *questions, "briefing", *asked, *scans, "review"]


@functools.cache
def codes_of_forms() -> frozenset[str]:
    """The forms that can be filled in, by the files there are."""
    files = assets.path("forms").glob("*.yaml")
    return frozenset(str(yaml.load(file.read_text(encoding="utf-8"), Loader=FAST)["code"]) for file in files)


def brought(paper: Mapping[str, Any]) -> list[str]:
    """A form of the law could also be filled in here, so it is asked first how it comes."""
    known = paper.get("form_code") in codes_of_forms()
    return [*(["form-how"] if known else []), f"scan:{paper['id']}"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_the_path_leads_from_the_attract_page_to_the_number(path: Path) -> None:
    walk = Walk(path)
    walk.to_review()
    assert walk.pages == pages_written(path)
    walk.to_number()
    for frame in walk.frames:
        check_shape(frame)
    the_briefing_tells_what_to_bring(walk)
    the_filing_is_that_of_the_path(walk)
    the_slip_ends_it(walk)


def check_shape(frame: Frame) -> None:
    """A page of the closed set, with a way on, with things that can be told apart, and all words in all languages."""
    view = frame.view
    assert isinstance(view, get_args(View))
    check_frame(frame)
    things = (*getattr(view, "tiles", ()), *getattr(view, "buttons", ()))
    ids = [each.id for each in things]
    assert len(ids) == len(set(ids)), ids
    assert all(each.icon for each in getattr(view, "tiles", ()))
    assert len(getattr(view, "tiles", ())) <= MOST_TILES
    machine_works = isinstance(view, BusyView | NumberView)
    assert machine_works or ways_on(view) or has_keys(view), f"dead end: {view}"
    assert machine_works or isinstance(view, AttractView) or frame.can_go_back, f"no way back: {view}"
    assert frame.progress is None or 1 <= frame.progress.step <= frame.progress.total
    assert is_frozen(view)


def is_frozen(view: object) -> bool:
    """Tuples and plain values all the way down: nothing that a screen could change."""
    if is_dataclass(view):
        return all(is_frozen(getattr(view, field.name)) for field in fields(view))
    return not isinstance(view, list | dict | set)


def the_briefing_tells_what_to_bring(walk: Walk) -> None:
    """Every paper and condition, before anything is typed."""
    briefing = next(frame.view for frame in walk.frames if isinstance(frame.view, BriefingView))
    told = [need.label for need in briefing.needs]
    assert told == [Localised.model_validate(each["name"]) for each in papers_written(walk.path)]


def the_filing_is_that_of_the_path(walk: Walk) -> None:
    path, filing = walk.path, walk.at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert (filing.service, filing.reason) == (path.service.id, path.reason)
    sent = dict(filing.answers)
    typed = {each.value for each in FieldId} & set(sent)
    assert {key: value for key, value in sent.items() if key not in typed} == dict(path.answers)
    scans = tuple(str(each["id"]) for each in papers_written(path) if each["kind"] != "kondisi")
    scanned = tuple(kept.requirement for kept in filing.pages)
    assert (scanned, filing.brought_later) == ((scans, ()) if path.thorough else ((), scans))


def the_slip_ends_it(walk: Walk) -> None:
    at, office = walk.at, walk.path.catalogue.office
    assert isinstance(at.view, NumberView)
    assert at.view.number.startswith(f"{office.code}-")
    at.happens(SlipPrinted(), "number asking")
    check_shape(at.frame)
    at.touch("yes", "number in-hand")
    check_shape(at.frame)
    assert Finish() in at.touch("done", "attract")


@pytest.mark.parametrize("catalogue", offices(), ids=lambda catalogue: catalogue.office.id)
def test_no_reason_requirement_question_or_field_is_without_a_path(catalogue: Catalogue) -> None:
    walked = [path for path in PATHS if path.catalogue.office.id == catalogue.office.id and path.thorough]
    for service in catalogue.services:
        of_service = [path for path in walked if path.service.id == service.id]
        assert {path.reason for path in of_service} == {reason.id for reason in service.reasons}
        asked = {str(each["id"]) for path in of_service for each in papers_written(path)}
        assert asked == {each.id for each in service.requirements}
        pages = {page for path in of_service for page in pages_written(path)}
        assert pages >= {f"question-{each.id}" for each in service.questions}
        assert pages >= {each.id.value for each in service.fields}


def test_a_service_may_ask_for_its_reason_in_its_own_words() -> None:
    path = next(path for path in PATHS if path.service.reason_title is not None)
    walk = Walk(path)
    walk.to_review()
    page = next(frame.view for frame in walk.frames if getattr(frame.view, "name", "") == "reason")
    assert isinstance(page, ChoiceView)
    assert page.title == path.service.reason_title

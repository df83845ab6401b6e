"""Every sentence of the visit exists in all three languages with the same places, and none is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kiosk
from adminduk import pengaduan
from adminduk.catalogue.model import FieldId
from adminduk.request import RETURN_REASONS, State
from adminduk.skm import SCORES, TRAITS, Element, Trait
from assets import sentences
from kiosk.degraded import Service, possible
from kiosk.events import PageVerdict
from kiosk.journeys.info_pages import QUALITY
from kiosk.visit.attract import SAID_WITH, WORTH_A_NOTE

AREAS = ("visit", "file", "collect", "status", "info", "draft", "form", "place", "voice", "survey", "assist")
KEY = re.compile(rf'"((?:{"|".join(AREAS)})\.[a-z0-9_.]+)"')
PLACE = re.compile(r"\{(\w*)\}")
MSG = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)


def source() -> str:
    """The journeys, the visit and the slip."""
    root = Path(kiosk.__file__).parent
    slips = (root / f"{name}.py" for name in ("slips", "to_do_slip", "draft_slip"))
    files = [*root.glob("journeys/*.py"), *root.glob("visit/*.py"), *slips]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def catalogue(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for area in AREAS:
        text = (sentences.FOLDER / language / f"{area}.po").read_text(encoding="utf-8")
        found |= dict(MSG.findall(text))
    return found


NOTED = {each.key for each in possible() if each.way is None or each.key in WORTH_A_NOTE}
WHERE = ("left", "right", "top", "bottom", "middle", "top_left", "top_right", "bottom_left", "bottom_right")


def made_of_parts() -> set[str]:
    """Keys that the source puts together from a closed set."""
    states = [state.value.replace("-", "_") for state in State]
    return {
        *(f"file.scan.{each.value.replace('-', '_')}" for each in PageVerdict),
        *(f"file.scan.{each}_at" for each in ("cut_off", "glare")),
        *(f"file.scan.seen_{each}" for each in ("ktp", "kk")),
        *(f"file.camera.{each}" for each in ("nothing", "cut_off", "cut_off_at", "blurred", "blank", "unreadable")),
        *(f"file.scan.where.{each}" for each in WHERE),
        *(f"file.review.{each.value.replace('-', '_')}" for each in FieldId),
        *(f"status.state.{state}" for state in states),
        *(f"status.body.{state}" for state in states if state != "siap_diambil"),
        *(f"status.body.{each}" for each in ("ready_here", "ready_counter", "ready_visit", "ready_sent")),
        *(f"status.returned.{each.replace('-', '_')}" for each in RETURN_REASONS),
        *(f"visit.notice.{key}" for key in (SAID_WITH.get(each.key, each.key) for each in possible())),
        *(f"visit.tile.{key}" for key in NOTED),
        *(f"visit.tile.{service}" for service in Service),
        *(f"{which}.no_slip_{cause}" for which in ("file.number", "draft") for cause in ("because", "either")),
        *(f"info.component.{name}" for name in ("jangka_waktu", "biaya", "produk", *QUALITY)),
        *(f"info.page.{name}" for name in ("facts", "steps", "papers", "complaints", "law", "quality")),
        *(f"voice.kind.{each}" for each in pengaduan.Kind),
        *(f"voice.text.title.{each}" for each in pengaduan.Kind),
        *(f"voice.status.title.{each}" for each in pengaduan.Kind),
        *(f"voice.topic.{each}" for each in pengaduan.Topic),
        *(f"voice.state.{each}" for each in pengaduan.State),
        *(f"voice.status.body.{each}" for each in pengaduan.State),
        *(element.question_key for element in Element),
        *(element.answer_key(score) for element in Element for score in SCORES),
        *(trait.question_key for trait in Trait),
        *(trait.answer_key(answer) for trait, answers in TRAITS.items() for answer in answers),
        *(f"{area}.code.title" for area in ("collect", "status")),
    }


def situations() -> set[str]:
    """Names of situations (`sorry("wrong-holder", ...)`) have a title and a body each."""
    call = re.compile(r'(?:sorry|inform|success|not_a_slip|printer_fault\(\w+,)\(?\s*"([a-z-]+)"')
    others = {"take-card", "come-in-person", "document-code", "code-not-ours", "letter-code", "ikd-code"}
    names = {*call.findall(source()), *others}
    return {f"collect.{name.replace('-', '_')}.{part}" for name in names for part in ("title", "body")}


def used() -> set[str]:
    return {*KEY.findall(source()), *made_of_parts(), *situations()}


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_key_has_its_sentence(language: str) -> None:
    assert sorted(used() - catalogue(language).keys()) == []


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_no_sentence_is_dead(language: str) -> None:
    assert sorted(catalogue(language).keys() - used()) == []


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_same_places_in_every_language(language: str) -> None:
    indonesian = catalogue("id")
    for key, sentence in catalogue(language).items():
        assert sorted(PLACE.findall(sentence)) == sorted(PLACE.findall(indonesian[key])), key
        assert sentence.strip() == sentence != "", key


def test_sentences_are_short_enough_for_a_slow_reader() -> None:
    """A glance, not a letter: no page says more than about thirty words at once."""
    longest = {key: len(sentence) for key, sentence in catalogue("id").items() if len(sentence) > 150}
    assert longest == {}


@pytest.mark.parametrize("word", ["submit", "error", "invalid", "server", "timeout", "offline", "upload", "scanner"])
def test_no_jargon(word: str) -> None:
    for language in ("id", "jv"):
        guilty = [key for key, sentence in catalogue(language).items() if re.search(rf"\b{word}\b", sentence.lower())]
        assert guilty == [], language

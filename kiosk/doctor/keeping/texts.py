"""Sentences as JSON and back: what is kept is the key, so that an old finding is read in any language."""

from __future__ import annotations

from typing import Any

from adminduk.localised import Localised
from kiosk.say import Say, Text, Verbatim


def written(text: Text) -> dict[str, Any]:
    """`text` as plain values."""
    match text:
        case Say(key=key, params=params):
            return {"key": key, "params": {name: _place(value) for name, value in params}}
        case Verbatim(text=words):
            return {"text": words}
        case Localised():
            return {"id": text.id, "jv": text.jv, "en": text.en}


def read(value: dict[str, Any]) -> Text:
    """What was written."""
    if "key" in value:
        return Say(value["key"], tuple((name, _back(place)) for name, place in value["params"].items()))
    return Verbatim(value["text"]) if "text" in value else Localised(**value)


def _place(value: Text | int) -> dict[str, Any] | int:
    return value if isinstance(value, int) else written(value)


def _back(value: dict[str, Any] | int) -> Text | int:
    return value if isinstance(value, int) else read(value)

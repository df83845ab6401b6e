"""Words that a view carries: keys of the sentence catalogue, never finished sentences.

A view says *what* is said; the screen asks the sentence catalogue of the chosen language *how* it is said. So a flow
test reads keys, a language switch is only a redraw, and a test can list every sentence that has no translation.
"""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.localised import Localised


@dataclass(frozen=True)
class Say:
    """The sentence `key` of `assets/sentences`, with `{name}` places filled from `params`."""

    key: str
    params: tuple[tuple[str, Text | int], ...] = ()


def say(key: str, **params: Text | int) -> Say:
    """Shorthand: `say("file.scan.title", document=requirement.name)`."""
    return Say(key, tuple(params.items()))


@dataclass(frozen=True)
class Verbatim:
    """Text that has no translation: a number, a name. `private` text is never spoken aloud and never logged."""

    text: str
    private: bool = False


Text = Say | Localised | Verbatim

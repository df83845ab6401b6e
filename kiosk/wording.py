"""How a `Text` is said in one language: the one door from keys to words, for the screen, the slip and the voice."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.localised import Language, Localised
from assets import sentences
from kiosk.say import Say, Text, Verbatim


@dataclass(frozen=True)
class Wording:
    """Says texts in `language`; `by_key` are the sentences of that language over the Indonesian ones."""

    language: Language
    by_key: dict[str, str]

    def of(self, text: Text) -> str:
        """The finished words of `text`. KeyError when no catalogue has its key: that is a bug, not a gap."""
        match text:
            case Verbatim(text=words):
                return words
            case Localised():
                return text.in_(self.language)
            case Say(key=key, params=params):
                return self.by_key[key].format(**{name: self._place(value) for name, value in params})

    def _place(self, value: Text | int) -> str:
        return str(value) if isinstance(value, int) else self.of(value)


def wording(language: Language) -> Wording:
    """The wording of `language`, from the compiled sentence catalogues."""
    return Wording(language, sentences.load(language.value).by_key)

"""From the words a view carries to the words that are drawn. No Kivy here."""

from __future__ import annotations

from dataclasses import dataclass

from adminduk.localised import Language
from assets.sentences import Sentences
from kiosk.say import Say, Text, say
from kiosk.wording import Wording


@dataclass(frozen=True)
class Words(Wording):
    """The words of one language, forgiving: a sentence that no catalogue has is shown as its key. A resident sees a
    strange word rather than a dead machine, and a test finds it first."""

    def of(self, text: Text | None) -> str:
        """`text` in this language; "" for None."""
        if text is None:
            return ""
        if isinstance(text, Say) and text.key not in self.by_key:
            return text.key
        return super().of(text)

    def key(self, key: str, **params: Text | int) -> str:
        """The sentence `key`, for words of the screens themselves."""
        return self.of(say(key, **params))


def words(sentences: Sentences) -> Words:
    """The words that `sentences` hold."""
    return Words(Language(sentences.language), sentences.by_key)

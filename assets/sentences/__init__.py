"""The sentence catalogues: `<language>/<area>.po`, gettext files keyed by a name such as `file.scan.title`.

Translators edit the `.po` files; `python -m assets.sentences` compiles them to `.mo`, which is what programs read.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("id", "jv", "en")


@dataclass(frozen=True)
class Sentences:
    """All sentences of one language. A key that is missing there is said in Indonesian."""

    language: str
    by_key: dict[str, str]

    def __getitem__(self, key: str) -> str:
        """The sentence `key`, its `{places}` unfilled. KeyError when no catalogue has it: that is a bug, not a gap."""
        return self.by_key[key]


def load(language: str) -> Sentences:
    """The sentences of `language` over the Indonesian ones. FileNotFoundError when nothing was compiled yet."""
    merged = _compiled("id")
    if language != "id":
        merged |= _compiled(language)
    return Sentences(language, merged)


def compile_all() -> int:
    """Compile every `.po` that is newer than its `.mo`; the number of files written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = 0
    for source in sorted(FOLDER.glob("*/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as po, target.open("wb") as mo:
            write_mo(mo, read_po(po))
        written += 1
    return written


def _compiled(language: str) -> dict[str, str]:
    files = sorted((FOLDER / language).glob("*.mo"))
    if not files:
        raise FileNotFoundError(f"{FOLDER / language}: no compiled sentences; run `python -m assets.sentences`")
    merged: dict[str, str] = {}
    for file in files:
        with file.open("rb") as handle:
            catalogue = GNUTranslations(handle)._catalog  # type: ignore[attr-defined]  # noqa: SLF001
        merged |= {key: text for key, text in catalogue.items() if isinstance(key, str) and key and text}
    return merged

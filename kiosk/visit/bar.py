"""The bottom bar's keys for eyes, ears and hands."""

from __future__ import annotations

from dataclasses import replace

from adminduk.localised import Language
from kiosk.effects import Effect, Hush, SpeakPage
from kiosk.events import BarKey
from kiosk.views import Settings

TEXT_SCALES = (1.0, 1.25, 1.5)
_LANGUAGES = tuple(Language)


def changed(settings: Settings, key: BarKey) -> Settings:
    """`settings` after `key`; the same where the key is none of these."""
    match key:
        case BarKey.LANGUAGE:
            following = _LANGUAGES[(_LANGUAGES.index(settings.language) + 1) % len(_LANGUAGES)]
            return replace(settings, language=following)
        case BarKey.TEXT_SIZE:
            larger = TEXT_SCALES[(TEXT_SCALES.index(settings.text_scale) + 1) % len(TEXT_SCALES)]
            return replace(settings, text_scale=larger)
        case BarKey.CONTRAST:
            return replace(settings, high_contrast=not settings.high_contrast)
        case BarKey.REACH:
            return replace(settings, low_reach=not settings.low_reach)
        case BarKey.LISTEN:
            return replace(settings, listening=not settings.listening)
    return settings


def spoken(before: Settings, after: Settings) -> tuple[Effect, ...]:
    """What the voice does about it: begins, begins again in another language, or falls silent."""
    if before.listening and not after.listening:
        return (Hush(),)
    begins = after.listening and (not before.listening or before.language is not after.language)
    return (SpeakPage(),) if begins else ()


def unhurried(settings: Settings) -> bool:
    """Large text or the voice tell that this person needs more time."""
    return settings.listening or settings.text_scale > TEXT_SCALES[0]

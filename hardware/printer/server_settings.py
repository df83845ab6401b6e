"""What cupsd must be told so that nothing of a document stays behind, and what it was told.

The same lines are in `provisioning/cups/keeps-nothing.conf`, with the reason for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ERROR_POLICY = "printer-error-policy"  # of the queue, not of the server


@dataclass(frozen=True)
class WrongSetting:
    """`name` stands at `stands`, and must be `wanted`."""

    name: str
    stands: str
    wanted: str


@dataclass(frozen=True)
class _Rule:
    wanted: str
    also_good: frozenset[str]
    default: str  # what cupsd 2.4 does when its file does not say


_NO, _YES = frozenset({"no", "off", "false", "0"}), frozenset({"yes", "on", "true"})
_RULES = {
    "PreserveJobFiles": _Rule("No", _NO, "86400"),
    "PreserveJobHistory": _Rule("Yes", _YES, "Yes"),
    "DirtyCleanInterval": _Rule("0", frozenset({"0"}), "30"),
    # A job that failed is dropped at once, not tried again when somebody else stands there.
    ERROR_POLICY: _Rule("abort-job", frozenset({"abort-job"}), ""),
}


def read(conf: str) -> dict[str, str]:
    """The directives of a cupsd.conf, sections aside."""
    lines = (line.partition("#")[0].strip() for line in conf.splitlines())
    parts = (line.partition(" ") for line in lines if line and not line.startswith("<"))
    return {name: value.strip() for name, _, value in parts}


def wrong(settings: Mapping[str, str]) -> tuple[WrongSetting, ...]:
    """What in `settings` (cupsd.conf's directives, and the queue's error policy) lets a document stay or come later."""
    stand = {name: settings.get(name, rule.default) for name, rule in _RULES.items()}
    return tuple(
        WrongSetting(name, stand[name], rule.wanted)
        for name, rule in _RULES.items()
        if stand[name].strip().lower() not in rule.also_good
    )

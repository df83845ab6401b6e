"""How requests go: histories that the one transition table allows, how often each happens, and how long steps take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from random import Random

from adminduk.request import Action, ActionKind, Refusal, Request, ReturnedItem, Role, State, apply

_A, _R = ActionKind, Role
_BY_RESIDENTS = (_A.FILE, _A.COMPLETE, _A.HAND_OVER)
WHO = {kind: _R.PEMOHON if kind in _BY_RESIDENTS else _R.OPERATOR for kind in _A}
_OFFICE = (_A.TAKE, _A.REGISTER, _A.PROCESS, _A.MARK_READY)
_RETURNED = (_A.TAKE, _A.RETURN, _A.COMPLETE)


@dataclass(frozen=True)
class Life:
    """A whole history, and how many of a hundred old requests went so."""

    kinds: tuple[ActionKind, ...]
    share: int

    @cached_property
    def state(self) -> State:
        return _walk(self.kinds)


OLD = (
    Life((_A.FILE, *_OFFICE, _A.HAND_OVER, _A.ARCHIVE), 67),
    Life((_A.FILE, *_OFFICE, _A.HAND_OVER), 1),
    Life((_A.FILE, *_RETURNED, *_OFFICE, _A.HAND_OVER, _A.ARCHIVE), 12),
    Life((_A.FILE, _A.TAKE, _A.REJECT, _A.ARCHIVE), 8),
    Life((_A.FILE, _A.CANCEL, _A.ARCHIVE), 9),
    Life((_A.FILE, *_OFFICE), 1),
    Life((_A.FILE, _A.TAKE, _A.RETURN), 2),
)
NEW = (
    Life((_A.FILE,), 35),
    Life((_A.FILE, _A.TAKE), 10),
    Life((_A.FILE, _A.TAKE, _A.REGISTER), 20),
    Life((_A.FILE, _A.TAKE, _A.REGISTER, _A.PROCESS), 15),
    Life((_A.FILE, _A.TAKE, _A.RETURN), 5),
    Life((_A.FILE, *_OFFICE), 15),
)


def action_of(kind: ActionKind, at: datetime, by: str, agenda: str) -> Action:
    """One action with the detail that the table asks for."""
    return Action(
        kind=kind,
        role=WHO[kind],
        by=by,
        at=at,
        returned=(ReturnedItem("surat-kehilangan", "buram"),) if kind is _A.RETURN else (),
        agenda_number=agenda if kind is _A.REGISTER else None,
        reason="Contoh alasan" if kind is _A.REJECT else None,
    )


def times(kinds: Sequence[ActionKind], filed: datetime, dice: Random) -> list[datetime]:
    """When each action happened: minutes at the office, days until somebody comes."""
    at, all_of_them = filed, []
    for kind in kinds:
        if kind is not _A.FILE:
            days = kind in (_A.COMPLETE, _A.HAND_OVER, _A.ARCHIVE)
            at += timedelta(days=dice.expovariate(1 / 3)) if days else timedelta(minutes=dice.expovariate(1 / 40))
        all_of_them.append(at)
    return all_of_them


def _walk(kinds: Sequence[ActionKind]) -> State:
    """Where the history ends; AssertionError when the table does not allow it."""
    request = Request("x", "x", "kk", "hilang")
    for kind in kinds:
        changed = apply(request, action_of(kind, datetime.now(UTC), "x", "1/2026"))
        assert not isinstance(changed, Refusal), (kinds, kind, changed)
        request = changed
    assert request.state is not None
    return request.state

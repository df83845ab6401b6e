"""Pengaduan dan saran: what a resident says about the service itself, and the clocks under which it must be answered.

UU 25/2009, Perpres 76/2013 and Permenpan RB 62/2018 (SP4N-LAPOR!): a first response within 3 days; then 5 days for a
question that asks for information, 14 for a complaint that can be settled at the desk, 60 for one that has to be looked
into on the spot. The sources at hand say "hari" and no more; calendar days are counted, which is never later than
working days would be. The clock of all of them starts when the office has it.

Like a request, a case is the list of its actions; its state is derived, and one table says what may happen next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from adminduk.request import Refusal, RefusalKind, Role

SHORTEST = 10  # "jelek" tells nobody what to do about it
LONGEST = 2000  # two pages of handwriting


class Kind(StrEnum):
    PENGADUAN = "pengaduan"
    SARAN = "saran"


class Topic(StrEnum):
    """What it is about, in the words of those who complain."""

    SYARAT = "syarat"
    WAKTU = "waktu"
    PETUGAS = "petugas"
    BIAYA = "biaya"
    SARANA = "sarana"
    ANJUNGAN = "anjungan"
    LAINNYA = "lainnya"


class Channel(StrEnum):
    """By which way it came."""

    ANJUNGAN = "anjungan"
    LOKET = "loket"
    KOTAK = "kotak"  # kotak saran
    SURAT = "surat"
    TELEPON = "telepon"
    PESAN = "pesan"  # SMS, WhatsApp
    SUREL = "surel"


class Nature(StrEnum):
    """How much work it is; decides the clock. Judged by the officer who takes it."""

    INFORMASI = "informasi"
    MEJA = "meja"  # no look on the spot needed
    LAPANGAN = "lapangan"


FIRST_RESPONSE = timedelta(days=3)
LIMITS: Mapping[Nature, timedelta] = MappingProxyType(
    {
        Nature.INFORMASI: timedelta(days=5),
        Nature.MEJA: timedelta(days=14),
        Nature.LAPANGAN: timedelta(days=60),
    }
)


class State(StrEnum):
    DITERIMA = "diterima"
    DITANGANI = "ditangani"
    DITERUSKAN = "diteruskan"
    DIJAWAB = "dijawab"
    SELESAI = "selesai"


class ActionKind(StrEnum):
    RECEIVE = "terima"
    ASSIGN = "tangani"
    ESCALATE = "teruskan"
    ANSWER = "jawab"
    CLOSE = "tutup"


@dataclass(frozen=True)
class Action:
    """One thing that happened to a case. `by` and `handler` are account or kiosk ids, never names."""

    kind: ActionKind
    role: Role
    by: str
    at: datetime
    nature: Nature | None = None  # with ASSIGN
    handler: str | None = None  # with ASSIGN: who answers it
    words: str = field(default="", repr=False)  # the answer, or to whom it went and why


@dataclass(frozen=True)
class Transition:
    action: ActionKind
    sources: frozenset[State]
    target: State
    roles: frozenset[Role]


_S, _A, _R = State, ActionKind, Role
_DESK = frozenset({_R.LOKET, _R.OPERATOR, _R.KASI, _R.KABID})

# The one table. RECEIVE starts from nothing: a resident at a kiosk, or whoever takes it at the office. An answered case
# may be taken up again: the resident was not content.
TRANSITIONS: tuple[Transition, ...] = (
    Transition(_A.RECEIVE, frozenset(), _S.DITERIMA, _DESK | {_R.PEMOHON}),
    Transition(_A.ASSIGN, frozenset({_S.DITERIMA, _S.DITANGANI, _S.DIJAWAB}), _S.DITANGANI, _DESK),
    Transition(_A.ESCALATE, frozenset({_S.DITANGANI}), _S.DITERUSKAN, frozenset({_R.OPERATOR, _R.KASI, _R.KABID})),
    Transition(_A.ANSWER, frozenset({_S.DITANGANI, _S.DITERUSKAN}), _S.DIJAWAB, _DESK),
    Transition(_A.CLOSE, frozenset({_S.DIJAWAB}), _S.SELESAI, _DESK),
)
_BY_ACTION = MappingProxyType({row.action: row for row in TRANSITIONS})


@dataclass(frozen=True)
class Case:
    """One complaint or suggestion. `actions` is its whole history, oldest first."""

    id: str
    number: str
    kind: Kind
    topic: Topic
    service: str  # of the catalogue; "" when it is about none
    actions: tuple[Action, ...] = ()

    @property
    def state(self) -> State | None:
        return _BY_ACTION[self.actions[-1].kind].target if self.actions else None

    @property
    def since(self) -> datetime | None:
        """When it entered its present state."""
        return self.history[-1][1] if self.actions else None

    @property
    def history(self) -> tuple[tuple[State, datetime], ...]:
        """Each state that it entered, oldest first."""
        entered: list[tuple[State, datetime]] = []
        for action in self.actions:
            target = _BY_ACTION[action.kind].target
            if not entered or entered[-1][0] is not target:
                entered.append((target, action.at))
        return tuple(entered)

    @property
    def nature(self) -> Nature | None:
        return next((each.nature for each in reversed(self.actions) if each.nature is not None), None)

    @property
    def handler(self) -> str | None:
        """Whose it is now."""
        return next((each.handler for each in reversed(self.actions) if each.handler is not None), None)

    @property
    def answer(self) -> str:
        """What the office said last; "" while it has said nothing."""
        return next((each.words for each in reversed(self.actions) if each.kind is ActionKind.ANSWER), "")

    @property
    def due(self) -> datetime | None:
        """By when the next thing must have happened: a first response, then the answer. None once it is answered."""
        match self.state:
            case State.DITERIMA:
                return self.actions[0].at + FIRST_RESPONSE
            case State.DITANGANI | State.DITERUSKAN:
                return self.actions[0].at + LIMITS[self.nature or Nature.MEJA]
        return None

    def is_late(self, now: datetime) -> bool:
        return self.due is not None and now > self.due

    @property
    def answered_in_time(self) -> bool | None:
        """Whether the first answer kept the clock; None while there is none."""
        first = next((each.at for each in self.actions if each.kind is ActionKind.ANSWER), None)
        return None if first is None else first <= self.actions[0].at + LIMITS[self.nature or Nature.MEJA]


def allowed_actions(state: State | None, role: Role) -> tuple[ActionKind, ...]:
    """What `role` may do with a case in `state`, in the order of the table."""
    return tuple(row.action for row in TRANSITIONS if role in row.roles and _starts_from(row, state))


def apply(case: Case, action: Action) -> Case | Refusal:
    """`case` with `action` added, or the reason why it may not happen."""
    row = _BY_ACTION[action.kind]
    if not _starts_from(row, case.state):
        return Refusal(RefusalKind.WRONG_STATE, case.state.value if case.state else "")
    if action.role not in row.roles:
        return Refusal(RefusalKind.WRONG_ROLE, action.role.value)
    missing = _missing_detail(action)
    if missing is not None:
        return Refusal(RefusalKind.MISSING_DETAIL, missing)
    return replace(case, actions=(*case.actions, action))


def tidied(text: str) -> str:
    """A resident's words as they are kept: marks that nobody sees (control, direction) go, lines and signs stay."""
    seen = "".join(each for each in unicodedata.normalize("NFC", text) if each == "\n" or _is_seen(each))
    return "\n".join(" ".join(line.split()) for line in seen.split("\n")).strip()


def _is_seen(symbol: str) -> bool:
    """Joiners hold an emoji together, so they stay; all other format and control marks go."""
    return symbol == "\u200d" or unicodedata.category(symbol) not in {"Cc", "Cf", "Cn", "Co", "Cs"}


def _starts_from(row: Transition, state: State | None) -> bool:
    return state in row.sources if row.sources else state is None


def _missing_detail(action: Action) -> str | None:
    if action.kind is ActionKind.ASSIGN and action.nature is None:
        return "nature"
    if action.kind is ActionKind.ASSIGN and not action.handler:
        return "handler"
    if action.kind in (ActionKind.ANSWER, ActionKind.ESCALATE) and not action.words.strip():
        return "words"
    return None

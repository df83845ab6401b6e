"""A request is the list of its actions; its state is derived from them, and one table says what may happen next.

This module is the only door through which a request changes: the office's pages, the kiosk API and the kiosk itself all
ask `apply` and show what it answers. Who may do what from which state stands in `TRANSITIONS`, as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a request stands, in the words that the office uses."""

    TERKIRIM = "terkirim"
    SEDANG_DIPERIKSA = "sedang-diperiksa"
    PERLU_DILENGKAPI = "perlu-dilengkapi"
    DIPROSES = "diproses"
    MENUNGGU_TANDA_TANGAN = "menunggu-tanda-tangan"
    SIAP_DIAMBIL = "siap-diambil"
    SUDAH_DIAMBIL = "sudah-diambil"
    DITOLAK = "ditolak"
    DIBATALKAN = "dibatalkan"
    DIARSIPKAN = "diarsipkan"


class Role(StrEnum):
    """Who acts. PEMOHON acts at the kiosk, KANTOR is the office's own program; the others have an account there."""

    PEMOHON = "pemohon"
    KANTOR = "kantor"
    LOKET = "loket"
    ADMIN_DESA = "admin-desa"  # looks after the requests of one village, before the kecamatan has them
    OPERATOR = "operator"
    KASI = "kasi"
    KABID = "kabid"
    CAMAT = "camat"
    KADIN = "kadin"
    PENGELOLA = "pengelola"  # looks after accounts and the program; decides nothing about requests


class ActionKind(StrEnum):
    FILE = "ajukan"
    TAKE = "periksa"
    RELEASE = "lepas"
    TAKE_OVER = "ambil-alih"  # from whoever is checking it
    RETURN = "kembalikan"
    COMPLETE = "lengkapi"
    REGISTER = "agendakan"
    PROCESS = "proses"
    ATTACH = "lampirkan"
    MARK_READY = "siapkan"
    HAND_OVER = "serahkan"
    REJECT = "tolak"
    CANCEL = "batalkan"
    ARCHIVE = "arsipkan"
    FORWARD = "teruskan"  # a step of the SOP that has no state of its own is done: verified, initialled, signed
    SEND_BACK = "kembalikan-meja"  # back to the desk of an earlier step, with a reason
    DISCARD = "hapus-foto-asli"  # what the scanner saw beside the pages is deleted: an officer has decided on them


@dataclass(frozen=True)
class ReturnedItem:
    """One thing the office sends back: which requirement (or field), why, and what to do, in the officer's words."""

    requirement: str
    reason: str  # a code of RETURN_REASONS
    note: str = ""


RETURN_REASONS = ("buram", "terpotong", "dokumen-salah", "tidak-berlaku", "belum-ditandatangani", "kurang", "lainnya")


@dataclass(frozen=True)
class Action:
    """One thing that happened to a request. `at` is timezone-aware; `by` is an account or kiosk id, never a name."""

    kind: ActionKind
    role: Role
    by: str
    at: datetime
    returned: tuple[ReturnedItem, ...] = ()
    agenda_number: str | None = None
    document_sha256: str | None = None
    reason: str | None = None  # free words: required to reject, and to send back to another desk
    step: str | None = None  # which step of the SOP was done or is to be done again (`adminduk.sop.Stage.id`)


@dataclass(frozen=True)
class Transition:
    action: ActionKind
    sources: frozenset[State]
    target: State | None  # None: the state stays as it is
    roles: frozenset[Role]


def _row(action: ActionKind, sources: tuple[State, ...], target: State | None, *roles: Role) -> Transition:
    return Transition(action, frozenset(sources), target, frozenset(roles))


_S, _A, _R = State, ActionKind, Role

# While the pages are still looked at, or may come again, all that was seen of them stays beside them.
UNDECIDED = (_S.TERKIRIM, _S.SEDANG_DIPERIKSA, _S.PERLU_DILENGKAPI)
DECIDED = tuple(state for state in State if state not in UNDECIDED)

# While the office holds it, a request can go from desk to desk.
_FROM_DESK = (_S.SEDANG_DIPERIKSA, _S.DIPROSES, _S.MENUNGGU_TANDA_TANGAN)
_HEADS = (_R.KASI, _R.KABID, _R.CAMAT, _R.KADIN)

# The one table. A request that does not exist yet has no state: FILE starts from an empty set of sources.
TRANSITIONS: tuple[Transition, ...] = (
    _row(_A.FILE, (), _S.TERKIRIM, _R.PEMOHON),
    _row(_A.TAKE, (_S.TERKIRIM,), _S.SEDANG_DIPERIKSA, _R.LOKET, _R.OPERATOR),
    _row(_A.RELEASE, (_S.SEDANG_DIPERIKSA,), _S.TERKIRIM, _R.KANTOR, _R.LOKET, _R.OPERATOR, _R.KASI, _R.KABID),
    _row(_A.TAKE_OVER, (_S.SEDANG_DIPERIKSA,), None, *_HEADS),
    _row(_A.RETURN, (_S.SEDANG_DIPERIKSA, _S.DIPROSES), _S.PERLU_DILENGKAPI, _R.LOKET, _R.OPERATOR),
    _row(_A.COMPLETE, (_S.PERLU_DILENGKAPI,), _S.TERKIRIM, _R.PEMOHON),
    _row(_A.REGISTER, (_S.SEDANG_DIPERIKSA,), _S.DIPROSES, _R.LOKET, _R.OPERATOR),
    _row(_A.PROCESS, (_S.DIPROSES,), _S.MENUNGGU_TANDA_TANGAN, _R.LOKET, _R.OPERATOR),
    _row(_A.ATTACH, (_S.MENUNGGU_TANDA_TANGAN, _S.SIAP_DIAMBIL), None, _R.OPERATOR, _R.KADIN),
    _row(_A.MARK_READY, (_S.MENUNGGU_TANDA_TANGAN,), _S.SIAP_DIAMBIL, _R.LOKET, _R.OPERATOR, *_HEADS),
    _row(_A.HAND_OVER, (_S.SIAP_DIAMBIL,), _S.SUDAH_DIAMBIL, _R.PEMOHON, _R.LOKET, _R.OPERATOR),
    _row(_A.REJECT, (_S.SEDANG_DIPERIKSA, _S.DIPROSES), _S.DITOLAK, _R.OPERATOR, *_HEADS),
    _row(_A.CANCEL, (_S.TERKIRIM, _S.PERLU_DILENGKAPI), _S.DIBATALKAN, _R.LOKET, _R.OPERATOR),
    _row(_A.ARCHIVE, (_S.SUDAH_DIAMBIL, _S.DITOLAK, _S.DIBATALKAN), _S.DIARSIPKAN, _R.LOKET, _R.OPERATOR, _R.KASI),
    _row(
        _A.FORWARD,
        (_S.TERKIRIM, *_FROM_DESK, _S.SIAP_DIAMBIL),
        None,
        _R.LOKET,
        _R.ADMIN_DESA,
        _R.OPERATOR,
        *_HEADS,
    ),
    _row(_A.SEND_BACK, _FROM_DESK, None, _R.LOKET, _R.OPERATOR, *_HEADS),
    _row(_A.DISCARD, DECIDED, None, _R.KANTOR),
)
_BY_ACTION: Mapping[ActionKind, Transition] = MappingProxyType({row.action: row for row in TRANSITIONS})


class RefusalKind(StrEnum):
    WRONG_STATE = "wrong-state"  # somebody else was quicker, or the step comes later
    WRONG_ROLE = "wrong-role"
    MISSING_DETAIL = "missing-detail"  # e.g. a return without a reason


@dataclass(frozen=True)
class Refusal:
    """Why an action did not happen. A value, not an exception: two operators on one request is a normal day."""

    kind: RefusalKind
    detail: str


@dataclass(frozen=True)
class Request:
    """A resident's request. `actions` is its whole history, oldest first; everything else follows from it."""

    id: str
    number: str
    service: str
    reason: str
    actions: tuple[Action, ...] = field(default=())
    catalogue_version: str = ""  # what the resident was told is of this version of the catalogue

    @property
    def state(self) -> State | None:
        """Where the request stands now; None before it was filed."""
        return derive_state(self.actions)

    @property
    def since(self) -> datetime | None:
        """When the request entered its present state."""
        state: State | None = None
        since: datetime | None = None
        for action in self.actions:
            target = _BY_ACTION[action.kind].target
            if target is not None and target != state:
                state, since = target, action.at
        return since

    @property
    def returned(self) -> tuple[ReturnedItem, ...]:
        """What the resident still has to complete; empty unless the request is PERLU_DILENGKAPI."""
        if self.state is not State.PERLU_DILENGKAPI:
            return ()
        return next(a.returned for a in reversed(self.actions) if a.kind is ActionKind.RETURN)

    @property
    def last_by_hand(self) -> Action:
        """The last thing that changes what can be done; pictures that are deleted after it are a consequence."""
        return next(action for action in reversed(self.actions) if action.kind is not ActionKind.DISCARD)

    @property
    def document_sha256(self) -> str | None:
        """Hash of the finished document that was attached last; None while there is none."""
        return next((a.document_sha256 for a in reversed(self.actions) if a.kind is ActionKind.ATTACH), None)


def derive_state(actions: Sequence[Action]) -> State | None:
    """The state that `actions` lead to; the last one that leads to a state says it."""
    for action in reversed(actions):
        target = _BY_ACTION[action.kind].target
        if target is not None:
            return target
    return None


def states_of(actions: Iterable[Action]) -> list[State | None]:
    """The state after each of `actions`."""
    state: State | None = None
    found = []
    for action in actions:
        state = _BY_ACTION[action.kind].target or state
        found.append(state)
    return found


def allowed_actions(state: State | None, role: Role) -> tuple[ActionKind, ...]:
    """What `role` may do with a request in `state`, in the order of the table."""
    return tuple(row.action for row in TRANSITIONS if role in row.roles and _starts_from(row, state))


def apply(request: Request, action: Action) -> Request | Refusal:
    """`request` with `action` added, or the reason why it may not happen."""
    row = _BY_ACTION[action.kind]
    if not _starts_from(row, request.state):
        return Refusal(RefusalKind.WRONG_STATE, request.state.value if request.state else "")
    if action.role not in row.roles:
        return Refusal(RefusalKind.WRONG_ROLE, action.role.value)
    missing = _missing_detail(action)
    if missing is not None:
        return Refusal(RefusalKind.MISSING_DETAIL, missing)
    return replace(request, actions=(*request.actions, action))


def _starts_from(row: Transition, state: State | None) -> bool:
    return state in row.sources if row.sources else state is None


def _missing_detail(action: Action) -> str | None:
    """The detail that `action` cannot go without, or None when it is complete."""
    if action.kind is ActionKind.RETURN and not action.returned:
        return "returned"
    if action.kind is ActionKind.REGISTER and not action.agenda_number:
        return "agenda_number"
    if action.kind is ActionKind.ATTACH and not action.document_sha256:
        return "document_sha256"
    if action.kind in (ActionKind.FORWARD, ActionKind.SEND_BACK) and not action.step:
        return "step"
    if action.kind in (ActionKind.REJECT, ActionKind.SEND_BACK) and not (action.reason or "").strip():
        return "reason"
    return None

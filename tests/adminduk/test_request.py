"""The one transition table, against a table written down independently of it; and the history it is applied to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adminduk.request import (
    TRANSITIONS,
    Action,
    ActionKind,
    Refusal,
    RefusalKind,
    Request,
    ReturnedItem,
    Role,
    State,
    allowed_actions,
    apply,
    derive_state,
)

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

# Who may do what from where, as the office works. "-" is a request that does not exist yet; a row that is missing
# means that nobody may do anything there.
ALLOWED = """
-                      pemohon    ajukan
terkirim               loket      periksa batalkan teruskan
terkirim               admin-desa teruskan
terkirim               operator   periksa batalkan teruskan
terkirim               kasi       teruskan
terkirim               kabid      teruskan
terkirim               camat      teruskan
terkirim               kadin      teruskan
sedang-diperiksa       kantor     lepas
sedang-diperiksa       loket      lepas kembalikan agendakan teruskan kembalikan-meja
sedang-diperiksa       admin-desa teruskan
sedang-diperiksa       operator   lepas kembalikan agendakan tolak teruskan kembalikan-meja
sedang-diperiksa       kasi       lepas tolak teruskan kembalikan-meja ambil-alih
sedang-diperiksa       kabid      teruskan kembalikan-meja tolak lepas ambil-alih
sedang-diperiksa       camat      tolak teruskan kembalikan-meja ambil-alih
sedang-diperiksa       kadin      teruskan kembalikan-meja tolak ambil-alih
perlu-dilengkapi       pemohon    lengkapi
perlu-dilengkapi       loket      batalkan
perlu-dilengkapi       operator   batalkan
diproses               kantor     hapus-foto-asli
diproses               loket      kembalikan teruskan kembalikan-meja proses
diproses               admin-desa teruskan
diproses               operator   kembalikan proses tolak teruskan kembalikan-meja
diproses               kasi       tolak teruskan kembalikan-meja
diproses               kabid      teruskan kembalikan-meja tolak
diproses               camat      tolak teruskan kembalikan-meja
diproses               kadin      teruskan kembalikan-meja tolak
menunggu-tanda-tangan  kantor     hapus-foto-asli
menunggu-tanda-tangan  loket      teruskan kembalikan-meja siapkan
menunggu-tanda-tangan  admin-desa teruskan
menunggu-tanda-tangan  operator   lampirkan siapkan teruskan kembalikan-meja
menunggu-tanda-tangan  kasi       siapkan teruskan kembalikan-meja
menunggu-tanda-tangan  kabid      teruskan kembalikan-meja siapkan
menunggu-tanda-tangan  camat      siapkan teruskan kembalikan-meja
menunggu-tanda-tangan  kadin      teruskan kembalikan-meja siapkan lampirkan
siap-diambil           pemohon    serahkan
siap-diambil           kantor     hapus-foto-asli
siap-diambil           loket      serahkan teruskan
siap-diambil           admin-desa teruskan
siap-diambil           operator   lampirkan serahkan teruskan
siap-diambil           kasi       teruskan
siap-diambil           kabid      teruskan
siap-diambil           camat      teruskan
siap-diambil           kadin      teruskan lampirkan
sudah-diambil          kantor     hapus-foto-asli
sudah-diambil          loket      arsipkan
sudah-diambil          operator   arsipkan
sudah-diambil          kasi       arsipkan
ditolak                kantor     hapus-foto-asli
ditolak                loket      arsipkan
ditolak                operator   arsipkan
ditolak                kasi       arsipkan
dibatalkan             kantor     hapus-foto-asli
dibatalkan             loket      arsipkan
dibatalkan             operator   arsipkan
dibatalkan             kasi       arsipkan
diarsipkan             kantor     hapus-foto-asli
"""
# Where each action leads; lampirkan stays where it is.
LEADS_TO = {
    "ajukan": "terkirim",
    "periksa": "sedang-diperiksa",
    "lepas": "terkirim",
    "ambil-alih": None,
    "kembalikan": "perlu-dilengkapi",
    "lengkapi": "terkirim",
    "agendakan": "diproses",
    "proses": "menunggu-tanda-tangan",
    "lampirkan": None,
    "siapkan": "siap-diambil",
    "serahkan": "sudah-diambil",
    "teruskan": None,
    "kembalikan-meja": None,
    "tolak": "ditolak",
    "batalkan": "dibatalkan",
    "arsipkan": "diarsipkan",
    "hapus-foto-asli": None,
}
# One way into every state.
WAYS = {
    None: "",
    "terkirim": "ajukan",
    "sedang-diperiksa": "ajukan periksa",
    "perlu-dilengkapi": "ajukan periksa kembalikan",
    "diproses": "ajukan periksa agendakan",
    "menunggu-tanda-tangan": "ajukan periksa agendakan proses",
    "siap-diambil": "ajukan periksa agendakan proses lampirkan siapkan",
    "sudah-diambil": "ajukan periksa agendakan proses lampirkan siapkan serahkan",
    "ditolak": "ajukan periksa tolak",
    "dibatalkan": "ajukan batalkan",
    "diarsipkan": "ajukan batalkan arsipkan",
}


def permissions() -> dict[tuple[State | None, Role], set[ActionKind]]:
    table: dict[tuple[State | None, Role], set[ActionKind]] = {}
    for line in ALLOWED.split("\n")[1:-1]:
        state, role, *actions = line.split()
        table[None if state == "-" else State(state), Role(role)] = {ActionKind(each) for each in actions}
    return table


def action(kind: ActionKind, role: Role, at: datetime = MORNING) -> Action:
    """A complete action: with every detail that some action cannot go without."""
    item = (ReturnedItem("surat-kehilangan", "buram"),) if kind is ActionKind.RETURN else ()
    return Action(
        kind, role, "loket-1", at, item, agenda_number="470/1", document_sha256="0" * 64, reason="alasan", step="s:1"
    )


def request_in(state: State | None) -> Request:
    kinds = WAYS[state].split()
    return Request("id", "JGR-01-000001", "kk", "hilang", tuple(action(ActionKind(k), Role.OPERATOR) for k in kinds))


STATES: list[State | None] = [None, *State]


@pytest.mark.parametrize("kind", ActionKind)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", STATES)
def test_every_state_role_and_action(state: State | None, role: Role, kind: ActionKind) -> None:
    request = request_in(state)
    assert request.state == state
    result = apply(request, action(kind, role))
    if kind in permissions().get((state, role), set()):
        assert isinstance(result, Request)
        assert result.state == (LEADS_TO[kind] or state)
        assert result.actions[:-1] == request.actions
    else:
        assert isinstance(result, Refusal)
        assert result.kind in {RefusalKind.WRONG_STATE, RefusalKind.WRONG_ROLE}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", STATES)
def test_the_offered_actions_are_the_permitted_ones(state: State | None, role: Role) -> None:
    assert set(allowed_actions(state, role)) == permissions().get((state, role), set())


def test_every_action_has_exactly_one_row() -> None:
    assert sorted(row.action for row in TRANSITIONS) == sorted(ActionKind)


def test_a_wrong_state_is_told_from_a_wrong_role() -> None:
    assert apply(request_in(State.TERKIRIM), action(ActionKind.PROCESS, Role.OPERATOR)) == Refusal(
        RefusalKind.WRONG_STATE, "terkirim"
    )
    assert apply(request_in(State.DIPROSES), action(ActionKind.PROCESS, Role.KASI)) == Refusal(
        RefusalKind.WRONG_ROLE, "kasi"
    )


@pytest.mark.parametrize(
    ("state", "kind", "detail"),
    [
        (State.SEDANG_DIPERIKSA, ActionKind.RETURN, "returned"),
        (State.SEDANG_DIPERIKSA, ActionKind.REGISTER, "agenda_number"),
        (State.MENUNGGU_TANDA_TANGAN, ActionKind.ATTACH, "document_sha256"),
        (State.SEDANG_DIPERIKSA, ActionKind.REJECT, "reason"),
        (State.SEDANG_DIPERIKSA, ActionKind.FORWARD, "step"),
        (State.SEDANG_DIPERIKSA, ActionKind.SEND_BACK, "step"),
    ],
)
def test_an_action_without_its_detail_is_refused(state: State, kind: ActionKind, detail: str) -> None:
    bare = Action(kind, Role.OPERATOR, "operator-1", MORNING)
    assert apply(request_in(state), bare) == Refusal(RefusalKind.MISSING_DETAIL, detail)


def test_a_reason_of_spaces_is_no_reason() -> None:
    empty = Action(ActionKind.REJECT, Role.KASI, "kasi-1", MORNING, reason="  ")
    assert isinstance(apply(request_in(State.DIPROSES), empty), Refusal)


def test_what_was_returned_stands_only_while_it_is_open() -> None:
    returned = request_in(State.PERLU_DILENGKAPI)
    assert [item.requirement for item in returned.returned] == ["surat-kehilangan"]
    completed = apply(returned, action(ActionKind.COMPLETE, Role.PEMOHON))
    assert isinstance(completed, Request)
    assert completed.returned == ()


def test_the_last_attached_document_counts() -> None:
    request = request_in(State.MENUNGGU_TANDA_TANGAN)
    assert request.document_sha256 is None
    for digit in "12":
        attach = Action(ActionKind.ATTACH, Role.OPERATOR, "operator-1", MORNING, document_sha256=digit * 64)
        result = apply(request, attach)
        assert isinstance(result, Request)
        request = result
    assert request.document_sha256 == "2" * 64


def test_a_request_waits_since_it_entered_its_state() -> None:
    kinds = (ActionKind.FILE, ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS, ActionKind.ATTACH)
    actions = tuple(action(kind, Role.OPERATOR, MORNING + timedelta(hours=i)) for i, kind in enumerate(kinds))
    request = Request("id", "JGR-01-000001", "kk", "hilang", actions)
    assert request.since == MORNING + timedelta(hours=3)  # attaching changed no state
    assert Request("id", "JGR-01-000001", "kk", "hilang").since is None


steps = st.lists(st.tuples(st.sampled_from(ActionKind), st.sampled_from(Role)), max_size=25)


@settings(deadline=None)
@given(steps)
def test_the_state_always_follows_from_the_history(taken: list[tuple[ActionKind, Role]]) -> None:
    request = Request("id", "JGR-01-000001", "kk", "hilang")
    state: str | None = None
    for kind, role in taken:
        permitted = kind in permissions().get((None if state is None else State(state), role), set())
        result = apply(request, action(kind, role))
        assert isinstance(result, Request) == permitted
        if isinstance(result, Request):
            request, state = result, LEADS_TO[kind] or state
        assert request.state == state == derive_state(request.actions)

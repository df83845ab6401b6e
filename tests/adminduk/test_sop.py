"""Each office's own steps, walked desk by desk from the slip to the archive; sent back, released and completed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from adminduk import sop
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.model import Catalogue, Service
from adminduk.request import Action, ActionKind, Request, ReturnedItem, Role, State, apply
from adminduk.sop import Stage
from tests.adminduk.conftest import ASSETS

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
CATALOGUES = load_catalogues(ASSETS / "catalogue")
WAYS = [(each, service) for each in CATALOGUES for service in each.services]
K = ActionKind


def name(value: object) -> str:
    return value.office.id if isinstance(value, Catalogue) else value.id if isinstance(value, Service) else ""


def of(office: str, service: str) -> tuple[Catalogue, tuple[Stage, ...]]:
    catalogue = next(each for each in CATALOGUES if each.office.id == office)
    return catalogue, sop.way(catalogue, catalogue.service(service))


def filed() -> Request:
    return Request("id", "JGR-01-000001", "kk", "hilang", (Action(K.FILE, Role.PEMOHON, "kiosk", MORNING),))


def acted(request: Request, kind: ActionKind, role: Role, step: str = "") -> Request:
    """`request` with one more action, a minute later, with every detail that some action needs."""
    item = (ReturnedItem("kk", "buram"),) if kind is K.RETURN else ()
    at = request.actions[-1].at + timedelta(minutes=1)
    action = Action(kind, role, "uji", at, item, "1/2026", "0" * 64, "alasan", step or None)
    changed = apply(request, action)
    assert isinstance(changed, Request), changed
    return changed


def walked(catalogue: Catalogue, stages: tuple[Stage, ...], upto: str = "") -> Request:
    """A request that went from desk to desk until step `upto` is next; to the end when it is ""."""
    roles = {desk.id: desk.role for desk in catalogue.desks}
    request = filed()
    while (here := sop.place(stages, request).next) is not None and here.id != upto:
        request = acted(request, here.deed(request.state), roles[here.desk], here.id)
    return request


@pytest.mark.parametrize(("catalogue", "service"), WAYS, ids=name)
def test_every_step_is_done_by_its_own_desk_in_order(catalogue: Catalogue, service: Service) -> None:
    stages = sop.way(catalogue, service)
    request = walked(catalogue, stages)
    assert request.state is State.DIARSIPKAN
    assert [each.id for each in sop.place(stages, request).behind] == [s.id for s in stages if not s.optional]
    assert len({each.id for each in stages}) == len(stages)


@pytest.mark.parametrize(("catalogue", "service"), WAYS, ids=name)
def test_every_step_of_the_decree_at_a_desk_is_on_the_way_once(catalogue: Catalogue, service: Service) -> None:
    written = [
        f"{standard.id}:{step.no}"
        for standard in service.standards
        for step in standard.prosedur or ()
        if step.desk not in ("pemohon", "anjungan", "luar")
    ]
    numbered = [each.id for each in sop.way(catalogue, service) if each.no is not None and each.id.count(":") == 1]
    assert sorted(numbered) == sorted(written)


def test_the_desks_of_margorejo_grobogan_and_jumapolo() -> None:
    ways = {office: [each.desk for each in of(office, "kk")[1]] for office in ("margorejo", "grobogan", "jumapolo")}
    assert ways["margorejo"] == ["admin-desa", *["admin-kecamatan"] * 7]
    assert ways["grobogan"] == ["loket", "loket", "operator", "kabid", "kadis", "operator", "loket", "loket", "loket"]
    assert ways["jumapolo"][:6] == ["jfu", "jfu", "kasi-pemerintahan", "operator-siak", "operator-siak", "jfu"]


def test_what_has_no_state_of_its_own_is_forwarded() -> None:
    catalogue, stages = of("jumapolo", "kk")
    legalised = next(each for each in stages if each.desk == "kasi-pemerintahan")
    request = walked(catalogue, stages, legalised.id)
    assert (request.state, legalised.deed(request.state)) == (State.DIPROSES, K.FORWARD)
    forwarded = acted(request, K.FORWARD, Role.KASI, legalised.id)
    assert forwarded.state is State.DIPROSES
    assert sop.place(stages, forwarded).next == stages[stages.index(legalised) + 1]


def test_a_step_that_was_passed_over_stands_in_the_way() -> None:
    catalogue, stages = of("jumapolo", "kk")
    legalised = next(each for each in stages if each.desk == "kasi-pemerintahan")
    request = walked(catalogue, stages, legalised.id)
    assert sop.missing_before(stages, request, K.PROCESS) == legalised
    assert sop.missing_before(stages, request, K.REJECT) is None
    forwarded = acted(request, K.FORWARD, Role.KASI, legalised.id)
    assert sop.missing_before(stages, forwarded, K.PROCESS) is None


def test_a_desk_sends_back_and_every_step_from_there_is_done_again() -> None:
    catalogue, stages = of("grobogan", "kk")
    checked, entered = stages[0], stages[2]
    request = walked(catalogue, stages, "pelayanan-kk-wni:4")
    back = acted(request, K.SEND_BACK, Role.KABID, entered.id)
    here = sop.place(stages, back)
    assert (here.next, here.behind, back.state) == (entered, stages[:2], State.MENUNGGU_TANDA_TANGAN)
    assert entered.deed(back.state) is K.FORWARD  # its own action is behind: the state does not go back
    assert sop.place(stages, acted(back, K.FORWARD, Role.OPERATOR, entered.id)).next == stages[3]
    assert sop.place(stages, acted(request, K.SEND_BACK, Role.KABID, checked.id)).next == checked


def test_the_minutes_of_a_desk_run_from_when_the_request_came_to_it() -> None:
    catalogue, stages = of("grobogan", "kk")
    request = walked(catalogue, stages, "pelayanan-kk-wni:4")
    here = sop.place(stages, request)
    assert here.since == request.actions[-1].at
    assert here.left(here.since) == timedelta(minutes=1)
    assert here.left(here.since + timedelta(minutes=3)) == timedelta(minutes=-2)
    silent = sop.place(of("jogoroto", "kk")[1], filed())
    assert silent.left(MORNING) is None


def test_the_resident_completes_and_the_way_begins_again() -> None:
    _, stages = of("margorejo", "kk")
    request = acted(filed(), K.FORWARD, Role.ADMIN_DESA, stages[0].id)
    returned = acted(acted(request, K.TAKE, Role.OPERATOR), K.RETURN, Role.OPERATOR)
    assert sop.place(stages, returned).next is None
    completed = acted(returned, K.COMPLETE, Role.PEMOHON)
    assert (sop.place(stages, completed).next, sop.place(stages, completed).behind) == (stages[0], ())
    assert sop.place(stages, completed).since == completed.actions[-1].at


def test_whoever_lets_go_undoes_only_that_it_was_taken() -> None:
    _, stages = of("margorejo", "kk")
    request = acted(filed(), K.FORWARD, Role.ADMIN_DESA, stages[0].id)
    released = acted(acted(request, K.TAKE, Role.OPERATOR), K.RELEASE, Role.OPERATOR)
    assert sop.place(stages, released).next == stages[1]


def test_what_is_done_only_where_there_is_a_reason_is_offered_and_never_waited_for() -> None:
    catalogue, stages = of("jepara", "legalisir")
    request = walked(catalogue, stages, "pengajuan-legalisir:5")
    here = sop.place(stages, request)
    assert [each.id for each in here.choices] == ["pengajuan-legalisir:4"]
    looked_up = acted(request, K.FORWARD, Role.OPERATOR, "pengajuan-legalisir:4")
    assert sop.place(stages, looked_up).choices == ()
    assert sop.place(stages, looked_up).next == here.next


def test_a_refused_request_waits_for_the_archive_only() -> None:
    _, stages = of("jumapolo", "kk")
    refused = acted(acted(filed(), K.TAKE, Role.LOKET), K.REJECT, Role.KASI)
    here = sop.place(stages, refused).next
    assert here is not None
    assert here.action is K.ARCHIVE
    assert sop.missing_before(stages, refused, K.ARCHIVE) is None


def test_an_office_without_desks_has_no_way() -> None:
    catalogue, _ = of("jogoroto", "kk")
    bare = replace_desks(catalogue)
    assert sop.way(bare, bare.service("kk")) == ()
    assert sop.place((), filed()).next is None
    assert sop.missing_before((), filed(), K.PROCESS) is None


def replace_desks(catalogue: Catalogue) -> Catalogue:
    return catalogue.model_copy(update={"desks": ()})

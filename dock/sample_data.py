"""Sample requests for a demo, in different states, brought there the way real ones are.

A second kiosk is enrolled and files them through its own spool and uplink, with pages that went through the real
capture; an officer of the demo then works on them through the office's own rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from adminduk.catalogue.model import Catalogue, ProductKind
from adminduk.catalogue.requirements import requirements_for, scanned
from adminduk.request import ActionKind, Request, ReturnedItem, Role, State
from dock.sample_requests import SAMPLE_REQUESTS, SampleRequest, specimen_pdf
from dock.sample_slips import SampleSlip
from dock.samples import RESOLUTION, sample
from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk import identity
from kiosk.capture.pipeline import capture
from kiosk.clock import SystemClock
from kiosk.effects import CommitFiling, KeptPage
from kiosk.events import CapturedPage
from kiosk.identity import Credentials, Identity
from kiosk.spool.contents import CatalogueFacts, Kept
from kiosk.spool.spool import Spool
from kiosk.uplink.answers import Done, NotNow, Refused
from kiosk.uplink.carrier import Carrier
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.steps import pass_by
from office import desks, passwords, work
from office.parts import Office
from office.store import accounts, agenda, kiosks, requests
from office.store.accounts import OFFICE_ROLES, Account
from office.work import Draft

OFFICER = "contoh.operator"
_K = ActionKind
# Which actions of the officer lead to each state of the table.
_WAYS: Mapping[State, tuple[ActionKind, ...]] = {
    State.TERKIRIM: (),
    State.SEDANG_DIPERIKSA: (_K.TAKE,),
    State.PERLU_DILENGKAPI: (_K.TAKE, _K.RETURN),
    State.MENUNGGU_TANDA_TANGAN: (_K.TAKE, _K.REGISTER, _K.PROCESS),
    State.SIAP_DIAMBIL: (_K.TAKE, _K.REGISTER, _K.PROCESS, _K.ATTACH, _K.MARK_READY),
}


class SampleDataFailed(Exception):
    """A sample did not get where it should; the words say which and why."""


def fill(office: Office, office_url: str, folder: Path) -> tuple[SampleSlip, ...]:
    """File every sample at the running office at `office_url` and work on it; the slips that were handed out.

    `office` is the same office, opened beside the running one. `folder` becomes the home of the second kiosk. Raises
    SampleDataFailed.
    """
    known = _second_kiosk(office, office_url, folder)
    slips = _file_all(office, known, office_url, folder)
    officer = _officer(office)
    for wanted, slip in zip(samples_for(office.catalogue), slips, strict=True):
        for kind in _WAYS[wanted.state]:
            if kind is not ActionKind.ATTACH or _is_printed(office, wanted):
                _pass_on(office, officer, slip.number)
                _act(office, officer, slip.number, kind, wanted)
    return slips


def samples_for(catalogue: Catalogue) -> tuple[SampleRequest, ...]:
    """The samples that could have been filed at this office: the table is one of a kecamatan with KK and KTP-el."""
    return tuple(wanted for wanted in SAMPLE_REQUESTS if _can_be_filed(catalogue, wanted))


def _can_be_filed(catalogue: Catalogue, wanted: SampleRequest) -> bool:
    service = next((each for each in catalogue.services if each.id == wanted.service), None)
    if service is None or wanted.reason not in [reason.id for reason in service.reasons]:
        return False
    asked = requirements_for(service, wanted.reason, dict(wanted.answers), catalogue.reading)
    return {each.id for each in scanned(asked)} == set(wanted.papers)


def _a_desa(office: Office) -> str:
    """The first desa of the office's area, whether that is a kecamatan or a kabupaten."""
    place = office.catalogue.office.wilayah
    while not office.wilayah.children(place)[0].is_desa:
        place = office.wilayah.children(place)[0].code
    return office.wilayah.children(place)[0].code


def _is_printed(office: Office, wanted: SampleRequest) -> bool:
    return office.catalogue.service(wanted.service).product.kind is ProductKind.PDF


def _second_kiosk(office: Office, office_url: str, folder: Path) -> Identity:
    """The neighbour that files the samples. One that an interrupted start left behind is used again."""
    known = identity.load(folder)
    if isinstance(known, Identity):
        return known
    with office.database.writing() as session:
        code = kiosks.new_code(session, office.keys, office.clock())
    enrolled = identity.enroll(office_url, code, folder)
    if isinstance(enrolled, Fault):
        raise SampleDataFailed(f"Anjungan contoh tidak dapat didaftarkan: {enrolled.code}.")
    return enrolled


def _file_all(office: Office, known: Identity, office_url: str, folder: Path) -> tuple[SampleSlip, ...]:
    clock = SystemClock(office.settings.time_zone)
    spool = Spool.open(identity.folder(folder) / "spool", known.owner, clock.now)
    if isinstance(spool, Fault):
        raise SampleDataFailed(f"Tempat simpan anjungan contoh tidak dapat dibuka: {spool.code}.")
    client = OfficeClient(Line(office_url), Credentials(known, clock.now))
    pages = _Scanned()
    try:
        slips = tuple(_file(spool, office, wanted, pages) for wanted in samples_for(office.catalogue))
        _deliver(spool, client)
    finally:
        client.close()
        spool.close()
    return slips


class _Scanned:
    """Sample sheets as the kiosk's capture makes them; each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[str, CapturedPage] = {}

    def page(self, sheet: str) -> CapturedPage:
        if sheet not in self._known:
            self._known[sheet] = capture(ScannedSheet(sample(sheet).pixels(), RESOLUTION))
        return self._known[sheet]


def _file(spool: Spool, office: Office, wanted: SampleRequest, pages: _Scanned) -> SampleSlip:
    desa = _a_desa(office)
    answers = {"nik": wanted.nik, "nama": wanted.nama, "nomor-kk": wanted.nomor_kk, "desa": desa, **wanted.answers}
    filing = CommitFiling(
        service=wanted.service,
        reason=wanted.reason,
        answers=tuple(answers.items()),
        pages=tuple(KeptPage(requirement, pages.page(sheet)) for requirement, sheet in wanted.papers.items()),
        brought_later=(),
        language="id",
    )
    kept = spool.commit_filing(filing, CatalogueFacts(office.catalogue.office.id, office.catalogue.version))
    if isinstance(kept, Fault):
        raise SampleDataFailed(f"Permohonan contoh tidak dapat disimpan: {kept.code}.")
    return _slip(office, wanted, kept)


def _slip(office: Office, wanted: SampleRequest, kept: Kept) -> SampleSlip:
    service = office.catalogue.service(wanted.service)
    reason = next(each for each in service.reasons if each.id == wanted.reason)
    label = f"{reason.name.id}, {wanted.state.value.replace('-', ' ')}"
    return SampleSlip(label, kept.number, kept.slip_code, wanted.nik, wanted.state.value)


def _deliver(spool: Spool, client: OfficeClient) -> None:
    carrier = Carrier(spool, client, pass_by)
    waiting = spool.waiting()
    if isinstance(waiting, Fault):
        raise SampleDataFailed(f"Permohonan contoh tidak dapat dibaca: {waiting.code}.")
    for parcel in waiting:
        match carrier.carry(parcel):
            case Done():
                continue
            case Refused(code=code):
                raise SampleDataFailed(f"Kantor menolak permohonan contoh {parcel.number}: {code}.")
            case NotNow(fault=fault):
                raise SampleDataFailed(f"Permohonan contoh {parcel.number} tidak terkirim: {fault.code}.")


def _officer(office: Office) -> Account:
    """Whoever worked on the samples, at every desk. Nobody knows the password; `anjungan user password` makes one."""
    password_hash = office.passwords.hash(passwords.generate())
    with office.database.writing() as session:
        known = accounts.by_login(session, OFFICER)
        if known is not None:
            return known[0]
        made = accounts.create(
            session,
            login=OFFICER,
            name="Operator CONTOH",
            roles=[role for role in OFFICE_ROLES if role is not Role.PENGELOLA],
            password_hash=password_hash,
            must_change=True,
            now=office.clock(),
        )
    if made is None:
        raise SampleDataFailed("Akun petugas contoh tidak dapat dibuat.")
    return made


def _pass_on(office: Office, officer: Account, number: str) -> None:
    """Do what the office's SOP puts before the next action: the steps that have no state of their own."""
    while True:
        request = _request(office, number)
        due = desks.to_forward(office, officer, request)
        if not due or due[0] != desks.place_of(office, request).next:  # others are done only where there is a reason to
            return
        draft = Draft(ActionKind.FORWARD, seen=len(request.actions), step=due[0].id)
        _done(work.act(office, officer, number, draft), number, draft)


def _request(office: Office, number: str) -> Request:
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
    if stored is None:
        raise SampleDataFailed(f"Permohonan contoh {number} tidak ada di kantor.")
    return stored.request


def _done(outcome: Request | work.Refused, number: str, draft: Draft) -> None:
    if isinstance(outcome, work.Refused):
        kind, detail = draft.kind.value, f"{outcome.obstacle.value} {outcome.detail}"
        raise SampleDataFailed(f"Permohonan contoh {number}, {kind}: {detail}.")


def _act(office: Office, officer: Account, number: str, kind: ActionKind, wanted: SampleRequest) -> None:
    draft = _draft(office, _request(office, number), kind, wanted)
    _done(work.act(office, officer, number, draft), number, draft)


def _draft(office: Office, request: Request, kind: ActionKind, wanted: SampleRequest) -> Draft:
    """What the officer fills in for one action."""
    draft = Draft(kind, seen=len(request.actions))
    match kind:
        case ActionKind.RETURN:
            blurred = list(wanted.papers)[-1]
            return replace(draft, returned=(ReturnedItem(blurred, "buram", "Tulisannya tidak terbaca"),))
        case ActionKind.REGISTER:
            return replace(draft, agenda_number=_next_agenda(office, request))
        case ActionKind.ATTACH:
            return replace(draft, document=specimen_pdf(request.number, wanted.nama))
    return draft


def _next_agenda(office: Office, request: Request) -> str:
    with office.database.reading() as session:
        return agenda.suggest(session, request.id, office.clock().astimezone(office.zone).year)

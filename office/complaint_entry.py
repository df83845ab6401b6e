"""A complaint that did not come by a kiosk: told over the counter, written, telephoned. Entered by whoever received it,
under the same clocks, which run from the day it was received."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from adminduk.filing import Complaint
from adminduk.localised import Language
from adminduk.numbers import new_slip_code
from adminduk.pengaduan import Action, ActionKind, Case, Channel, Kind, Topic, apply, tidied
from adminduk.request import Refusal
from office import hearing
from office.parts import Office
from office.store import complaints
from office.store.accounts import Account
from office.store.database import one_at_a_time

OLDEST = timedelta(days=60)  # longer than the longest clock: nothing is entered that is over before it begins
LONGEST_CONTACT = 20


@dataclass(frozen=True)
class Entry:
    """What the officer filled in; None where what was chosen does not exist."""

    channel: Channel | None
    received_on: date | None
    kind: Kind | None
    topic: Topic | None
    service: str
    text: str
    contact: str


def lack_of(office: Office, entry: Entry) -> str:
    """The first thing that is missing, in a sentence; "" when all is there."""
    today = office.clock().astimezone(office.zone).date()
    if entry.channel is None or entry.channel is Channel.ANJUNGAN:
        return "Pilih dahulu lewat mana pengaduan ini datang."
    if entry.received_on is None or not today - OLDEST <= entry.received_on <= today:
        return "Tulis tanggal diterima: hari ini atau paling lama 60 hari yang lalu."
    if entry.kind is None or entry.topic is None:
        return "Pilih dahulu jenis dan pokoknya."
    if entry.service and office.service(entry.service) is None:
        return "Layanan itu tidak ada di kantor ini."
    if not tidied(entry.text):
        return "Tulis dahulu isinya."
    return ""


def enter(office: Office, account: Account, entry: Entry) -> Case | None:
    """Keep it under the next number of its year; None when `account` may not, or something is missing."""
    role = hearing.role_for(account, ActionKind.RECEIVE)
    if role is None or lack_of(office, entry) or not entry.channel or not entry.kind or not entry.topic:
        return None
    at = _received_at(office, entry.received_on)
    with office.database.writing() as session:
        one_at_a_time(session, "complaints")
        number = next_number(session, at.astimezone(office.zone).year)
        new = Case(str(uuid.uuid4()), number, entry.kind, entry.topic, entry.service)
        case = apply(new, Action(ActionKind.RECEIVE, role, account.id, at))
        if isinstance(case, Refusal):
            return None
        complaints.add(session, case, _filed(office, case, entry))
    office.pulse.beat()
    return case


def next_number(session: Session, year: int) -> str:
    """`0001/ADU/2026`: counted by the year in which it was received. No kiosk gives a number like that."""
    highest = complaints.highest_number(session, f"/ADU/{year}")
    return f"{int(highest.partition('/')[0]) + 1 if highest else 1:04d}/ADU/{year}"


def _received_at(office: Office, day: date | None) -> datetime:
    """Now, or the first moment of an earlier day: no clock then ends later than the law says."""
    now = office.clock()
    local = now.astimezone(office.zone)
    return now if day is None or day == local.date() else datetime.combine(day, time.min, office.zone)


def _filed(office: Office, case: Case, entry: Entry) -> complaints.Filed:
    here = office.catalogue.office
    content = Complaint(
        complaint_id=case.id,
        number=case.number,
        slip_code=str(new_slip_code(here.code)),
        office=here.id,
        kind=case.kind,
        topic=case.topic,
        service=case.service,
        text=tidied(entry.text),
        contact=entry.contact.strip()[:LONGEST_CONTACT],
        language=Language.INDONESIAN,
        filed_at=office.clock(),
    )
    sealed = office.keys.seal(content.model_dump_json().encode())
    return complaints.Filed(
        slip_hash=office.keys.slip_hash(content.slip_code),
        kiosk_id=None,
        content_hash=hashlib.sha256(sealed).hexdigest(),
        sealed=sealed,
        filed_at=content.filed_at,
        channel=entry.channel or Channel.LOKET,
    )

"""Every call of docs/kiosk-api.md that an enrolled kiosk makes, each answered with a value."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from pydantic import ValidationError

from hardware.device import Fault
from kiosk.catalogue_keeper import Offered
from kiosk.effects import AskStanding, CallOfficer, ClaimDocument
from kiosk.events import OfficeSaidNo, OfficeTrouble
from kiosk.identity import Credentials
from kiosk.office_answers import CallState, ComplaintStanding, Grant, Standing
from kiosk.spool.contents import Parcel
from kiosk.uplink import faults, limits
from kiosk.uplink.answers import DeliveryAnswer, Done, MissingBlobs, NotNow, Refused, Reply
from kiosk.uplink.line import Line
from kiosk.uplink.standing import parse_complaint, parse_standing

log = logging.getLogger(__name__)

_HAVE_IT = (200, 201)
_INVALID = 422  # a body with something in it that this office does not know
_NO: Mapping[tuple[int, str], OfficeTrouble] = {
    (404, "unknown"): OfficeTrouble.UNKNOWN,
    (403, "wrong_holder"): OfficeTrouble.WRONG_HOLDER,
    (409, "state"): OfficeTrouble.NOT_READY,
    (429, "locked"): OfficeTrouble.LOCKED,
}
_FOR_GOOD = frozenset({(409, "conflict"), (409, "state"), (422, "invalid"), (422, "signature"), (413, "too_large")})


class OfficeClient:
    """Safe to use from several threads: the resident's questions and the deliveries run side by side."""

    def __init__(self, line: Line, credentials: Credentials) -> None:
        self._line, self._credentials = line, credentials

    def close(self) -> None:
        self._line.close()

    # --- delivering --------------------------------------------------------------------------------------------------

    def put_blob(self, blob: str, sealed: bytes) -> Done | Refused | NotNow:
        """Bring one sealed page file to the office."""
        reply = self._call("PUT", f"/blobs/{blob}", sealed, within_s=limits.DELIVERING_S)
        return Done() if reply is not None and reply.status in _HAVE_IT else _not_taken(reply)

    def put_delivery(self, parcel: Parcel) -> DeliveryAnswer:
        """Hand one delivery over. Done means: durable at the office, so that the kiosk may forget its own copy."""
        body = {
            "kind": parcel.kind.value,
            "number": parcel.number,
            "sealed": base64.b64encode(parcel.sealed).decode("ascii"),
            "blobs": list(parcel.blobs),
            "content_hash": parcel.content_hash,
        }
        reply = self._call("PUT", f"/deliveries/{parcel.id}", body, within_s=limits.DELIVERING_S)
        if reply is None:
            return _not_taken(None)
        if reply.status in _HAVE_IT:
            confirmed = reply.fields.get("durable") is True and reply.fields.get("delivery_id") == parcel.id
            return Done() if confirmed else NotNow(faults.UNREACHABLE)
        if (reply.status, reply.code) == (422, "missing_blobs"):
            named = reply.fields.get("missing")
            return MissingBlobs(tuple(str(blob) for blob in named) if isinstance(named, list) else ())
        return _not_taken(reply)

    def put_report(self, report_id: str, body: Mapping[str, object]) -> Done | Refused | NotNow:
        """Hand over a readiness report. Done means: durable at the office."""
        reply = self._call("PUT", f"/reports/{report_id}", body, within_s=limits.DELIVERING_S)
        return Done() if reply is not None and reply.status in _HAVE_IT else _not_taken(reply)

    def heartbeat(
        self,
        version: str,
        standing: Sequence[tuple[str, str]],
        waiting: int,
        condition: Mapping[str, object] | None = None,
    ) -> Done | NotNow:
        """Say that this kiosk lives: its (kind, code) faults, how many deliveries wait, and its condition
        (docs/kiosk-api.md), which an office of before does not want to know."""
        body = {"version": version, "faults": [{"kind": k, "code": c} for k, c in standing], "waiting": waiting}
        reply = self._call("POST", "/heartbeat", body if condition is None else {**body, "condition": condition})
        if condition is not None and reply is not None and reply.status == _INVALID:
            reply = self._call("POST", "/heartbeat", body)
        return Done() if reply is not None and reply.status == 204 else NotNow(_fault_of(reply))

    def catalogue(self, digest: str) -> Offered | None:
        """The edition that the office has published, unless it is the one with `digest`; None without an answer."""
        reply = self._call(
            "GET", f"/catalogue?digest={quote(digest, safe='')}", within_s=limits.DELIVERING_S, at_most=limits.CATALOGUE
        )
        if reply is None or reply.status != 200:
            return None
        try:
            return Offered.model_validate_json(reply.body)
        except ValidationError:
            return None

    def time(self) -> datetime | None:
        """The office's clock; None when it does not answer. Says nothing about who asks."""
        reply = self._line.send("GET", "/time")
        said = reply.fields.get("now") if reply is not None and reply.status == 200 else None
        try:
            now = datetime.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            return None
        return now if now is not None and now.tzinfo is not None else None

    def accepted(self) -> Done | NotNow:
        """Whether the office accepts this kiosk's key."""
        reply = self._call("GET", "/me")
        return Done() if reply is not None and reply.status == 200 else NotNow(_fault_of(reply))

    # --- asking ------------------------------------------------------------------------------------------------------

    def standing(self, question: AskStanding) -> Standing | ComplaintStanding | OfficeSaidNo:
        """Where a request or a complaint stands, by slip code; a request also by number and NIK."""
        by_slip = bool(question.slip_code)
        body = {"slip_code": question.slip_code} if by_slip else {"number": question.number, "nik": question.nik}
        reply = self._call("POST", "/lookup", body)
        if reply is None or reply.status != 200:
            return _said_no(reply, question.number)
        found = parse_standing(reply.body, question.slip_code) or parse_complaint(reply.body, question.slip_code)
        return found or _said_no(None, question.number)

    def call_officer(self, call: CallOfficer) -> CallState:
        """Tell the office of a call, or ask after it."""
        reply = self._call("PUT", f"/calls/{call.call}", {"page": call.page})
        said = reply.fields.get("state") if reply is not None and reply.status in _HAVE_IT else None
        return next((each for each in CallState if each == said), CallState.UNREACHABLE)

    def document(self, claim: ClaimDocument) -> Grant | OfficeSaidNo:
        """Check the holder and fetch the finished document, whole and unchanged, or not at all."""
        key = {"slip_code": claim.slip_code} if claim.slip_code else {"number": claim.number}
        reply = self._call("POST", "/collect", {**key, "nik": claim.nik})
        if reply is None or reply.status != 200:
            return _said_no(reply, claim.number)
        token, number, digest = (str(reply.fields.get(name, "")) for name in ("grant", "number", "sha256"))
        pdf = self._call(
            "GET", f"/documents/{quote(token, safe='')}", within_s=limits.DELIVERING_S, at_most=limits.DOCUMENT
        )
        if pdf is None or pdf.status != 200 or hashlib.sha256(pdf.body).hexdigest() != digest:
            log.warning("the document of %s did not arrive whole", number)
            return _said_no(None, number)
        return Grant(token, number, claim.slip_code, pdf.body, digest)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _call(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | bytes | None = None,
        *,
        within_s: float = limits.ASKING_S,
        at_most: int = limits.SMALL_ANSWER,
    ) -> Reply | None:
        """One call; once more with the office's time when it says that this kiosk's clock is wrong."""

        def send() -> Reply | None:
            token = self._credentials.token()
            return self._line.send(method, path, body=body, token=token, within_s=within_s, at_most=at_most)

        reply = send()
        if reply is not None and (reply.status, reply.code) == (401, "clock") and self._learn_time():
            return send()
        return reply

    def _learn_time(self) -> bool:
        now = self.time()
        if now is None:
            return False
        self._credentials.learn_time(now)
        log.warning("this kiosk's clock is wrong; going on with the office's time")
        return True


def _fault_of(reply: Reply | None) -> Fault:
    """Whose trouble it is. An answer without the office's own error code is a proxy's, or a wrong address."""
    if reply is None or not reply.code:
        return faults.OFFICE_TROUBLE if reply is not None and reply.status >= 500 else faults.UNREACHABLE
    return faults.NOT_ACCEPTED if reply.status in (401, 403) else faults.OFFICE_TROUBLE


def _not_taken(reply: Reply | None) -> Refused | NotNow:
    if reply is not None and (reply.status, reply.code) in _FOR_GOOD:
        return Refused(reply.code)
    return NotNow(_fault_of(reply))


def _said_no(reply: Reply | None, number: str) -> OfficeSaidNo:
    """The office's no in the resident's terms; every other failure is "cannot be reached now"."""
    trouble = _NO.get((reply.status, reply.code)) if reply is not None else None
    if reply is None or trouble is None:
        return OfficeSaidNo(OfficeTrouble.UNREACHABLE)  # a number would say more than we know
    return OfficeSaidNo(trouble, reply.number("tries_left"), reply.number("wait_s"), number)

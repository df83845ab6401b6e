"""Carries one parcel to the office: its page files, then the delivery, then the kiosk forgets its copy."""

from __future__ import annotations

import logging

from hardware.device import Fault
from kiosk.spool.contents import Parcel
from kiosk.spool.envelope import sha256
from kiosk.spool.spool import Spool
from kiosk.uplink import faults
from kiosk.uplink.answers import DeliveryAnswer, Done, MissingBlobs, NotNow, Refused
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.steps import UplinkHook, UplinkStep

log = logging.getLogger(__name__)

FILE_DAMAGED = "file_damaged"  # the reason of a parcel whose page file this kiosk's disk lost


class Carrier:
    """Remembers which page files the office took, so that a repeated delivery does not bring them again."""

    def __init__(self, spool: Spool, client: OfficeClient, steps: UplinkHook) -> None:
        self._spool, self._client, self._steps = spool, client, steps
        self._taken: set[str] = set()

    def carry(self, parcel: Parcel) -> Done | Refused | NotNow:
        """Bring `parcel` to the office and settle the store by its answer: forgotten, parked, or still waiting."""
        answer = self._hand_over(parcel)
        if isinstance(answer, Done):
            self._steps(UplinkStep.ANSWERED)
            fault = self._spool.delivered(parcel.id)
            self._taken.difference_update(parcel.blobs)
            self._steps(UplinkStep.FORGOTTEN)
            log.info("%s %s delivered", parcel.kind, parcel.number)
        elif isinstance(answer, Refused):
            fault = self._spool.park(parcel.id, answer.code)
            log.error("%s %s refused for good: %s", parcel.kind, parcel.number, answer.code)
        else:
            return answer
        return NotNow(fault) if fault else answer

    def _hand_over(self, parcel: Parcel) -> Done | Refused | NotNow:
        answer = self._attempt(parcel)
        if isinstance(answer, MissingBlobs):  # the office cleaned up in between: bring them again, once
            self._taken.difference_update(answer.missing or parcel.blobs)
            answer = self._attempt(parcel)
        if not isinstance(answer, MissingBlobs):
            return answer
        damaged = any(self._file(blob) is None for blob in answer.missing)
        return Refused(FILE_DAMAGED) if damaged else NotNow(faults.OFFICE_TROUBLE)

    def _attempt(self, parcel: Parcel) -> DeliveryAnswer:
        for blob in parcel.blobs:
            sealed = None if blob in self._taken else self._file(blob)
            if sealed is None:
                continue  # the office has it, or will say that it misses it
            answer = self._client.put_blob(blob, sealed)
            if not isinstance(answer, Done):
                return answer
            self._taken.add(blob)
            self._steps(UplinkStep.BLOB_SENT)
        return self._client.put_delivery(parcel)

    def _file(self, blob: str) -> bytes | None:
        """The sealed bytes, or None when the disk lost or changed them."""
        sealed = self._spool.blob(blob)
        return None if isinstance(sealed, Fault) or sha256(sealed) != blob else sealed

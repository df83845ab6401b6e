"""Brings readiness reports to the office: oldest first, again and again until it has them, like everything else."""

from __future__ import annotations

import base64
import json
import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk.doctor.history import History
from kiosk.doctor.report import signature
from kiosk.uplink.answers import NotNow, Refused
from kiosk.uplink.office_client import OfficeClient

log = logging.getLogger(__name__)

LOST = "file_lost"  # its files are gone from this disk


@dataclass(frozen=True)
class ReportCarrier:
    history: History
    folder: Path
    client: OfficeClient

    def carry(self) -> NotNow | None:
        """Everything that waits; the trouble that stopped it, if any."""
        for report in self.history.reports():
            if not report.settled:
                trouble = self._one(report.id)
                if trouble is not None:
                    return trouble
        return None

    def _one(self, report_id: str) -> NotNow | None:
        body = self._body(report_id)
        answer = self.client.put_report(report_id, body) if body is not None else Refused(LOST)
        if isinstance(answer, NotNow):
            return answer
        how = answer.code if isinstance(answer, Refused) else "sent"
        self.history.settle_report(report_id, how)
        log.info("report %s: %s", report_id, how)
        return None

    def _body(self, report_id: str) -> dict[str, object] | None:
        try:
            pdf = (self.folder / f"{report_id}.pdf").read_bytes()
            signed = signature.parsed((self.folder / f"{report_id}.pdf{signature.SUFFIX}").read_bytes())
            summary = json.loads((self.folder / f"{report_id}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return None if signed is None else report_body(pdf, signed, summary)


def report_body(pdf: bytes, signed: signature.Signature, summary: dict[str, object]) -> dict[str, object]:
    """The body of `PUT /reports/{id}` (docs/kiosk-api.md)."""
    return {**summary, "pdf": base64.b64encode(pdf).decode("ascii"), "signature": signed.signature}

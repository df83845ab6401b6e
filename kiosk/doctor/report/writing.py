"""From an examination to a signed report on the disk, from where the uplink takes it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from adminduk.localised import Language
from hardware.device import Fault
from kiosk.doctor import faults
from kiosk.doctor.examination import Examination, as_json
from kiosk.doctor.history import History
from kiosk.doctor.model import By
from kiosk.doctor.report import signature
from kiosk.doctor.report.content import Content, gather
from kiosk.doctor.report.wordbook import Wordbook
from kiosk.identity import Identity
from kiosk.spool.disk import Disk
from kiosk.wording import wording
from kiosk.worker import Worker

Draw = Callable[[Content, Wordbook, bytes, str, str], bytes | Fault]  # as `sheet.draw`
_DRAWN_WITHIN_S = 60.0


@dataclass(frozen=True)
class Written:
    id: str
    pdf: bytes
    file: Path


@dataclass(frozen=True)
class Desk:
    """Where reports are written: `folder` holds them, `history` says which of them the office has. *Blocks.*"""

    history: History
    folder: Path
    office: str  # its name, for the head of the page
    draw: Draw

    def write(self, examined: Examination, by: By, identity: Identity | Fault) -> Written | Fault:
        """The report on the disk. Without an identity it is not signed, and nobody but its reader gets it."""
        content = gather(examined, by, self.history, self.office)
        words = wording(Language.INDONESIAN)
        attached = json.dumps(as_json(examined, words), sort_keys=True, ensure_ascii=False).encode()
        code, key = ("", "") if isinstance(identity, Fault) else _signed(attached, content, identity)
        pdf = self.draw(content, Wordbook(words), attached, code, key)
        if isinstance(pdf, Fault):
            return faults.NOT_WRITTEN
        written = Written(str(uuid.uuid4()), pdf, Path())
        return self._keep(written, content, by, identity)

    def tidy(self, examined: Examination) -> None:
        """Old reports that the office has go."""
        for report_id in self.history.forget_reports(examined.at):
            for suffix in (".pdf", f".pdf{signature.SUFFIX}", ".json"):
                (self.folder / f"{report_id}{suffix}").unlink(missing_ok=True)

    def _keep(self, written: Written, content: Content, by: By, identity: Identity | Fault) -> Written | Fault:
        disk, file = Disk(), self.folder / f"{written.id}.pdf"
        try:
            disk.make_folder(self.folder)
            disk.write(file, written.pdf)
            disk.write(self.folder / f"{written.id}.json", _summary(content))
            if not isinstance(identity, Fault):
                signed = signature.sign(written.pdf, identity).model_dump_json(indent=1).encode()
                disk.write(file.with_name(file.name + signature.SUFFIX), signed)
            disk.sync_folder(self.folder)
        except OSError:
            return faults.NOT_WRITTEN
        if not isinstance(identity, Fault):
            self.history.add_report(written.id, content.at, by, content.outcome)
        return Written(written.id, written.pdf, file)


def draw_here(content: Content, words: Wordbook, attached: bytes, code: str, key: str) -> bytes | Fault:
    """In this process: for a shell, which ends right after."""
    from kiosk.doctor.report.sheet import draw

    return draw(content, words, attached, code, key)


def draw_beside(content: Content, words: Wordbook, attached: bytes, code: str, key: str) -> bytes | Fault:
    """In a process of its own: for the running kiosk."""
    return beside_us(draw_here, content, words, attached, code, key)


def beside_us(draw: Callable[..., bytes | Fault], *what: object) -> bytes | Fault:
    """What `draw(*what)` makes, in a process that ends after it: the kiosk would hold the memory of the drawing
    libraries for ever, for a second in a day."""
    worker = Worker()
    try:
        return worker.ask(draw, *what, limit_s=_DRAWN_WITHIN_S)
    finally:
        worker.stop()


def _signed(attached: bytes, content: Content, identity: Identity) -> tuple[str, str]:
    """What the code on the paper says, and the fingerprint of the key."""
    code = signature.on_paper(attached, content.at, content.outcome, identity)
    return code, signature.fingerprint(signature.public_key(identity))


def _summary(content: Content) -> bytes:
    """What the office's list needs without opening the PDF (docs/kiosk-api.md)."""
    findings = [
        {"test": row.finding.test, "part": row.finding.part, "outcome": row.finding.outcome.value}
        for row in content.rows
    ]
    told = {
        "at": content.at.isoformat(),
        "by": content.by.value,
        "outcome": content.outcome.value,
        "findings": findings,
    }
    return json.dumps(told).encode()

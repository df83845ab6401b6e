"""Why it exists: an office whose process dies (SIGKILL, nothing is flushed) at a chosen step of attaching HOME/kk.pdf.

python -m tests.office.dying_office HOME NUMBER ACCOUNT STEP
"""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from adminduk.request import ActionKind
from office import durable, work
from office.pulse import Pulse
from office.store import accounts, documents, requests
from office.work import Draft
from tests.office.kit import open_bench


class Step(StrEnum):
    BEFORE_THE_FILE = "before-the-file"
    HALF_WRITTEN = "half-written"
    FILE_WRITTEN = "file-written"
    DOCUMENT_NOTED = "document-noted"
    ACTION_NOTED = "action-noted"
    COMMITTED = "committed"  # and nobody was told


def main() -> None:
    home, number, account_id, step = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Step(sys.argv[4])
    office = open_bench(home).office
    with office.database.reading() as session:
        known, stored = accounts.by_id(session, account_id), requests.by_number(session, number)
    assert known is not None
    assert stored is not None
    _arm(step)
    content = (home / "kk.pdf").read_bytes()
    work.act(office, known[0], number, Draft(ActionKind.ATTACH, len(stored.request.actions), document=content))


def _arm(step: Step) -> None:
    match step:
        case Step.BEFORE_THE_FILE:
            durable.write = _die  # type: ignore[assignment]
        case Step.HALF_WRITTEN:
            os.fsync = _die_over_a_file(os.fsync)
        case Step.FILE_WRITTEN:
            durable.write = _then_die(durable.write)  # type: ignore[assignment]
        case Step.DOCUMENT_NOTED:
            documents.add = _then_die(documents.add)
        case Step.ACTION_NOTED:
            requests.append = _then_die(requests.append)
        case Step.COMMITTED:
            Pulse.beat = _die  # type: ignore[method-assign]


def _die_over_a_file(fsync: Callable[[int], None]) -> Callable[[int], None]:
    """Folders are synced before; the bytes of a file are written and not yet safe when it ends."""

    def synced(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            _die()
        fsync(handle)

    return synced


def _then_die(deed: Callable[..., Any]) -> Callable[..., Any]:
    def done(*given: Any, **named: Any) -> None:
        deed(*given, **named)
        _die()

    return done


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()

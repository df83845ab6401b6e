"""The office's process is killed while a finished PDF is attached: nothing half is kept, and nothing twice."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from adminduk.request import ActionKind, Role, State
from office import files
from office.store import accounts
from office.store.tables import DocumentRow
from tests.benches.office import running_office
from tests.office.dying_office import Step
from tests.office.kit import PDF, PDF_SHA256, Bench, open_bench
from tests.office.played_kiosk import enrolled
from tests.office.test_console_actions import attach, stored
from tests.office.test_console_signin import form_token

WAYS = (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS)


def attached(bench: Bench, number: str) -> int:
    return sum(each.kind is ActionKind.ATTACH for each in stored(bench, number).actions)


def kept(home: Path) -> list[bytes]:
    """Everything that lies on the documents' shelf, half-written files as well."""
    return [each.read_bytes() for each in (home / "office" / "documents").rglob("*") if each.is_file()]


@pytest.mark.parametrize("step", list(Step))
def test_killed_at_each_step_of_keeping_it(tmp_path: Path, step: Step) -> None:
    before = open_bench(tmp_path)
    with before.client:
        number = before.kiosk().file("surat-kehilangan").number
        for kind in WAYS:
            before.do(number, kind)
        operator = before.account(Role.OPERATOR)

    (tmp_path / "kk.pdf").write_bytes(PDF)
    command = [sys.executable, "-m", "tests.office.dying_office", str(tmp_path), number, operator.id, step.value]
    assert subprocess.run(command, timeout=60, check=False).returncode == -9

    after = open_bench(tmp_path)
    with after.client:
        done = 1 if step is Step.COMMITTED else 0
        assert attached(after, number) == done
        status, _ = attach(after.browser(operator), number, PDF)
        assert status == 303
        assert attached(after, number) == done + 1  # attached anew by hand: the history tells both
        with after.office.database.reading() as session:
            assert session.scalar(select(func.count()).select_from(DocumentRow)) == 1
        assert stored(after, number).document_sha256 == PDF_SHA256
    later = datetime.now(UTC) + timedelta(days=2)  # after the office stopped: its own chore would have been quicker
    assert files.forget_drafts(after.office.files, later) == (step is Step.HALF_WRITTEN)
    assert kept(tmp_path) == [PDF]


@pytest.mark.real
def test_killed_while_the_bytes_still_come_in(tmp_path: Path) -> None:
    with running_office(tmp_path) as office:
        kiosk = enrolled(
            httpx.Client(base_url=office.url, trust_env=False, timeout=20),
            office.enrolment_code(),
            lambda: datetime.now(UTC),
        )
        number = kiosk.file("surat-kehilangan").number
        office.new_account("operator1", "operator")
        token = _brought_to_signing(tmp_path, number)
        browser = httpx.Client(base_url=office.url, trust_env=False, cookies={"anjungan_kantor": token})
        page = browser.get(f"/permohonan/{number}").text
        request = browser.build_request(
            "POST",
            f"/permohonan/{number}/lampirkan",
            data={"dilihat": "4", "_csrf_token": form_token(page)},
            files={"berkas": ("kk.pdf", PDF + b"%" + b"0" * 2_000_000, "application/pdf")},
        )
        with socket.create_connection(("127.0.0.1", office.port), timeout=20) as line:
            line.sendall(_head(request) + request.read()[:900_000])
            office.kill()
        office.start()
        assert _attached_in(tmp_path, number) == (0, State.MENUNGGU_TANDA_TANGAN)
        assert kept(tmp_path) == []
        answer = browser.post(
            f"/permohonan/{number}/lampirkan",
            data={"dilihat": "4", "_csrf_token": form_token(browser.get(f"/permohonan/{number}").text)},
            files={"berkas": ("kk.pdf", PDF, "application/pdf")},
        )
        assert answer.status_code == 303
        assert _attached_in(tmp_path, number) == (1, State.MENUNGGU_TANDA_TANGAN)
        assert kept(tmp_path) == [PDF]


def _head(request: httpx.Request) -> bytes:
    lines = [f"{request.method} {request.url.raw_path.decode()} HTTP/1.1"]
    return "\r\n".join([*lines, *(f"{name}: {value}" for name, value in request.headers.items()), "", ""]).encode()


def _brought_to_signing(home: Path, number: str) -> str:
    """Walk the request to where a PDF is attached, and sign operator1 in, beside the running office; the token."""
    bench = open_bench(home)
    bench.clock.now = datetime.now(UTC)
    for kind in WAYS:
        bench.do(number, kind)
    with bench.office.database.writing() as session:
        known = accounts.by_login(session, "operator1")
        assert known is not None
        accounts.set_password(session, known[0].id, "x", must_change=False, now=bench.clock())
        token = accounts.start_session(session, known[0].id, bench.clock())
    bench.office.database.close()
    return token


def _attached_in(home: Path, number: str) -> tuple[int, State | None]:
    bench = open_bench(home)
    found = attached(bench, number), stored(bench, number).state
    bench.office.database.close()
    return found

"""Starting and stopping the office: the first account, the web server, a graceful end."""

from __future__ import annotations

import gc
import logging
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import uvicorn

from office import passwords
from office.compose import CHORES, build_app, open_office
from office.housekeeping import Chore
from office.parts import Office
from office.pulse import Pulse
from office.settings import OfficeSettings
from office.store import accounts
from office.store.accounts import OFFICE_ROLES

FIRST_LOGIN = "pengelola"
_GRACE_S = 5  # how long a running upload may finish after the office was asked to stop


def serve(
    settings: OfficeSettings,
    home: Path,
    say: Callable[[str], None] = print,
    *,
    train: bool = False,
    also: Sequence[Chore] = (),
) -> None:
    """Run the office until it is told to stop. `say` is the administrator's terminal; `also`: chores beside its own.

    Raises OSError when the address cannot be listened on, OtherOffice when the database is not of the kind that `train`
    says. The first start prints the first account's password, once.
    """
    listener = _listen(settings.host, settings.port)
    office = open_office(settings, home, train=train)
    password = ensure_first_account(office)
    if password is not None:
        say(f"Akun pertama: {FIRST_LOGIN}  kata sandi: {password}  (hanya ditampilkan sekali; ganti saat masuk)")
    host, port = listener.getsockname()[:2]
    say(f"Konsol kantor: http://{host}:{port}/")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    app = build_app(office, (*CHORES, *also))
    settle()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # a slip code stands in the public page's address
        proxy_headers=True,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
    _Server(config, office.pulse).run(sockets=[listener])


def ensure_first_account(office: Office) -> str | None:
    """On the very first start: one account with every role. Its password, to be shown once; None later."""
    with office.database.writing() as session:
        if accounts.any_exists(session):
            return None
        password = passwords.generate()
        accounts.create(
            session,
            login=FIRST_LOGIN,
            name="Pengelola",
            roles=OFFICE_ROLES,
            password_hash=office.passwords.hash(password),
            must_change=True,
            now=office.clock(),
        )
    return password


def settle() -> None:
    """What stands now stands until the end: a report of thousands of rows need not wait while all of it is looked
    through for rubbish."""
    gc.collect()
    gc.freeze()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    return listener


class _Server(uvicorn.Server):
    """Lets the open queues go first, since a stream of events never ends by itself."""

    def __init__(self, config: uvicorn.Config, pulse: Pulse) -> None:
        super().__init__(config)
        self._pulse = pulse

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop in order; asked a second time, stop at once. To be asked to stop is no failure: the exit code is 0."""
        self._pulse.close()
        self.force_exit = self.should_exit
        self.should_exit = True

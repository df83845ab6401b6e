"""The running kiosk's door for the doctor in a shell: a unix socket that only the kiosk's own user can open.

One question per connection, one line of JSON each way: `{"ask": "examine"}`, `{"ask": "fix"}`, `{"ask": "report"}`.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.incident import described

log = logging.getLogger(__name__)

FILE = "doctor.sock"
_QUESTION_WITHIN_S = 5.0
ANSWER_WITHIN_S = 300.0  # a report with every device answering late
_LONGEST_QUESTION = 4096  # bytes
_PATH_LIMIT = 100  # bytes of a socket's address that every kernel takes

Answer = Mapping[str, Any]


class Door:
    """`answers`: what is asked -> how it is answered, on the door's thread, one after the other."""

    def __init__(self, folder: Path, answers: Mapping[str, Callable[[], Answer]]) -> None:
        self._path, self._answers = folder / FILE, answers
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="doctor-door", daemon=True)

    def open(self) -> None:
        """Listen. Without a door (a path that is too long, a disk that refuses) the kiosk serves all the same."""
        listener = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)
            before = os.umask(0o177)  # never readable for anybody else, not even for a moment
            try:
                with _reachable(self._path) as address:
                    listener.bind(address)
            finally:
                os.umask(before)
            listener.listen(2)
        except OSError as error:
            log.error("no door for the doctor: %s", type(error).__name__)  # noqa: TRY400
            listener.close()
            return
        self._socket = listener
        self._thread.start()

    def close(self) -> None:
        """Nobody is let in any more; who is inside is not waited for."""
        listener, self._socket = self._socket, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            self._path.unlink(missing_ok=True)

    def _run(self) -> None:
        while (listener := self._socket) is not None:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line:
                self._serve(line)

    def _serve(self, line: socket.socket) -> None:
        try:
            line.settimeout(_QUESTION_WITHIN_S)
            asked = json.loads(_read_line(line, _LONGEST_QUESTION) or b"null")
            answer = self._answers.get(asked.get("ask", "")) if isinstance(asked, dict) else None
            told: Answer = answer() if answer else {"error": "unknown"}
            line.sendall(json.dumps(told).encode() + b"\n")
        except (OSError, ValueError) as error:
            log.info("the doctor's door: %s", type(error).__name__)
        except Exception as error:  # a bug in an answer must not take the door away
            log.error("the doctor's door: %s", described(error))  # noqa: TRY400


def ask(folder: Path, question: str, within_s: float = ANSWER_WITHIN_S) -> Answer | None:
    """What the kiosk that runs on `folder` answers; None when nobody opens or nothing sensible comes."""
    path = folder / FILE
    if not path.exists() or not stat.S_ISSOCK(path.stat().st_mode):
        return None
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(within_s)
            with _reachable(path) as address:
                line.connect(address)
            line.sendall(json.dumps({"ask": question}).encode() + b"\n")
            told = json.loads(_read_line(line, 16 * 1024 * 1024))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _read_line(line: socket.socket, longest: int) -> bytes:
    """Up to the first line end."""
    read = bytearray()
    while not read.endswith(b"\n") and len(read) < longest:
        piece = line.recv(65536)
        if not piece:
            break
        read += piece
    return bytes(read)


class _reachable:  # noqa: N801 - reads as a word in a with statement
    """The address of a socket at `path`: a socket's path may be 107 bytes long, so a longer one is reached through an
    open folder."""

    def __init__(self, path: Path) -> None:
        self._path, self._folder = path, -1

    def __enter__(self) -> str:
        if len(os.fsencode(self._path)) <= _PATH_LIMIT:
            return str(self._path)
        self._folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        return f"/proc/self/fd/{self._folder}/{self._path.name}"

    def __exit__(self, *_: object) -> None:
        if self._folder >= 0:
            os.close(self._folder)

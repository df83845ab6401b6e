"""Whether cupsd answers at all, asked before every longer talk with it.

libcups waits for an answer for ever, and pycups offers no time limit: a cupsd that hangs (a dying disk) would take the
printer's thread with it. So a question that every HTTP server answers at once goes first, on a line of its own.
"""

from __future__ import annotations

import socket

WITHIN_S = 3.0  # cupsd answers within milliseconds; busy with a large file, within a second
_QUESTION = b"HEAD / HTTP/1.0\r\n\r\n"


def beats(server: str, port: int, within_s: float = WITHIN_S) -> bool:
    """Whether the cupsd at `server` (a host, or the path of its socket) says anything within `within_s`."""
    try:
        with _line(server, port, within_s) as line:
            line.sendall(_QUESTION)
            return line.recv(1) != b""
    except OSError:
        return False


def _line(server: str, port: int, within_s: float) -> socket.socket:
    if not server.startswith("/"):
        return socket.create_connection((server, port), within_s)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(within_s)
    try:
        line.connect(server)
    except OSError:
        line.close()
        raise
    return line

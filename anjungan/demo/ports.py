"""Ports on loopback: the wanted one, or the next that is free."""

from __future__ import annotations

import socket

from anjungan.demo.trouble import DemoFailed

_TRIES = 50


def free_port(wanted: int) -> int:
    """`wanted`, or the first free port after it; any free port for 0. Raises DemoFailed when all of 50 are taken."""
    for port in range(wanted, wanted + _TRIES) if wanted else (0,):
        found = _try(port)
        if found is not None:
            return found
    raise DemoFailed(
        f"Port {wanted} sampai {wanted + _TRIES - 1} semuanya terpakai. Tutup program lain, lalu coba lagi."
    )


def _try(port: int) -> int | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers do: an old connection is no user
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return int(probe.getsockname()[1])

"""A UPS through Network UPS Tools: asks `upsd` over TCP, with aionut, on an event loop that only this driver runs."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aionut import AIONUTClient, NUTCommandError, NUTError

from hardware.device import DeviceInfo, Fault
from hardware.power import faults
from hardware.power.port import Battery
from hardware.power.status import battery_of, fault_of
from hardware.trace import Speaker, Tells

ANSWERS_WITHIN_S = 2.0  # upsd answers from memory; over loopback that takes a millisecond

# upsd's "ERR" words (NUT developer guide, net-protocol.txt); all others mean that it does not know this UPS.
_ERRORS = {"DATA-STALE": faults.STALE, "DRIVER-NOT-CONNECTED": faults.UNPLUGGED}


def open_ups(name: str, server: str = "127.0.0.1", port: int = 3493) -> NutUps | Fault:
    """The UPS `name` of the NUT server. NOT_FOUND while nobody answers there, or nobody knows it; UNPLUGGED while NUT's
    own driver does not find it."""
    ups = NutUps(name, server, port)
    found = ups.ask()
    if isinstance(found, Fault) and found != faults.STALE:
        ups.close()
        return found
    return ups


class NutUps(Tells):
    """One UPS, asked from one thread. A server that was started anew is found again by the next question."""

    def __init__(self, name: str, server: str, port: int) -> None:
        self._name, self._server, self._port = name, server, port
        self._loop = asyncio.Runner()
        self._client = AIONUTClient(server, port, timeout=ANSWERS_WITHIN_S)
        self._known: Mapping[str, str] = {}

    def info(self) -> DeviceInfo:
        """As the UPS said at the last question."""
        said = self._known
        return DeviceInfo(
            kind="power",
            driver="nut",
            address=f"{self._name}@{self._server}:{self._port}",
            model=" ".join(filter(None, (said.get("ups.mfr", ""), said.get("ups.model", "")))),
            serial=said.get("ups.serial", ""),
            firmware=said.get("ups.firmware", ""),
        )

    def check(self) -> Fault | None:
        said = self.ask()
        return said if isinstance(said, Fault) else fault_of(said)

    def battery(self) -> Battery | Fault:
        said = self.ask()
        return said if isinstance(said, Fault) else battery_of(said)

    def ask(self) -> Mapping[str, str] | Fault:
        """All that the server knows of the UPS now, by NUT's names."""
        self._tell(Speaker.KIOSK, "LIST VAR")
        try:
            said = self._loop.run(self._client.list_vars(self._name))
        except NUTCommandError as refused:
            return self._refused(str(refused))
        except NUTError as silent:
            self._tell(Speaker.CABLE, type(silent).__name__)
            return faults.NOT_FOUND
        self._known = said
        self._tell(Speaker.DEVICE, "ups.status", said.get("ups.status", "").encode())
        return said

    def close(self) -> None:
        self._client.disconnect()
        self._loop.close()

    def _refused(self, words: str) -> Fault:
        reason = words.rpartition("ERR ")[2]
        self._tell(Speaker.DEVICE, "ERR", reason.encode())
        return _ERRORS.get(reason.split(" ")[0], faults.NOT_FOUND)

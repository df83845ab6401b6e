"""A real PipeWire without a sound card: its own folder, its session manager, and one output that leads nowhere.

A container has neither a session bus nor a card, so no output is ever "the default" one: it is named by its number.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from hardware.programs import Answer, ask
from tests.benches.wait import wait_until

_SINK = (
    "{ factory.name=support.null-audio-sink node.name=contoh media.class=Audio/Sink "
    "object.linger=true audio.position=[FL FR] }"
)
_LISTED = re.compile(r"(\d+)\. contoh")


class PipeWireBench:
    """`environment` leads programs to it; `output` is the number of its one output."""

    def __init__(self, folder: Path) -> None:
        folders = {name: str(folder) for name in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        self.environment = os.environ | folders
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self._running = [self._start("pipewire")]
        wait_until((folder / "pipewire-0").exists, "PipeWire listens")
        self._running.append(self._start("wireplumber"))
        wait_until(self._made, "an output is made")
        self.output = wait_until(self._listed, "the output is listed")
        wait_until(lambda: "Volume" in self._run("wpctl", "get-volume", self.output), "the output has a volume")

    def stop(self) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(10)

    def ask(self, command: tuple[str, ...] | list[str]) -> Answer:
        """As `hardware.programs.ask`, led to this PipeWire."""
        return ask(("env", *(f"{name}={self.environment[name]}" for name in ("XDG_RUNTIME_DIR",)), *command))

    def _made(self) -> bool:
        done = subprocess.run(
            ["pw-cli", "create-node", "adapter", _SINK],
            env=self.environment,
            capture_output=True,
            timeout=10,
            check=False,
        )
        return done.returncode == 0

    def _listed(self) -> str:
        found = _LISTED.search(self._run("wpctl", "status"))
        return found[1] if found else ""

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=10, check=False)
        return done.stdout

    def _start(self, program: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([program], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

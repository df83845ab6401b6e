"""A resident's finger and eyes on a kiosk that runs in a process of its own."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benches.wait import wait_until

_STARTS_WITHIN_S = 60.0
_ANSWERS_WITHIN_S = 30.0


@dataclass
class RemoteKiosk:
    """Scripts read like a visit: `at.touch("choose:file", "service")` touches and waits for the page that follows."""

    process: subprocess.Popen[str]
    log: Path
    steps: list[str] = field(default_factory=list)

    def touch(self, thing: str, then: str = "", within_s: float = 30.0) -> None:
        """Touch what is on the glass now; with `then`, wait until that page is open."""
        self.steps.append(f"{thing} -> {then}")
        looked = self.look()
        assert self._ask({"touch": thing})["touched"], f"{thing} is not on {looked}; so far {self.steps}"
        if then:
            self.until(then, within_s)

    def begin(self, tile: str, then: str) -> None:
        """Begin a visit. The attract page's tiles do not answer just after they moved; a person touches again."""
        self.until("attract")

        def begun() -> bool:
            if self.look()["page"] == "attract":
                self.touch(tile)
            return bool(self.look()["page"] == then)

        wait_until(begun, f"page {then}", every_s=0.3)

    def type(self, words: str) -> None:
        """Key by key, on the kiosk's own keys."""
        for char in words:
            self.touch(f"type:{char}")

    def until(self, page: str, within_s: float = 30.0) -> dict[str, Any]:
        """Wait until `page` is open; what is then on the glass."""
        seen = {}

        def there() -> bool:
            seen.update(self.look())
            return bool(seen["page"] == page)

        try:
            wait_until(there, f"page {page}", within_s)
        except AssertionError as late:
            raise AssertionError(f"{page!r} did not come, there is {seen}; so far {self.steps}") from late
        return seen

    def tap(self, x: float, y: float) -> None:
        """A finger on that pixel, counted from the upper left, whatever is there."""
        self._ask({"tap": [x, y]})

    def look(self) -> dict[str, Any]:
        return self._ask({"look": True})

    def hear(self, within_s: float = _ANSWERS_WITHIN_S) -> dict[str, Any]:
        """The next line that the kiosk says."""
        assert self.process.stdout is not None
        ready = select.select([self.process.stdout], (), (), within_s)[0]
        line = self.process.stdout.readline() if ready else ""
        assert line, f"the kiosk says nothing more:\n{self.log.read_text()}"
        heard: dict[str, Any] = json.loads(line)
        return heard

    def _ask(self, wish: Mapping[str, object]) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        return self.hear()


@contextmanager
def remote_kiosk(home: Path, environment: Mapping[str, str], *options: str) -> Iterator[RemoteKiosk]:
    """The kiosk of `home` with its machine ready, its window on no screen; stopped at the end. `options`: see
    `touched_kiosk`."""
    log = home / "kiosk.log"
    surroundings = {**os.environ, "ANJUNGAN_HOME": str(home), "SDL_VIDEODRIVER": "offscreen", **environment}
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            (sys.executable, "-m", "tests.endtoend.touched_kiosk", *options),
            env=surroundings,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=out,
            text=True,
        )
    kiosk = RemoteKiosk(process, log)
    try:
        assert kiosk.hear(_STARTS_WITHIN_S) == {"ready": True}
        yield kiosk
    finally:
        process.terminate()
        process.communicate(timeout=30)

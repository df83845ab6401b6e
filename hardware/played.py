"""A field trace played back: what the device said then, said again to the driver of today.

Each kind has its own end of the wire (`hardware/<kind>/played.py`); all of them read from one `Script`. What was never
recorded cannot be played: pages, slips and codes come as empty paper.
"""

from __future__ import annotations

import threading
from collections import deque

from hardware.trace import Said, Speaker
from hardware.trace_file import Trace

_OF_THE_KEEPER = ("opened",)  # told by who looks after the device, not by its driver


class Script:
    """The talk of a trace, question by question. Safe to read from a thread of its own."""

    def __init__(self, trace: Trace, questions: tuple[str, ...], *, with_cable: bool = True) -> None:
        """`questions`: how the lines begin that the device answers; what else the kiosk said is passed over. Without
        `with_cable` so is what became of the line."""
        self._lines = deque(
            line.said
            for line in trace.lines
            if (line.said.speaker is Speaker.KIOSK and line.said.what.startswith(questions))
            or line.said.speaker is Speaker.DEVICE
            or (with_cable and line.said.speaker is Speaker.CABLE and line.said.what not in _OF_THE_KEEPER)
        )
        self._one_at_a_time = threading.Lock()
        self.strange: list[str] = []  # questions that were not asked then: the driver has changed

    @property
    def is_over(self) -> bool:
        return not self._lines

    def answer_to(self, question: str) -> Said | None:
        """What came then of this question; None when nothing did, or when it was not asked here. What became of the
        line counts for the question that would have come next."""
        with self._one_at_a_time:
            if self._lines and self._lines[0].speaker is Speaker.CABLE:
                return self._lines.popleft()
            if self.strange[-1:] == [question]:  # asked twice in vain: the recording began in the middle of a talk
                self.skip_to(question)
            if not self._lines or self._lines[0] != Said(Speaker.KIOSK, question):
                self.strange.append(question)
                return None
            self._lines.popleft()
            return self._following()

    def skip_to(self, question: str) -> None:
        """Pass over what was said before the next such question; nothing happens when there is none."""
        asked = Said(Speaker.KIOSK, question)
        while asked in self._lines and self._lines[0] != asked:
            self._lines.popleft()

    def peek(self) -> Said | None:
        """The next answer of the device, left where it is."""
        with self._one_at_a_time:
            return next((said for said in self._lines if said.speaker is Speaker.DEVICE), None)

    def _following(self) -> Said | None:
        is_answer = bool(self._lines) and self._lines[0].speaker is not Speaker.KIOSK
        return self._lines.popleft() if is_answer else None

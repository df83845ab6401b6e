"""Sorts what a slip printer sends: answers to questions, the sign that a slip is done, and news that it sends unasked.

Only the bits of a byte tell what it is (Epson's ESC/POS guide, "Transmission status"): an answer to `DLE EOT` has bits
1 and 4 set; a block of automatic status ("ASB") has four bytes, the first with bit 4 and without bit 1, the others
without bit 4; what `GS r` sends has no bit 4 either, and so is told from a block only by standing alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hardware.slip_printer.status import Status

_NEWS_LENGTH = 4


@dataclass
class Incoming:
    """What came since it was emptied; `news` is kept until newer news come."""

    answers: list[int] = field(default_factory=list)
    done: bool = False  # the slip has been worked through
    news: Status | None = None  # the state that the printer told of itself
    _block: list[int] = field(default_factory=list)

    def hear(self, data: bytes) -> None:
        for byte in data:
            self._sort(byte)

    def forget_answers(self) -> None:
        self.answers.clear()

    def take_news(self) -> Status | None:
        """The news, which are old from now on."""
        news, self.news = self.news, None
        return news

    def _sort(self, byte: int) -> None:
        if byte & 0x93 == 0x12:
            self._block.clear()
            self.answers.append(byte)
        elif byte & 0x93 == 0x10:
            self._block = [byte]
        elif byte & 0x90 == 0 and self._block:
            self._block.append(byte)
            if len(self._block) == _NEWS_LENGTH:
                self.news, self._block = Status.from_news(bytes(self._block)), []
        elif byte & 0x90 == 0:
            self.done = True
        else:
            self._block.clear()

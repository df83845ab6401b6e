"""From a stream of bytes to whole codes: the part of a reader that decides what was read and what was only noise."""

from __future__ import annotations

import re

from hardware.reader.framing import LINE, PAUSE

LONGEST_LINE = 4096  # bytes; a QR code of the largest size holds 2,953
_ENDING = re.compile(rb"\r\n|\r|\n")


class LineAssembler:
    """Collects bytes until a line ends. A line is a code only when every byte of it is printable text.

    A line with one bad byte is dropped whole: what is left of a damaged code would be a wrong code, and the resident
    only has to show it once more.
    """

    def __init__(self, prefix: str = "", suffix: str = "", terminator: str = LINE) -> None:
        self._prefix = prefix
        self._suffix = suffix
        self._ends_with_pause = terminator == PAUSE
        self._ending = _ENDING if terminator == LINE else re.compile(re.escape(terminator.encode()))
        self._partial = b""
        self._overflowed = False  # inside a line that is too long: everything up to its end is dropped

    def feed(self, data: bytes) -> list[str]:
        """The codes that `data` completes, in order."""
        *ended, rest = self._split(self._partial + data)
        codes = [code for line in ended if (code := self._code(line)) is not None]
        self._keep(rest)
        return codes

    def silence(self) -> list[str]:
        """Nothing came for a while: what stands there is half a line whose rest was lost, or, from a reader that ends
        its codes with nothing, the code."""
        code = self._code(self._partial) if self._ends_with_pause else None
        self._partial = b""
        self._overflowed = False
        return [code] if code is not None else []

    def _split(self, data: bytes) -> list[bytes]:
        return [data] if self._ends_with_pause else self._ending.split(data)

    def _keep(self, rest: bytes) -> None:
        self._overflowed = self._overflowed or len(rest) > LONGEST_LINE
        self._partial = b"" if self._overflowed else rest

    def _code(self, line: bytes) -> str | None:
        overflowed, self._overflowed = self._overflowed or len(line) > LONGEST_LINE, False
        if overflowed:
            return None
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return self._bare(text)

    def _bare(self, text: str) -> str | None:
        """`text` without prefix and suffix; None when one is missing (half a line) or no text is left.

        They are taken off first, since readers often use control characters (STX, ETX) for them.
        """
        if not (text.startswith(self._prefix) and text.endswith(self._suffix)):
            return None
        if len(text) < len(self._prefix) + len(self._suffix):
            return None
        code = text[len(self._prefix) : len(text) - len(self._suffix)].strip(" ")
        return code if code and code.isprintable() else None

"""A reader on a serial line that does again what one did in a field trace: so many bytes, a pulled cable, back again.

Which code it read then was never recorded: it sends as many zeros.
"""

from __future__ import annotations

import os
import tty
from pathlib import Path

from hardware.trace import Said, Speaker


class PlayedReader:
    """`port` is a name in `folder` that stays while the pseudo terminal behind it comes and goes."""

    def __init__(self, folder: Path) -> None:
        self._name = folder / "played-reader"
        self.port = str(self._name)
        self._ends: tuple[int, ...] = ()
        self._plug_in()

    def play(self, said: Said) -> None:
        """One line of the trace."""
        match said:
            case Said(Speaker.DEVICE, what) if self._ends:
                os.write(self._ends[0], b"0" * int(what.partition(" ")[0]))
            case Said(Speaker.CABLE, "hung up"):
                self.close()
            case Said(Speaker.CABLE, "opened") if not self._ends:
                self._plug_in()

    def close(self) -> None:
        self._name.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()

    def _plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._name.symlink_to(os.ttyname(theirs))
        self._ends = (ours, theirs)

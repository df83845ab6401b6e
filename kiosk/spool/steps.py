"""The named moments of keeping and forgetting a request: where a power cut can strike.

The program passes them by; a test stands at one of them and pulls the plug.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """In the order in which they happen."""

    BEGUN = "begun"  # nothing is on the disk yet
    PAGES_SEALED = "pages-sealed"  # in memory only
    FILES_WRITTEN = "files-written"  # written and fsynced under temporary names
    FILES_NAMED = "files-named"  # renamed; the folder itself is not fsynced
    FOLDER_SYNCED = "folder-synced"  # the page files survive a power cut; no row speaks of them
    ROW_WRITTEN = "row-written"  # number taken and row written, the transaction still open
    COMMITTED = "committed"  # the promise holds; nobody has seen the number yet
    RECEIPT_WRITTEN = "receipt-written"  # the office has it, the row is gone, the page files are still here


Hook = Callable[[Step], None]


def pass_by(step: Step) -> None:
    """What the program does at every step: nothing."""

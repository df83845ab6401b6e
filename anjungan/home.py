"""Where everything that the program writes lives: one folder, `ANJUNGAN_HOME`."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder named by ANJUNGAN_HOME, or `~/.local/share/anjungan`; made if missing, for its owner only."""
    named = os.environ.get("ANJUNGAN_HOME")
    folder = Path(named) if named else Path.home() / ".local" / "share" / "anjungan"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder

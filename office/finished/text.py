"""The words of a PDF, for finding out whose it is. Runs in the process beside: the file was made by strangers."""

from __future__ import annotations

import subprocess

LIMIT_S = 20.0
_POPPLER_S = 12.0
_PAGES = 4  # whose a document is stands at its beginning
_MOST = 60_000  # letters


def words_of(content: bytes) -> str:
    """The text of the first pages; "" for a scan without text, and where poppler cannot read it or is not there."""
    command = ("pdftotext", "-q", "-enc", "UTF-8", "-l", str(_PAGES), "-", "-")
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_POPPLER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")[:_MOST] if done.returncode == 0 else ""

"""Why a demo ends before it should, as values of two exceptions that only `program.run` catches."""

from __future__ import annotations


class DemoFailed(Exception):
    """The demo cannot go on. The words are a plain Indonesian sentence that says why and what to do."""


class Stopped(Exception):
    """Somebody asked the demo to stop (Ctrl+C or SIGTERM) while it was still starting."""

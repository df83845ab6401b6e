"""What a check of a person's input found: a value that names its sentence, never a sentence or an exception.

A finding never carries what the person typed (no NIK, no name), so it may be shown, counted and compared anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    ERROR = "error"  # cannot be right: the person is asked to correct it
    WARNING = "warning"  # worth a second look, but never stops anyone


@dataclass(frozen=True)
class Finding:
    """One thing to tell the person. `code` is `<field>.<what>`; `params` fill the `{places}` of the sentence."""

    code: str
    severity: Severity
    params: tuple[tuple[str, str | int], ...] = ()

    @property
    def key(self) -> str:
        """Key of the sentence, e.g. `field.nik.length` in `assets/sentences/*/adminduk.po`."""
        return f"field.{self.code}"


def error(code: str, **params: str | int) -> Finding:
    """Shorthand for a finding that the person must correct."""
    return Finding(code, Severity.ERROR, tuple(params.items()))


def warning(code: str, **params: str | int) -> Finding:
    """Shorthand for a finding that the person may pass over."""
    return Finding(code, Severity.WARNING, tuple(params.items()))


def errors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.severity is Severity.ERROR)


def warnings_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.severity is Severity.WARNING)


@dataclass(frozen=True)
class Checked(Generic[T_co]):
    """The value that was understood and what was found. `value` is None exactly when there is an error."""

    value: T_co | None = field(repr=False)
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return errors_of(self.findings)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return warnings_of(self.findings)

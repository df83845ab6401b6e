"""Who may be named as the officer who helped, and that a consent has a moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from adminduk.pendampingan import LONGEST_LABEL, Pendamping, is_label

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("label", ["PD-03", "Kader 2", "198001012010011001", "x" * LONGEST_LABEL])
def test_a_staff_number_or_a_function_names_an_officer(label: str) -> None:
    """Eighteen digits are a NIP."""
    assert is_label(label)
    assert Pendamping(label=label, consented_at=NOW).label == label


@pytest.mark.parametrize(
    "label",
    ["", " ", " PD-03", "x" * (LONGEST_LABEL + 1), "9917124101900007", "991712-410190-0007", "NIK 9917124101900007"],
)
def test_a_nik_never_does(label: str) -> None:
    assert not is_label(label)
    with pytest.raises(ValidationError):
        Pendamping(label=label, consented_at=NOW)


def test_the_moment_of_the_consent_has_a_zone() -> None:
    with pytest.raises(ValidationError):
        Pendamping(label="PD-03", consented_at=NOW.replace(tzinfo=None))

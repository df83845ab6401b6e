"""What travels sealed from kiosk to office comes out as it went in, and nothing unknown travels with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from adminduk.filing import Completion, Filing, Handover, PageRef
from adminduk.localised import Language, Localised

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PAGE = PageRef(requirement="kk", index=0, media_type="image/jpeg", sha256="a" * 64, blob="b" * 64)
FILING = Filing(
    request_id="r-1",
    number="JGR-01-000001",
    slip_code="JGR-0000-0000-0000-0000",
    office="jogoroto",
    catalogue_version="v1",
    service="kk",
    reason="hilang",
    answers={"nama": "CONTOH"},
    pages=(PAGE,),
    brought_later=("surat-kehilangan",),
    forms={"F-1.02": {"pemohon.nama": "CONTOH"}},
    form_versions={"F-1.02": "Permendagri 6/2026"},
    language=Language.JAVANESE,
    filed_at=NOW,
)
COMPLETION = Completion(completion_id="c-1", number="n", slip_code="s", pages=(PAGE,), completed_at=NOW)
HANDOVER = Handover(
    handover_id="h-1", number="n", slip_code="s", grant="g", document_sha256="c" * 64, handed_over_at=NOW
)


@pytest.mark.parametrize("content", [FILING, COMPLETION, HANDOVER])
def test_it_comes_out_as_it_went_in(content: Filing | Completion | Handover) -> None:
    assert type(content).model_validate_json(content.model_dump_json()) == content


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra"):
        Filing.model_validate({**FILING.model_dump(), "nik_of_somebody": "1"})


@pytest.mark.parametrize("value", ["", "A" * 64, "a" * 63, "z" * 64])
def test_a_hash_has_64_small_hex_digits(value: str) -> None:
    with pytest.raises(ValidationError):
        PageRef.model_validate({**PAGE.model_dump(), "sha256": value})


def test_a_localised_sentence_speaks_the_language_that_was_chosen() -> None:
    name = Localised(id="KK hilang", jv="KK ical", en="Lost KK")
    assert [name.in_(language) for language in Language] == ["KK hilang", "KK ical", "Lost KK"]

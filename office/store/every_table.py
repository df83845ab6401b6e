"""All tables at one name: whoever compares the schema with the migrations must have seen every module that has some."""

from __future__ import annotations

from office.store import (
    applicants_tables,
    archive_tables,
    assisted_tables,
    counter_tables,
    editions_tables,
    figures_tables,
    finished_tables,
    people_tables,
    privacy_tables,
    register_tables,
    review_tables,
    survey_tables,
    telling_tables,
    training_tables,
    voices_tables,
)
from office.store.tables import Base

MODULES = (
    applicants_tables,
    archive_tables,
    assisted_tables,
    counter_tables,
    editions_tables,
    figures_tables,
    finished_tables,
    people_tables,
    privacy_tables,
    register_tables,
    review_tables,
    survey_tables,
    telling_tables,
    training_tables,
    voices_tables,
)
METADATA = Base.metadata

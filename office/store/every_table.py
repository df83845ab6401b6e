"""All tables at one name: whoever compares the schema with the migrations must have seen every module that has some."""

from __future__ import annotations

from office.store import people_tables, review_tables, survey_tables, telling_tables, voices_tables
from office.store.tables import Base

MODULES = (people_tables, review_tables, survey_tables, telling_tables, voices_tables)
METADATA = Base.metadata

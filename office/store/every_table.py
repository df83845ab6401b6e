"""All tables at one name: whoever compares the schema with the migrations must have seen every module that has some."""

from __future__ import annotations

from office.store import survey_tables
from office.store.tables import Base

MODULES = (survey_tables,)
METADATA = Base.metadata

"""Rows by many ids at once. The ids go over as one value: of five hundred, each as one of its own, the question takes
longer to write and to read than to answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, String, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session


def among(session: Session, column: Any, ids: Iterable[str]) -> ColumnElement[bool]:
    """That `column` is one of `ids`."""
    if session.get_bind().dialect.name == "postgresql":
        one_of: ColumnElement[bool] = column == any_(literal(list(ids), ARRAY(String)))
        return one_of
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    in_them: ColumnElement[bool] = column.in_(select(listed.c.value))
    return in_them

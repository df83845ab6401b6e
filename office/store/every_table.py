"""All tables at one name: whoever compares the schema with the migrations must have seen every module that has some."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from office import store
from office.store.tables import Base

for _module in iter_modules(store.__path__):
    if _module.name.endswith("_tables"):
        import_module(f"{store.__name__}.{_module.name}")

METADATA = Base.metadata

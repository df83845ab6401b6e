"""Which icons catalogues, journeys and screens name: for cutting the icon font, and for the test that misses none."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TREE = Path(__file__).parents[2]
IN_YAML = re.compile(r"""icon:\s*["']?([a-z0-9_]+)""")
PLACE = {"Button": 2, "Tile": 2, "Point": 1, "BarItem": 1}  # where the icon stands among a view's arguments


def named_icons() -> set[str]:
    """The names, wherever they stand as plain words."""
    in_catalogues = (
        name
        for folder in ("catalogue", "codes")
        for file in TREE.glob(f"assets/{folder}/**/*.yaml")
        for name in IN_YAML.findall(file.read_text(encoding="utf-8"))
    )
    in_code = (name for folder in ("kiosk", "screens") for file in TREE.glob(f"{folder}/**/*.py") for name in _of(file))
    return {*in_catalogues, *in_code}


def _of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            given = [word.value for word in node.keywords if word.arg in ("icon", "icon_name")]
            place = PLACE.get(getattr(node.func, "id", ""))
            if place is not None:
                given += node.args[place : place + 1]
            yield from (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))

"""The kiosk's own widgets: each says how much height it needs, then draws itself into the box it is given.

Kivy's kv files find a widget by its class name once its module was imported: hence the imports here.
"""

from screens.widgets import (
    bar,
    button,
    corner_pad,
    field,
    keys,
    live,
    magnifier,
    overlay,
    paged,
    part,
    picture,
    plate,
    progress,
    rows,
    tile,
    tile_grid,
    tile_row,
    writing,
)

__all__ = [
    "bar",
    "button",
    "corner_pad",
    "field",
    "keys",
    "live",
    "magnifier",
    "overlay",
    "paged",
    "part",
    "picture",
    "plate",
    "progress",
    "rows",
    "tile",
    "tile_grid",
    "tile_row",
    "writing",
]

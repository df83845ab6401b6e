"""Pages that anybody may open, without signing in."""

from litestar.types import ControllerRouterHandler

from office.public import status, waiting_room, wall
from office.web import static

ROUTES: list[ControllerRouterHandler] = [
    status.status_form,
    status.status_page,
    waiting_room.waiting_room,
    waiting_room.waiting_room_now,
    wall.wall,
    wall.wall_now,
    static.accent,
    static.font,
]

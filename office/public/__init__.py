"""Pages that anybody may open, without signing in."""

from litestar.types import ControllerRouterHandler

from office.public import status
from office.web import static

ROUTES: list[ControllerRouterHandler] = [status.status_form, status.status_page, static.accent, static.font]

"""The camera's living picture, with the outline of the sheet that it sees."""

from __future__ import annotations

from functools import partial
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.live import LivePicture, LiveWindow
from screens.box import Box
from screens.theme import Look
from screens.widgets.frame_line import FrameLine, on_picture
from screens.widgets.part import rgba
from screens.widgets.picture import Figure
from screens.widgets.writing import Icon

PULLS_PER_S = 24  # a camera gives 10 to 15; asking costs nothing when there is nothing new


class LiveView(Figure):
    """Fetches the newest picture while its page is open, and never an older one. One texture serves for all of them:
    a new one for each costs 20 MB before the first is let go."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._ground = Color()
            self._plate = Rectangle(size=(0, 0))
        self.outline = FrameLine()
        self.canvas.add(self.outline)
        self.waiting = Icon(name="", colour="on_tint", ground="tint")
        self.add_widget(self.waiting)
        self._number = 0
        self._corners: tuple[tuple[float, float], ...] = ()
        self._pull: Any = None
        self._last: tuple[Look, Box] | None = None

    @property
    def looks(self) -> bool:
        """Whether pictures are being fetched."""
        return self._pull is not None

    def watch(self) -> None:
        """Fetch pictures from now on."""
        self.waiting.name = "" if self.texture else "photo_camera"
        if self._pull is None:
            pictures = App.get_running_app().live
            self._pull = Clock.schedule_interval(partial(self._fetch, pictures), 1 / PULLS_PER_S)

    def forget(self) -> None:
        """The page is gone: fetch nothing more, and keep nothing of what was seen."""
        if self._pull is not None:
            self._pull.cancel()
            self._pull = None
        super().forget()
        self._number, self._corners, self._last = 0, (), None
        self.outline.go(())
        self._plate.size = 0, 0
        self.waiting.forget()

    def place(self, look: Look, box: Box) -> None:
        self._last = (look, box)
        super().place(look, box)
        self._ground.rgba = rgba(look.palette.tint)
        self.outline.tone(look, 4)
        inner = self._inner(box)
        self._plate.pos, self._plate.size = inner[:2], inner[2:]
        self.waiting.place(look, box.centred(look.px(120), look.px(120)))
        self._draw_outline(inner)

    def _inner(self, box: Box) -> Box:
        """Where the picture is; all of the box until there is one."""
        return Box(*self._quad.pos, *self._quad.size) if self.texture is not None else box

    def _fetch(self, pictures: LiveWindow, _dt: float) -> None:
        picture = pictures.newer_than(self._number)
        if picture is not None:
            self._take(picture)

    def _take(self, picture: LivePicture) -> None:
        self._number, self._corners = picture.number, picture.outline or ()
        if self._last is None:
            return
        texture = self.texture
        if texture is None or texture.size != (picture.width, picture.height):
            texture = self._begin_with(picture)
        texture.blit_buffer(picture.bgra, colorfmt="bgra", bufferfmt="ubyte")
        self._draw_outline(self._inner(self._last[1]))
        self.canvas.ask_update()

    def _begin_with(self, picture: LivePicture) -> Texture:
        """The first picture, or the first of another size: the page is arranged for it."""
        texture = _texture(picture.width, picture.height)
        self.hold(texture)
        self.waiting.name = ""
        if self._last is not None:
            self.place(*self._last)
        return texture

    def _draw_outline(self, inner: Box) -> None:
        self.outline.go(on_picture(corner, inner) for corner in self._corners)


def _texture(width: int, height: int) -> Texture:
    """Four bytes for each pixel, blue first, as cameras give them: three cost twelve times as much to hand over."""
    texture = Texture.create(size=(width, height), colorfmt="bgra", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture

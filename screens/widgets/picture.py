"""Pictures: what to do with paper and cards, the scanned page, a QR code."""

from __future__ import annotations

import io

import segno
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty
from PIL import Image, UnidentifiedImageError

import assets
from kiosk.views import Preview
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part


class Figure(Part):
    """A texture, as large as its box allows, in the middle. Heights are wishes: pictures shrink before words do."""

    slot = "figure"
    least_px = NumericProperty(150)
    glad_px = NumericProperty(520)
    most_px = NumericProperty(720)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._quad = Rectangle(size=(0, 0))
        self.texture: Texture | None = None

    def span(self, look: Look, width: float) -> Span:
        return Span(look.px(self.least_px), look.px(self.glad_px), look.px(self.most_px))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        texture = self.texture
        if texture is None:
            return
        shrink = min(box.width / texture.width, box.height / texture.height)
        inner = box.centred(texture.width * shrink, texture.height * shrink)
        self._quad.pos, self._quad.size = inner[:2], inner[2:]

    def hold(self, texture: Texture | None) -> None:
        self.texture = self._quad.texture = texture
        self._quad.size = (0, 0)

    def forget(self) -> None:
        self.hold(None)


class Picture(Figure):
    """One of our own drawings, by name. Only the one on the glass is kept: each takes 2 MB."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.name = ""

    def show(self, name: str) -> None:
        """Show the drawing `name`; a name that is not drawn yet shows none."""
        file = assets.path("pictures", f"{name}.png")
        self.shown = bool(name) and file.exists()
        if name != self.name:
            self.name = name
            self.hold(_texture(file.read_bytes()) if self.shown else None)

    def forget(self) -> None:
        super().forget()
        self.name = ""


class PagePreview(Figure):
    """The scanned page as it will be sent. It is decoded by Pillow: the bytes were made by the kiosk itself."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._of: Preview | None = None

    def show(self, preview: Preview | None) -> None:
        if preview is not self._of:
            self._of = preview
            self.hold(_texture_or_none(preview.jpeg) if preview else None)
        self.shown = self.texture is not None

    def forget(self) -> None:
        super().forget()
        self._of = None


def _texture_or_none(encoded: bytes) -> Texture | None:
    """None for bytes that are no picture: the page then shows its drawing, and the words still say how it came out."""
    try:
        return _texture(encoded)
    except UnidentifiedImageError:
        return None


def _texture(encoded: bytes) -> Texture:
    """Decoded by Pillow: Kivy's own loader is older, and keeps 0.5 MB of every PNG with a palette for good."""
    with Image.open(io.BytesIO(encoded)) as image:
        pixels = image.convert("RGBA")
    texture = Texture.create(size=pixels.size, colorfmt="rgba")
    texture.blit_buffer(pixels.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


class QrImage(Figure):
    """A QR code to photograph, black on white whatever the palette, with its quiet zone."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._payload = ""

    def show(self, payload: str) -> None:
        if payload != self._payload:
            self._payload = payload
            self.hold(_qr_texture(payload) if payload else None)
        self.shown = bool(payload)

    def forget(self) -> None:
        super().forget()
        self._payload = ""


def _qr_texture(payload: str) -> Texture:
    code = segno.make(payload, error="m", micro=False)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=4)]
    texture = Texture.create(size=(len(rows[0]), len(rows)), colorfmt="luminance")
    texture.mag_filter = texture.min_filter = "nearest"
    texture.blit_buffer(b"".join(rows), colorfmt="luminance", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture

"""A row of small tiles below the large ones: what fewer people come for."""

from __future__ import annotations

from kiosk.views import Tile
from screens.box import Box, Span
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.tile import SMALL, TileButton
from screens.words import Words


class TileRow(Part):
    """Side by side, each with its picture beside its words; never on a second page."""

    slot = "pad"

    def show(self, tiles: tuple[Tile, ...], words: Words) -> None:
        """Carry these tiles, in the order of the view."""
        while len(self.children) < len(tiles):
            self.add_widget(TileButton(), index=0)
        while len(self.children) > len(tiles):
            self.remove_widget(self.children[0])
        for widget, tile in zip(self.tiles, tiles, strict=True):
            widget.picture_px = SMALL
            widget.stand_for(tile, words)
        self.shown = bool(tiles)

    @property
    def tiles(self) -> list[TileButton]:
        """From left to right; Kivy keeps children the other way round."""
        return list(reversed(self.children))

    def _columns(self, look: Look, width: float) -> float:
        across = max(1, len(self.tiles))
        return (width - look.gap * (across - 1)) / across

    def span(self, look: Look, width: float) -> Span:
        each = self._columns(look, width)
        return Span.fixed(max((tile.span(look, each).glad for tile in self.tiles), default=0.0))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        for tile, column in zip(self.tiles, box.columns(max(1, len(self.tiles)), look.gap), strict=False):
            tile.place(look, column)

    def forget(self) -> None:
        for tile in self.tiles:
            tile.forget()

"""Sizes of a picture as (width, height)."""

from __future__ import annotations

Size = tuple[int, int]

PREVIEW: Size = (1280, 720)

"""Where on a KTP-el and on a Kartu Keluarga an answer stands. Both have one fixed layout (Permendagri 72/2022 and
109/2019), so that the officer's eye is led to it; of every other paper the whole page is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from adminduk.catalogue.model import FieldId, PaperKind


@dataclass(frozen=True)
class Region:
    """Shares of the page's width and height, in hundredths. Both papers lie on their long side."""

    left: int
    top: int
    width: int
    height: int


_CARD_ADDRESS = Region(2, 43, 73, 26)
_MEMBERS = Region(0, 25, 52, 30)
REGIONS: Mapping[PaperKind, Mapping[str, Region]] = MappingProxyType(
    {
        PaperKind.KTP: {
            FieldId.NIK: Region(2, 17, 73, 12),
            FieldId.NAMA: Region(2, 27, 73, 9),
            FieldId.DESA: _CARD_ADDRESS,
        },
        PaperKind.KK: {
            FieldId.NOMOR_KK: Region(22, 3, 56, 16),
            FieldId.NIK: _MEMBERS,
            FieldId.NAMA: _MEMBERS,
            FieldId.DESA: Region(48, 12, 52, 18),
        },
    }
)


def region(paper: PaperKind | None, field: str) -> Region | None:
    """Where `field` stands on `paper`; None when it is not there, or anywhere on it."""
    return REGIONS[paper].get(field) if paper is not None else None

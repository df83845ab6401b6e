"""What an office may ask of SIAK once it has an agreement (Permendagri 102/2019): does this element of a person's data
agree, yes or no. No data comes back. Until then an office is `NotConnected`, and its pages say so plainly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Element(StrEnum):
    """What can be compared, by the names that the ministry's own service uses."""

    NAMA = "NAMA_LGKP"
    NOMOR_KK = "NO_KK"
    DESA = "NO_KEL"


class Unavailable(StrEnum):
    NOT_CONNECTED = "belum-terhubung"  # no agreement, no access
    NO_ANSWER = "tidak-menjawab"
    UNKNOWN_NIK = "nik-tidak-ditemukan"


@dataclass(frozen=True)
class Verification:
    """Element -> whether SIAK has the same."""

    agrees: Mapping[Element, bool]


class Siak(Protocol):
    """Access to SIAK by agreement. `connected` is what the pages say."""

    @property
    def connected(self) -> bool: ...

    def verify(self, nik: str, elements: Mapping[Element, str]) -> Verification | Unavailable:
        """Compare `elements` of the person `nik`. Blocks for as long as SIAK takes to answer."""
        ...


class NotConnected:
    """The office of today."""

    connected = False

    def verify(self, nik: str, elements: Mapping[Element, str]) -> Verification | Unavailable:
        return Unavailable.NOT_CONNECTED

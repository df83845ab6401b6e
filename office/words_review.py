"""Words of checking item by item, and of requests that resemble one another."""

from __future__ import annotations

from office.twins import Likeness

LIKENESS: dict[Likeness, str] = {
    Likeness.SAME_SERVICE: "NIK sama, layanan sama, dan keduanya masih dibuka",
    Likeness.SAME_FAMILY: "nomor KK sama di dua permohonan yang masih dibuka",
    Likeness.SAME_SCAN: "ada lembar pindaian yang persis sama",
}

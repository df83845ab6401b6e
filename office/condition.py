"""What a kiosk tells of itself with a heartbeat, beside its faults: as it arrives, and as it is kept."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Trouble(_Part):
    kind: str = Field(max_length=40)
    code: str = Field(max_length=80)


class ServiceNow(_Part):
    """`detours`: its steps that go another way now, e.g. "pages.camera"; a step without a way ends in ".closed"."""

    service: str = Field(max_length=20)
    open: bool
    detours: tuple[str, ...] = Field(default=(), max_length=20)


class SupplyNow(_Part):
    """`percent` is what is left; of a box for waste, how full it is; None: the printer does not know."""

    name: str = Field(max_length=80)
    waste: bool = False
    percent: int | None = Field(default=None, ge=0, le=100)


class LastTest(_Part):
    """When the kiosk last tested itself as a whole, by its own clock."""

    at: AwareDatetime
    by: Literal["night", "technician", "shell"]


class CatalogueNow(_Part):
    """Which edition the next visit is under. `refused`: the newer one that this kiosk cannot use."""

    version: str = Field(max_length=80)
    refused: str = Field(default="", max_length=80)


class Condition(_Part):
    services: tuple[ServiceNow, ...] = Field(max_length=20)
    warnings: tuple[Trouble, ...] = Field(default=(), max_length=50)
    supplies: tuple[SupplyNow, ...] = Field(default=(), max_length=40)
    parked: int = Field(default=0, ge=0, le=1_000_000)
    last_test: LastTest | None = None
    catalogue: CatalogueNow | None = None  # a kiosk of before leaves it out

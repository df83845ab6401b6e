"""Everything about an office that differs from one place to the next: the `[office]` part of `anjungan.toml`."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator


class OfficeSettings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8300, ge=0, le=65535)
    public_url: str = Field(
        default="http://127.0.0.1:8300", description="how residents' phones reach the status page on the slip"
    )
    database_url: str = Field(
        default="", description="SQLAlchemy URL, e.g. postgresql+psycopg://...; empty keeps SQLite in the home folder"
    )
    catalogue: str = Field(default="jogoroto", description="folder under assets/catalogue, or a path of your own")
    secure_cookies: bool = Field(default=False, description="true behind HTTPS: cookies travel on HTTPS only")
    time_zone: str = Field(
        default="Asia/Jakarta", description="the office's wall clock: Asia/Jakarta, Asia/Makassar or Asia/Jayapura"
    )

    require_trusted_signature: bool = Field(
        default=False,
        description="true: a finished PDF is taken only with a valid e-signature of an issuer in office/roots",
    )

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("zona waktu tidak dikenal, tulis misalnya Asia/Jakarta")
        return ZoneInfo(name).key

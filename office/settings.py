"""Everything about an office that differs from one place to the next: the `[office]` part of `anjungan.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, field_validator, model_validator


class Mail(BaseModel):
    """The office's mail server. Its password stands in a file of its own, readable by the office's program only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(description="the mail server, e.g. mail.contoh.go.id")
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="none only for a mail server on this machine"
    )
    sender: str = Field(description="whom letters come from, e.g. Kecamatan Contoh <layanan@contoh.go.id>")
    user: str = Field(default="", description="empty: the server asks for no sign-in")
    password_file: str = Field(default="", description="a file that holds nothing but the password")

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.security == "none" and (self.user or self.host not in ("127.0.0.1", "::1", "localhost")):
            raise ValueError("tanpa penyandian hanya untuk server surel di mesin ini, dan tanpa kata sandi")
        if bool(self.user) != bool(self.password_file):
            raise ValueError("user dan password_file diisi keduanya, atau dikosongkan keduanya")
        return self

    def password(self) -> str:
        """Raises OSError when the file cannot be read."""
        return Path(self.password_file).read_text(encoding="utf-8").strip()


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

    mail: Mail | None = Field(default=None, description="[office.mail]: without it, no letters are written")

    require_trusted_signature: bool = Field(
        default=False,
        description="true: a finished PDF is taken only with a valid e-signature of an issuer in office/roots",
    )

    retention_months: dict[str, PositiveInt] = Field(
        default={},
        description="[office.retention_months]: how long a service's papers are kept after archiving, e.g. kk = 60; "
        "a service that is not named is kept for ever",
    )

    second_factor_days: int = Field(
        default=7,
        ge=0,
        description="days after which a new approver or administrator cannot work without a second factor",
    )

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("zona waktu tidak dikenal, tulis misalnya Asia/Jakarta")
        return ZoneInfo(name).key

"""The office that lives in ANJUNGAN_HOME, for the commands that run it or look after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from anjungan.home import home
from anjungan.settings import FILE_NAME, SettingsError, load
from office.settings import OfficeSettings

if TYPE_CHECKING:
    from office.parts import Office


def office_settings(port: int | None = None) -> OfficeSettings:
    """The `[office]` part of anjungan.toml; exits with the file's problems. `port` overrides what stands there."""
    try:
        settings = load(home() / FILE_NAME).office
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if port is None:
        return settings
    changes: dict[str, object] = {"port": port}
    if port and "public_url" not in settings.model_fields_set:
        changes["public_url"] = f"http://{settings.host}:{port}"
    return settings.model_copy(update=changes)


def open_here() -> Office:
    """The office's parts, beside a running office or without one; exits where the database is a training office's."""
    from office.compose import open_office
    from office.training import OtherOffice

    try:
        return open_office(office_settings(), home())
    except OtherOffice as other:
        typer.echo(str(other), err=True)
        raise typer.Exit(1) from other

"""The whole office on one page: every part in start order, and every page and call that it answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide

import assets
from adminduk.catalogue.files import read_files
from adminduk.catalogue.model import Catalogue
from adminduk.wilayah import Wilayah
from office import api, applicants, console, desks, durable, files, holding, keys, public, training, twins, untouched
from office.archive import destroying
from office.beside import Beside
from office.clock import Clock, system_clock
from office.editions import workbench
from office.editions.shelf import Shelf, open_shelf
from office.finished import staging
from office.housekeeping import Chore, Housekeeping
from office.parts import Office
from office.passwords import Passwords
from office.pulse import Pulse
from office.settings import OfficeSettings
from office.store.database import Database, open_database
from office.telling import letters
from office.web import errors, health, practice, security, static, templates

# What the office does by itself. Pictures beside decided pages go with each decision; this finds what a crash left.
CHORES = (
    Chore("editions", timedelta(seconds=5), workbench.follow),
    Chore("applicants", timedelta(days=1), applicants.index_older),
    Chore("places", timedelta(days=1), desks.place_older),
    Chore("untouched", timedelta(hours=1), untouched.discard_due),
    Chore("letters", timedelta(seconds=15), letters.send_due),
    Chore("holds", timedelta(seconds=30), holding.release_silent),
    Chore("scans", timedelta(days=1), twins.mark_older),
    Chore("uploads", timedelta(seconds=15), staging.read_waiting),
    Chore("unclaimed", timedelta(hours=1), staging.expire),
    Chore("deletions", timedelta(hours=1), destroying.carry_out),
    Chore("drafts", timedelta(days=1), lambda office: files.forget_drafts(office.files, office.clock())),
)


def create_app(settings: OfficeSettings, home: Path) -> Litestar:
    """The office as it runs: storage in `home`/office, the catalogue of the settings, the real clock."""
    return build_app(open_office(settings, home))


def open_office(
    settings: OfficeSettings,
    home: Path,
    *,
    clock: Clock = system_clock,
    catalogue: Catalogue | None = None,
    passwords: Passwords | None = None,
    train: bool = False,
) -> Office:
    """The parts behind the pages; `train` opens a training office. Raises OtherOffice when the database is not of that
    kind, and what the catalogue's loader raises when the catalogue is not right."""
    folder = durable.private_folder(home / "office")
    url = settings.database_url or f"sqlite:///{folder / 'office.sqlite'}"
    database = open_database(url)
    training.look(database, clock, wanted=train)
    return Office(
        settings=settings,
        shelf=_shelf(database, settings.catalogue, clock) if catalogue is None else Shelf(database, catalogue),
        wilayah=Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")),
        keys=keys.load_or_create(folder / "keys"),
        database=database,
        files=files.open_files(folder),
        pulse=Pulse(),
        passwords=passwords or Passwords(),
        clock=clock,
        beside=Beside(),
        roots=(assets.path("trust"), folder / "roots"),
        training=train,
    )


def build_app(office: Office, chores: Sequence[Chore] = CHORES) -> Litestar:
    """The office's pages and its API over the parts that `open_office` put together."""
    return Litestar(
        route_handlers=[health.healthz, static.router(), *public.ROUTES, api.ROUTER, *console.ROUTES],
        state=State({"office": office}),
        dependencies={"office": Provide(lambda: office, sync_to_thread=False)},
        template_config=templates.config(office),
        csrf_config=security.csrf(office),
        exception_handlers=errors.HANDLERS,
        before_send=[security.add_headers],
        after_request=practice.marking(office) if office.training else None,
        on_startup=[partial(untouched.discard_due, office)],
        lifespan=[Housekeeping(office, chores).beside],
        on_shutdown=[office.pulse.close, office.beside.close, office.database.close],
        openapi_config=None,
        request_max_body_size=security.SMALL_BODY,
        logging_config=None,
    )


def _shelf(database: Database, name: str, clock: Clock) -> Shelf:
    shipped = assets.path("catalogue", name)
    return open_shelf(database, read_files(shipped if shipped.is_dir() else Path(name)), clock())

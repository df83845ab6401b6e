"""The kiosk's catalogue: the newest good one, whole on the disk, whatever the line, the office or the power does."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import assets
from adminduk.catalogue.files import digest_of, load_files, read_files
from adminduk.catalogue.model import Catalogue
from kiosk.catalogue_keeper import LOOK_EVERY_S, CatalogueKeeper, Offered, Source
from kiosk.spool.disk import Disk
from tests.kiosk.fake_clock import FakeClock

SHIPPED = assets.path("catalogue", "margorejo")
FILES = read_files(SHIPPED)
INSTALLED = load_files(FILES)


def edition(version: str, **changes: str) -> Offered:
    files = {**FILES, "office.yaml": FILES["office.yaml"].replace(INSTALLED.version, version)}
    for old, new in changes.items():
        files = {name: text.replace(old, new) for name, text in files.items()}
    return Offered(version=version, digest=digest_of(files), files=files)


@dataclass
class PlayedOffice:
    """Hands out `holds` unless the kiosk has it; `asked` counts."""

    holds: Offered | None = None
    asked: list[str] = field(default_factory=list)

    def published(self, digest: str) -> Offered | None:
        self.asked.append(digest)
        return None if self.holds is None or self.holds.digest == digest else self.holds


@dataclass
class Stand:
    folder: Path
    office: PlayedOffice = field(default_factory=PlayedOffice)
    clock: FakeClock = field(default_factory=FakeClock)
    changed: list[Catalogue] = field(default_factory=list)

    def keeper(self, disk: Disk | None = None) -> CatalogueKeeper:
        """As after a start of the kiosk."""
        keeper = CatalogueKeeper(
            self.folder, SHIPPED, INSTALLED, Source(self.office.published, self.clock, disk or Disk())
        )
        keeper.changed = self.changed.append
        return keeper


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path)


def test_the_first_is_the_one_it_was_installed_with(stand: Stand) -> None:
    stand.office.holds = Offered(version=INSTALLED.version, digest=digest_of(FILES), files=FILES)
    keeper = stand.keeper()
    keeper.look()
    assert (keeper.current, stand.changed) == (INSTALLED, [])
    assert stand.office.asked == [digest_of(FILES)]


def test_a_newer_one_is_fetched_once_and_is_there_after_a_start_without_a_line(stand: Stand) -> None:
    stand.office.holds = edition("baru-1")
    keeper = stand.keeper()
    keeper.look()
    assert keeper.told() == {"version": "baru-1", "refused": ""}
    assert [each.version for each in stand.changed] == ["baru-1"]
    keeper.look()
    assert len(stand.office.asked) == 1  # not before a minute has passed
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert len(stand.changed) == 1
    stand.office.holds = None
    assert stand.keeper().current.version == "baru-1"


@pytest.mark.parametrize(
    "bad",
    [
        edition("baru-2", **{"name:": "nama:"}),
        edition("baru-2", **{"code: MGR": "code: XYZ"}),
        edition("baru-2", **{"id: margorejo": "id: lain"}),
    ],
    ids=["mistakes", "another code", "another office"],
)
def test_one_that_cannot_be_used_leaves_the_last_good_one_and_is_told(stand: Stand, bad: Offered) -> None:
    stand.office.holds = edition("baru-1")
    keeper = stand.keeper()
    keeper.look()
    stand.office.holds = bad
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert keeper.told() == {"version": "baru-1", "refused": "baru-2"}
    assert stand.keeper().current.version == "baru-1"
    stand.office.holds = edition("baru-3")
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert keeper.told() == {"version": "baru-3", "refused": ""}


def test_one_that_was_damaged_on_the_way_is_asked_for_again(stand: Stand) -> None:
    good = edition("baru-1")
    stand.office.holds = good.model_copy(update={"files": {**good.files, "office.yaml": "version: x"}})
    keeper = stand.keeper()
    keeper.look()
    assert keeper.told() == {"version": INSTALLED.version, "refused": ""}
    stand.office.holds = good
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert keeper.current.version == "baru-1"


class PowerCut(BaseException):
    """Not an Exception: nothing of the kiosk's own code sees it coming."""


class DyingDisk(Disk):
    """Loses power after `steps` more of its steps; what was being written is left half-written."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut

    def write(self, path: Path, content: bytes) -> None:
        if self._left == 0:
            path.write_bytes(content[: len(content) // 2])
        self._step()
        super().write(path, content)
        self._step()

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)


@pytest.mark.parametrize("steps", range(4))
def test_a_power_cut_at_any_step_leaves_the_old_one_or_the_new_one(stand: Stand, steps: int) -> None:
    stand.office.holds = edition("baru-1")
    stand.keeper().look()
    stand.office.holds = edition("baru-2")
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper = stand.keeper(DyingDisk(steps))
    if steps < 3:
        with pytest.raises(PowerCut):
            keeper.look()
    else:
        keeper.look()
    after = stand.keeper()
    assert after.current.version in ("baru-1", "baru-2")
    after.look()
    assert stand.keeper().current.version == "baru-2"


def test_a_full_disk_keeps_the_old_one_and_tries_again(stand: Stand) -> None:
    class Full(Disk):
        def write(self, path: Path, content: bytes) -> None:
            raise OSError(28, os.strerror(28))

    stand.office.holds = edition("baru-1")
    keeper = stand.keeper(Full())
    keeper.look()
    assert (keeper.current, stand.changed) == (INSTALLED, [])
    stand.clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert len(stand.office.asked) == 2
    assert stand.office.asked[0] == stand.office.asked[1]


@pytest.mark.parametrize("content", [b"", b"{", b'{"version": "x", "digest": "y", "files": {}}'])
def test_what_a_disk_forgot_is_no_catalogue(stand: Stand, content: bytes) -> None:
    (stand.folder / "catalogue.json").write_bytes(content)
    assert stand.keeper().current == INSTALLED

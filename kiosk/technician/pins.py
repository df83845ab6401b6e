"""PINs of staff: six digits each, hashed with argon2id, with the name of whose it is and what it opens.

After five wrong ones everybody waits, and the wait doubles with every further one (VxSuite's rule). A try is on the
disk before it is looked at: who cuts the power to try again finds the count as it was. The PIN of an officer who helps
residents forgives nothing of the same day, or they could try technicians' PINs between two right ones of their own.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kiosk.spool.disk import Disk
from kiosk.technician.asks import PinChecked, PinRole, PinVerdict

log = logging.getLogger(__name__)

LENGTH = 6
FREE_TRIES = 5
FIRST_WAIT_S = 60
LONGEST_WAIT_S = 3600  # a technician with a list of guesses needs years; one who mistyped comes back after lunch
HELPER_FORGIVES = timedelta(days=1)
MOST_PINS = 10  # each wrong try is held against every one of them
_PINS, _TRIES = "pins.json", "tries.json"


class Weakness(StrEnum):
    """Why a PIN cannot be taken."""

    NOT_SIX_DIGITS = "not-six-digits"
    REPEATS = "repeats"  # 111222, 121212, 123123
    SEQUENCE = "sequence"  # 123456, 864208
    DATE = "date"  # a birthday: 170845, 081745, 450817, 201945
    TAKEN = "taken"  # it is somebody else's here
    TOO_MANY = "too-many"


class Pin(BaseModel):
    """One of the staff. `repr` does not show the hash."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=30)
    hash: str = Field(repr=False)
    role: PinRole = PinRole.TECHNICIAN


class _Pins(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    pins: tuple[Pin, ...] = ()


class _Tries(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    wrong: int = Field(default=0, ge=0)
    last: AwareDatetime | None = None


class PinStore:
    """The PINs in `folder`. Safe from any thread; the shell may set PINs while the kiosk runs."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], hasher: PasswordHasher | None = None, disk: Disk | None = None
    ) -> None:
        """`now` answers in aware time."""
        self._folder, self._now = folder, now
        self._hasher, self._disk = hasher or PasswordHasher(), disk or Disk()
        self._one_at_a_time = threading.Lock()
        self._unsaved: _Tries | None = None  # a full disk must not keep the technician out who could empty it

    # --- the shell ---------------------------------------------------------------------------------------------------

    def entries(self) -> tuple[Pin, ...]:
        return self._pins()

    def set(self, name: str, pin: str, role: PinRole = PinRole.TECHNICIAN) -> Weakness | None:
        """Give `name` this PIN, instead of the one they had; None when it was taken and everybody may try anew."""
        others = [each for each in self._pins() if each.name != name]
        refused = weakness(pin) or (Weakness.TOO_MANY if len(others) >= MOST_PINS else None)
        if refused is None and self._owner(pin, others) is not None:
            refused = Weakness.TAKEN
        if refused is None:
            entry = Pin(name=name, hash=self._hasher.hash(pin), role=role)
            self._write(_PINS, _Pins(pins=(*others, entry)))
            self._write(_TRIES, _Tries())
        return refused

    def remove(self, name: str) -> bool:
        """Whether `name` had a PIN; it opens nothing any more."""
        pins = self._pins()
        left = tuple(each for each in pins if each.name != name)
        if len(left) < len(pins):
            self._write(_PINS, _Pins(pins=left))
        return len(left) < len(pins)

    # --- the glass ---------------------------------------------------------------------------------------------------

    def look(self) -> PinChecked:
        """Whether somebody may try now."""
        with self._one_at_a_time:
            return self._standing(self._tries())

    def check(self, pin: str) -> PinChecked:
        """*Blocks* for as long as the hashes take. One try: counted first, forgiven when it was right."""
        with self._one_at_a_time:
            tries = self._tries()
            standing = self._standing(tries)
            if standing.verdict is not PinVerdict.READY:
                return standing
            before, tries = tries, _Tries(wrong=tries.wrong + 1, last=self._now())
            self._count(tries)
            owner = self._owner(pin, self._pins())
            if owner is not None:
                self._count(self._left_after(owner, before))
                return PinChecked(PinVerdict.RIGHT, owner.name, role=owner.role)
            log.warning("staff PIN: %d wrong in a row", tries.wrong)
            return self._after_wrong(tries)

    def _after_wrong(self, tries: _Tries) -> PinChecked:
        standing = self._standing(tries)
        if standing.verdict is PinVerdict.READY:
            return PinChecked(PinVerdict.WRONG, tries_left=max(1, FREE_TRIES - tries.wrong))
        return standing

    def _left_after(self, owner: Pin, before: _Tries) -> _Tries:
        """What of the wrong tries `before` still counts, now that `owner` is known."""
        recent = before.last is not None and self._now() - before.last < HELPER_FORGIVES
        return before if owner.role is PinRole.HELPER and recent else _Tries()

    def _standing(self, tries: _Tries) -> PinChecked:
        if not self._pins():
            return PinChecked(PinVerdict.NONE_SET)
        left = self._wait_left(tries)
        return PinChecked(PinVerdict.WAIT, wait_s=left) if left else PinChecked(PinVerdict.READY)

    def _wait_left(self, tries: _Tries) -> int:
        """Seconds until the next try. A clock that was set back in between makes the wait begin anew, not for ever."""
        if tries.wrong < FREE_TRIES or tries.last is None:
            return 0
        passed = self._now() - tries.last
        if passed < timedelta():
            self._count(_Tries(wrong=tries.wrong, last=self._now()))
            passed = timedelta()
        left = wait_after(tries.wrong) - passed.total_seconds()
        return max(0, int(-(-left // 1)))

    def _owner(self, pin: str, among: list[Pin] | tuple[Pin, ...]) -> Pin | None:
        return next((each for each in among if self._matches(each, pin)), None)

    def _matches(self, entry: Pin, pin: str) -> bool:
        try:
            return self._hasher.verify(entry.hash, pin)
        except (VerificationError, InvalidHashError):
            return False

    # --- the files ---------------------------------------------------------------------------------------------------

    def _pins(self) -> tuple[Pin, ...]:
        """A file that cannot be read opens nothing; `anjungan pin set` writes a new one."""
        path = self._folder / _PINS
        try:
            return _Pins.model_validate_json(path.read_bytes()).pins
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError):
            log.error("%s cannot be read: no staff PIN opens anything", path.name)  # noqa: TRY400 - no content in a log
            return ()

    def _tries(self) -> _Tries:
        """A damaged count is no way round the wait: it stands for all free tries used up, now."""
        if self._unsaved is not None:
            return self._unsaved
        try:
            return _Tries.model_validate_json((self._folder / _TRIES).read_bytes())
        except FileNotFoundError:
            return _Tries()
        except (OSError, ValidationError):
            used_up = _Tries(wrong=FREE_TRIES, last=self._now())
            self._count(used_up)
            return used_up

    def _count(self, tries: _Tries) -> None:
        """On the disk; where it takes nothing, in memory until it does."""
        try:
            self._write(_TRIES, tries)
            self._unsaved = None
        except OSError as error:
            log.warning("tries of staff PINs cannot be written: %s", type(error).__name__)
            self._unsaved = tries

    def _write(self, name: str, content: BaseModel) -> None:
        """Whole or not at all, and on the disk when this returns."""
        self._disk.make_folder(self._folder)
        fresh = self._folder / f".{name}.new"
        fresh.unlink(missing_ok=True)
        self._disk.write(fresh, content.model_dump_json(indent=1).encode())
        fresh.replace(self._folder / name)
        self._disk.sync_folder(self._folder)


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong PINs in a row."""
    over = wrong - FREE_TRIES
    return 0 if over < 0 else min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(over, 12))


def weakness(pin: str) -> Weakness | None:
    """Why nobody should use `pin`; None when it can be taken."""
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        return Weakness.NOT_SIX_DIGITS
    if len(set(pin)) < 4 or pin[:3] == pin[3:] or pin[:3] == pin[:2:-1]:
        return Weakness.REPEATS
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1:
        return Weakness.SEQUENCE
    return Weakness.DATE if _like_a_date(pin) else None


def _like_a_date(pin: str) -> bool:
    """Day, month and two digits of a year in any order that people write, or a month and a whole year."""
    one, two, three = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    day_and_month = ((one, two), (two, one), (two, three), (three, two))
    month_and_year = ((one, int(pin[2:])), (three, int(pin[:4])))
    return any(1 <= day <= 31 and 1 <= month <= 12 for day, month in day_and_month) or any(
        1 <= month <= 12 and 1920 <= year <= 2040 for month, year in month_and_year
    )

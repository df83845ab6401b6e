"""A register page by page for a screen, or whole for a sheet; who looked is kept either way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from office import area, words
from office.parts import Office
from office.registers.books import Book, Form
from office.registers.entries import Entry, entries, with_gaps
from office.store import registers
from office.store.accounts import Account
from office.store.registers import Choice, Place

PAGE = 50
_BATCH = 500  # of a whole book: one transaction each, so that nobody waits for a long export
LONGEST = 20_000  # lines of one print; a year of a busy kecamatan. More is asked for month by month


@dataclass(frozen=True)
class Opening:
    """Somebody looks at names: in which book, as what, chosen how."""

    account: Account
    book: Book
    form: Form
    choice: Choice

    def read(self, session: Session, after: Place | None, limit: int) -> list[Place]:
        """The next lines of what this account may see."""
        return self.book.read(session, self.choice, area.within(self.account), after, limit)

    @property
    def gaps_are_real(self) -> bool:
        """Whether a missing agenda number is missing, and not just not shown."""
        return self.book.numbered and self.choice.whole and not self.account.area


@dataclass(frozen=True)
class Page:
    entries: tuple[Entry, ...]
    next: Place | None  # where the next page begins; None on the last one


@dataclass(frozen=True)
class Whole:
    """A register as it is filed. `cut` when there were more than LONGEST lines."""

    entries: tuple[Entry, ...]
    cut: bool

    @property
    def numbered(self) -> tuple[tuple[int | None, Entry], ...]:
        """Each line with its number in the book; a line that explains a gap has none."""
        count = 0
        lines: list[tuple[int | None, Entry]] = []
        for entry in self.entries:
            count += not entry.gap
            lines.append((None if entry.gap else count, entry))
        return tuple(lines)


def page(office: Office, opening: Opening, after: Place | None) -> Page:
    """The lines that follow `after`; the first ones without it."""
    with office.database.writing() as session:
        places = opening.read(session, after, PAGE + 1)
        shown = places[:PAGE]
        lines = _lines(session, office, opening, shown)
        _note(session, office, opening, len(shown))
    return Page(tuple(lines), shown[-1] if len(places) > PAGE else None)


def whole(office: Office, opening: Opening) -> Whole:
    """Every line that was chosen, up to LONGEST."""
    lines: list[Entry] = []
    count = 0
    after: Place | None = None
    while True:
        with office.database.reading() as session:
            places = opening.read(session, after, _BATCH)
            if count < LONGEST:
                lines += _lines(session, office, opening, places)
        cut = count >= LONGEST and bool(places)
        if cut or not places:
            break
        count, after = count + len(places), places[-1]
    with office.database.writing() as session:
        _note(session, office, opening, count)
    return Whole(tuple(lines), cut)


def _lines(session: Session, office: Office, opening: Opening, places: list[Place]) -> list[Entry]:
    lines = entries(session, office, places)
    return with_gaps(session, places, lines) if opening.gaps_are_real else lines


def _note(session: Session, office: Office, opening: Opening, lines: int) -> None:
    registers.note_opening(
        session,
        at=office.clock(),
        by=opening.account.id,
        book=opening.book.id,
        form=opening.form.value,
        choice=described(office, opening.choice),
        lines=lines,
    )


def described(office: Office, choice: Choice) -> str:
    """The filter in words, as it stands on the print and beside who looked; a search is never repeated."""
    service = office.service(choice.service)
    parts = [
        _days(office, choice),
        (service.name.id if service else choice.service),
        (office.wilayah.name(choice.desa) or choice.desa) if choice.desa else "",
        ", ".join(words.STATES[state] for state in choice.states),
        "hasil pencarian" if choice.numbers is not None else "",
    ]
    return ", ".join(part for part in parts if part) or "semua"


def _days(office: Office, choice: Choice) -> str:
    first = choice.first.astimezone(office.zone) if choice.first else None
    last = choice.until.astimezone(office.zone) - timedelta(days=1) if choice.until else None
    if first and last and first.date() == last.date():
        return f"{first:%d-%m-%Y}"
    return " ".join(
        part for part in (f"dari {first:%d-%m-%Y}" if first else "", f"sampai {last:%d-%m-%Y}" if last else "") if part
    )

"""A training office: everything in it is made up, every page and print says so, and its database can be no other's.

The mark lies in the database itself, so that neither a folder that was copied nor an address in `anjungan.toml` that
points to the wrong one ever mixes what people practise on with what residents filed.
"""

from __future__ import annotations

from office.clock import Clock
from office.store import training
from office.store.database import Database

SAYS = "LATIHAN – bukan data sungguhan"


class OtherOffice(Exception):
    """This database belongs to the other kind of office. The words say what to do, for an administrator."""


_IS_TRAINING = OtherOffice(
    "Basis data ini milik kantor latihan, isinya bukan data sungguhan. Kantor tidak dijalankan. "
    "Periksa ANJUNGAN_HOME dan database_url di anjungan.toml, atau jalankan: anjungan training"
)
_IS_REAL = OtherOffice(
    "Basis data ini berisi data kantor sungguhan, jadi tidak dipakai untuk latihan dan tidak diubah. "
    "Periksa folder latihan di ANJUNGAN_HOME."
)


def look(database: Database, clock: Clock, *, wanted: bool) -> None:
    """Raise OtherOffice where the database is of the other kind; mark a fresh one when training is `wanted`."""
    with database.writing() as session:
        marked = training.is_marked(session)
        if marked and not wanted:
            raise _IS_TRAINING
        if wanted and not marked:
            if not training.is_untouched(session):
                raise _IS_REAL
            training.mark(session, clock())

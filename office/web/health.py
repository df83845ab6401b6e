"""Is the office alive? Asked by a supervisor; answers nothing about anybody."""

from __future__ import annotations

from litestar import Response, get
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from office.web.inject import TheOffice


@get("/healthz", sync_to_thread=True)
def healthz(office: TheOffice) -> Response[dict[str, str]]:
    """200 when the database answers, 503 when it does not."""
    try:
        with office.database.reading() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return Response({"status": "database"}, status_code=503)
    return Response({"status": "ok"})

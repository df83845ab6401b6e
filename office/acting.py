"""Who acts for the applicant (F-1.07, or family): they may ask how it stands, and collect, with their own NIK."""

from __future__ import annotations

from sqlalchemy.orm import Session

from adminduk.filing import DeliveryKind, Filing
from office.intake import open_content
from office.parts import Office
from office.store import deliveries


def proxy_hash(session: Session, office: Office, request_id: str) -> str:
    """The keyed hash of the proxy's NIK; "" where the applicant came themselves."""
    for each in deliveries.of_request(session, request_id):
        content = open_content(office, each.kind, each.sealed) if each.kind is DeliveryKind.FILING else None
        if isinstance(content, Filing) and content.proxy is not None:
            return office.keys.nik_hash(content.proxy.nik)
    return ""

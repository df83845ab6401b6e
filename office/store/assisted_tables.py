"""Which requests were filed with the help of an officer of the desa. Whose help it was lies sealed in the filing."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from office.store.tables import Base


class AssistedRow(Base):
    __tablename__ = "assisted_requests"
    request_id: Mapped[str] = mapped_column(ForeignKey("requests.id"), primary_key=True)

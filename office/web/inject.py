"""Short names for what handlers are given."""

from __future__ import annotations

from typing import Any, TypeAlias

from litestar import Request
from litestar.datastructures import State as AppState
from litestar.di import NamedDependency

from office.parts import Office
from office.store.accounts import Account
from office.store.kiosks import Kiosk

TheOffice: TypeAlias = NamedDependency[Office]
TheKiosk: TypeAlias = NamedDependency[Kiosk]
SignedIn: TypeAlias = Request[Account, str, AppState]  # request.user works here; request.auth is the session's token
AnyRequest: TypeAlias = Request[Any, Any, AppState]


def address_of(request: AnyRequest) -> str:
    """The network address that a request came from; only ever kept as a keyed hash."""
    return request.client.host if request.client is not None else ""

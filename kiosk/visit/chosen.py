"""What somebody came for, as they touched it: the tile's id, and the journey that it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.journeys.check_status import CheckStatus
from kiosk.journeys.collect import Collect
from kiosk.journeys.complain import Complain
from kiosk.journeys.desk import Desk
from kiosk.journeys.file_request import FileRequest
from kiosk.journeys.journey import Journey
from kiosk.journeys.read_service_info import ReadServiceInfo
from kiosk.visit.attract import COLLECT, FILE, INFO, STATUS, VOICE

JOURNEYS: Mapping[str, Callable[[Desk], Journey]] = MappingProxyType(
    {FILE: FileRequest, COLLECT: Collect, STATUS: CheckStatus, INFO: ReadServiceInfo, VOICE: Complain}
)

"""What can go wrong between this kiosk and its office, as values."""

from __future__ import annotations

from hardware.device import Fault

_EVERYTHING = ("file", "status", "collect")

UNREACHABLE = Fault("uplink.unreachable", still_works=("file",))  # no answer, or not one of the office's program
OFFICE_TROUBLE = Fault(
    "uplink.office_trouble", still_works=("file",)
)  # the office's program answers that it cannot (5xx, 429)
NOT_ACCEPTED = Fault(
    "uplink.not_accepted", temporary=False, still_works=("file",)
)  # the office does not accept this kiosk's key
REFUSED = Fault(
    "uplink.refused", temporary=False, still_works=_EVERYTHING
)  # some deliveries are parked; the others go on
NOT_ENROLLED = Fault("uplink.not_enrolled", temporary=False)
ALREADY_ENROLLED = Fault("uplink.already_enrolled", temporary=False, still_works=_EVERYTHING)
ENROLMENT_REFUSED = Fault("uplink.enrolment_refused", temporary=False)  # code unknown, used or expired
IDENTITY_DAMAGED = Fault("uplink.identity_damaged", temporary=False)
IDENTITY_NOT_SAVED = Fault("uplink.identity_not_saved", temporary=False)
ALL = (
    UNREACHABLE,
    OFFICE_TROUBLE,
    NOT_ACCEPTED,
    REFUSED,
    NOT_ENROLLED,
    ALREADY_ENROLLED,
    ENROLMENT_REFUSED,
    IDENTITY_DAMAGED,
    IDENTITY_NOT_SAVED,
)

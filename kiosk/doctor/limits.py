"""Every limit that a test is held against, with the reason for each."""

from __future__ import annotations

OFFICE_SLOW_MS = 1500.0  # a resident who asks for a status waits for two such answers
CLOCK_OFF_S = 30.0  # slips bear the kiosk's time; the office's own tolerance for a kiosk's token
CLOCK_WRONG_S = 300.0  # dates on slips and the quiet hours would be told wrongly
CERTIFICATE_SOON_DAYS = 21.0  # time to have it renewed, with a holiday in between
CERTIFICATE_URGENT_DAYS = 3.0
CLOCK_ERROR_US = 16_000_000  # what the kernel, and timedatectl with it, calls not synchronised

FREE_SOON_MB = 1024.0  # about a thousand requests while the office cannot be reached
FREE_URGENT_MB = 128.0  # a day's
SYNC_SLOW_MS = 150.0  # a request is three such writes; an SSD takes 5, a dying one or a card 500
WAL_MB = 64.0  # SQLite folds its log at 4 MB: one that grows so far is held open by something
WAITING_SOON_H = 1.0  # the uplink tries every minute
WAITING_URGENT_H = 24.0  # the office's promised times run

MEMORY_FREE_PERCENT = 10.0
HOT_C = 80.0  # a fan full of dust
TOO_HOT_C = 95.0  # processors slow themselves down
DISK_WORN_PERCENT = 90.0  # of the writes that the maker promises
CUT_OFF_DAYS = 7.0  # sudden ends within a week are worth a look at plug and UPS

CHARGE_PERCENT = 50.0  # on the mains a healthy battery is full
RUNTIME_S = 180.0  # to finish a visit and close cleanly

DEVICE_ANSWERS_S = 30.0  # what a shell waits for a device to be opened and to say how it is

"""Every length of time and every size of the way to the office, each with its reason."""

from __future__ import annotations

CONNECT_S = 3.0  # a dead address must not hold a resident up
ASKING_S = 8.0  # somebody stands at the screen and waits for this answer
DELIVERING_S = 60.0  # 32 MiB over a village's 5 Mbit/s line
BACKOFF_FIRST_S = 1.0  # a hiccup is over by then
BACKOFF_LONGEST_S = 60.0  # an office in trouble is not helped by being asked more often
# A line or a disk that is out is looked at so often (a refused connection, the spool's reserve) that ten seconds after
# it is back, residents are offered what needs it.
OUT_LONGEST_S = 8.0
BACKOFF_JITTER = 0.5  # kiosks that lost the same office do not come back in step
HEARTBEAT_S = 60.0  # how soon the office sees that a kiosk is silent
SMALL_ANSWER = 1024 * 1024  # bytes: no JSON of the API comes near it
CATALOGUE = 8 * 1024 * 1024  # bytes: sixty times the largest that is shipped
DOCUMENT = 32 * 1024 * 1024  # bytes of a finished PDF

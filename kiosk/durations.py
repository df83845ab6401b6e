"""Every length of time of a visit, named, in seconds, with the reason why it is what it is."""

from __future__ import annotations

# A resident of seventy reads a page and looks for a paper in a bag before touching again.
IDLE = 60.0

# Large text and listening tell that somebody needs longer: a page read aloud takes half a minute by itself.
IDLE_UNHURRIED = 120.0

# With the slip in the hand people walk away, and the next in the queue must not see the number.
IDLE_PAPER_IN_HAND = 20.0

# WCAG 2.2.1: at least 20 s to answer a warning with one simple action; ten more for slow hands.
IDLE_WARNING = 30

# The countdown is redrawn once a second; more often would keep a core awake for nothing.
COUNTDOWN_TICK = 1.0

# While paper moves, a scan or a print runs, nobody is cut off for the machine's slowness. This is no patience of ours
# but a net: no device or call of the kiosk may take this long (the longest, a print, gives up after 90 s), so after
# it the answer is lost, and an abandoned page must not stay open for the next person.
MACHINE_SILENT = 300.0

# Long enough to turn round and take the papers from the glass; short enough that the next person does not wait.
FAREWELL = 12.0

# Chosen eyes, ears and hands (language, size) fall back on the attract page when nobody began a visit.
ATTRACT_SETTINGS = 60.0

# A device came or went and the tiles of the attract page moved: a finger that was on its way needs so long to land. It
# must not open another journey than the one it was meant for.
PAGE_MOVED = 0.5

"""Every length of time of a visit, named, in seconds, with the reason why it is what it is."""

from __future__ import annotations

# A resident of seventy reads a page and looks for a paper in a bag before touching again.
IDLE = 60.0

# Large text and listening tell that somebody needs longer: a page read aloud takes half a minute by itself.
IDLE_UNHURRIED = 120.0

# An officer of the desa helps: two people talk, look for papers and agree before one of them touches.
IDLE_ASSISTED = 180.0

# ... and fetches the next resident from the queue; then whoever finds the kiosk so must not file in the officer's name.
# The settings may say otherwise (`assist_idle_minutes`).
ASSIST_IDLE = 600.0

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

# The battery is nearly empty: who is just being given a number or a paper may still take it. A UPS says so two minutes
# before its end (NUT's `battery.runtime.low`), and the PC needs half a minute to shut down.
CLOSING_GRACE = 30.0

# The page that says so, before the program ends: long enough to read three short sentences.
CLOSING_SHOWN = 8.0

# Chosen eyes, ears and hands (language, size) fall back on the attract page when nobody began a visit.
ATTRACT_SETTINGS = 60.0

# A device came or went and the tiles of the attract page moved: a finger that was on its way needs so long to land. It
# must not open another journey than the one it was meant for.
PAGE_MOVED = 0.5

# Outside the hours of the panel a touch lights it: long enough to read the page and begin, then it is dark again.
NIGHT_LIGHT = 120.0

# While the card "Petugas dipanggil" is open: how often the office is asked whether somebody is coming. As long as it
# takes to look up from the card.
OFFICER_LOOK = 3.0

# The office could not be told of the call: tried again while the card is open, for a line comes back by itself.
OFFICER_RETRY = 10.0

# Whoever called waits without touching: an officer ends a conversation and walks over first.
IDLE_OFFICER_CALLED = 240.0

# --- technicians ---

# A technician walks away with a screwdriver in the hand; the next person must not find the door open.
STAFF_IDLE = 600.0

# Nobody works longer than that in front of one machine; a session that still stands open was forgotten.
STAFF_LONGEST = 12 * 3600.0

# Somebody found the hidden way in by chance and looks at the PIN page: the kiosk is a resident's again soon.
STAFF_AT_THE_DOOR = 60.0

# How often a technician's page looks at the devices again: a hand that closes a cover looks up and sees it.
STAFF_LOOK = 2.0

# How often the live log is read: as quick as somebody reads one line.
STAFF_LOG = 1.0

# Touch test: a finger that found a dead spot tries it again; after that long without a felt cell, it is dead.
STAFF_GRID = 20.0

"""Every threshold of the evidence in one table, with what it was measured on (`python -m bench.evidence` prints it)."""

from __future__ import annotations

# --- finding the sheet ---
MARK_SIDE_MM = (5.0, 11.0)  # an 8 mm square, seen 35 % too small or too large by a camera
SQUARENESS = 0.80  # area of a mark over that of the smallest box around it; a letter O has 0.75 at most
BAR_LEVELS = 40  # between the empty area and the black bar: any toner at all

# --- printer ---
SKEW_DEG = 1.0  # a line of 17 cm that sinks 3 mm: seen by everybody
SHIFT_MM = 4.0  # printers hold 2 mm; more, and a form's boxes are missed
SCALE_PERCENT = 1.5  # 3 mm over the sheet's width: "fit to page" was left on (it takes 3 % and more)
BLACK_AT_MOST = 90  # of 255: laser toner scans at 20-60, a printer short of toner at 110 and more
STEPS_AT_LEAST = 9  # of 11 greys that differ from their neighbour; the two lightest may drown in the paper
STEP_AT_LEAST = 6  # levels between two neighbours that a person still tells apart
LINE_LEVELS = 40  # how much lighter than its surroundings a column of the black bar is where a nozzle or dot is dead
STREAK_LEVELS = 8  # how much darker than its surroundings a column of the empty area is where something drew a line

# --- dirt ---
SPECK_LEVELS = 40  # darker than the paper around it
SPECK_MM2 = 0.03  # a dot of 0.2 mm: the full stop of 8-point print
SPECKS_MANY = 12  # on a sheet: paper itself has a few
STREAKS_MANY = 0

# --- sharpness ---
PAIR_CONTRAST = 0.25  # of black to white: lines that can still be counted
SCANNER_PAIRS = 2.0  # to a millimetre: a blur of 1.2 px at 300 dpi still shows 2, one of 2.1 px only 1
CAMERA_PAIRS = 2.0  # 8 MP over A4 shows 4 when sharp and 2 with a blur of 1 px; with 1.5 px digits of 1.8 mm suffer

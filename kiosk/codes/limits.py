"""Every number that decides about codes, in one table, with the measurement or the reason behind it.

"Drawn pictures" are those of `bench/eyes/drawn_ways.py`; numbers were tuned on the even seeds only. One rule came from
an odd one (pathological 5: a Micro QR is believed of the untouched picture only).
"""

from __future__ import annotations

# --- what is looked at ----------------------------------------------------------------------------------------------

# A page at 300 dpi or a photograph of 12 megapixels goes in whole. In larger ones modules are wide enough to shrink,
# and each further look would take half a second.
LARGEST_SIDE_PX = 6000
LARGEST_AREA_PX = 12_500_000
# zbar takes 40 ms for a megapixel and gains nothing above this: on larger pictures it gets a smaller copy.
ZBAR_AREA_PX = 1_500_000
# Enlarging helps codes of under 3 px for each module; larger pictures than this would not fit the budget.
ENLARGED_AREA_PX = 3_000_000
# From so many on they are a sheet of codes, on which decoders mix them up.
SEVERAL_CODES = 3
# More codes than this in one picture is a printed test sheet, or noise.
MOST_CODES = 200

# --- time -----------------------------------------------------------------------------------------------------------

# CPU seconds for one still picture. Easy ones take 0.02, the drawn hard ones 0.3; only sheets of dozens come near it.
STILL_BUDGET_S = 3.0
# Share of it that may go into reading suspects square by square before the cheaper ways have had their turn: a cloth
# or a printed page shows dozens of false eyes.
SUSPECTS_FIRST = 0.35
# Larger pictures are shrunk to this before the many further ways: each then takes at most 50 ms.
FURTHER_AREA_PX = 4_000_000
# One 1280x720 frame of the live picture. The measured p95 without a code stands in bench/README.md.
LIVE_BUDGET_S = 0.015

# --- eyes (finder patterns) -----------------------------------------------------------------------------------------

# Neighbourhoods of the adaptive threshold, shares of the picture's long side: an eye of a code that fills the picture
# needs a wide one, a shadow's edge a narrow one.
EYE_NEIGHBOURHOODS = (0.02, 0.06, 0.2)
# Long side of the pictures in which eyes are sought: of 12 drawn blurred codes 9 show all eyes in the small copies and
# 5 at full size, in a tenth of the time; the finer copy finds the eyes of small codes on large pages.
EYE_SIDE_PX = 700
FINE_EYE_SIDE_PX = 1500
# A ring smaller than this across has no inside any more.
SMALLEST_EYE_PX = 9.0
# Areas outer : hole : blob are 49 : 25 : 9, i.e. 1.96 and 2.78; blur and ink spread move them this far.
OUTER_TO_HOLE = (1.2, 4.0)
HOLE_TO_BLOB = (1.3, 9.0)
# The blob's middle lies in the ring's middle, within this share of the ring's width.
OFF_CENTRE = 0.16
# Rings longer than this (long side : short side) are letters; perspective to 60 degrees gives 2.0.
LONGEST_RING = 2.6
# More than this many rings is a texture; the surest are kept.
MOST_EYES = 150
# With one eye of a code gone, the third place is guessed for pairs among this many eyes ...
GUESSED_EYES = 6
# ... and the likeliest of these guesses are laid over the picture, if so many known squares fit at once. Half of them
# fit by chance; with this, three of four drawn codes with two eyes left, that nothing else read, are read.
MOST_GUESSES = 5
GUESS_AGREEMENT = 0.6
# Eyes of one code differ in size by at most this: perspective to 60 degrees on a near code gives 1.8.
EYE_RATIO = 2.2
# A code is 14 (version 1) to 170 (version 40) modules from eye to eye; blur makes eyes look larger.
EYE_DISTANCE = (8.0, 260.0)
# Cosine of the angle at the first eye: perspective and lean turn the right angle to 45 or 135 degrees at most.
LARGEST_COSINE = 0.72
# One side of a code seen from 60 degrees is half as long as the other.
SIDE_RATIO = 2.6

# --- reading square by square ---------------------------------------------------------------------------------------

# Squares of the upright copy; fewer and edges between squares are not told from their middles.
SQUARE_PX = 5
# Kept around the code, as a share of its side: the far corner may lie that far outside the parallelogram.
FLAT_MARGIN = 0.3
# The grid is moved in steps of these many squares, and as often as this for each.
GRID_STEPS = (0.8, 0.4, 0.15)
GRID_ROUNDS = 6
# Known squares that must have the right colour: half of them do in noise, 0.7 under a blur that can still be undone.
GRID_AGREEMENT = 0.68
# Of the versions that fit, so many are looked at in depth: on bent codes a neighbour of the right one fits as well.
VERSIONS_IN_DEPTH = 2
# On crumpled paper squares are followed by this many squares, in neighbourhoods of that many, coarse to fine.
FOLLOW_STEPS = ((0.8, 3.0), (0.6, 2.5), (0.4, 2.0), (0.3, 1.5))
# How sharply the best move is preferred, and how much a move by one square must gain.
FOLLOW_DECISION = 25.0
FOLLOW_RELUCTANCE = 0.06
# Undoing a blur is learned this often, each time with the squares that came out clearly; the ridge keeps noise small.
LEARN_ROUNDS = 4
LEARN_CAUTION = 6.0

# --- advice about a phone's screen ----------------------------------------------------------------------------------

# The middle of the picture that is looked at, pixels.
ADVICE_SIDE_PX = 768
# Nine of twelve drawn reflections are noticed; so are 4 of the other drawn pictures, and none of 15 photographed pages.
# Light that overflowed the camera, covering at least and at most this share, beside a picture darker than that.
BURNT_LEVEL = 250
BURNT_SHARE = (0.004, 0.4)
BURNT_BESIDE = 170
# Moire shows as one wave of up to this many pixels, this far (log units) above the rest of the spectrum around it:
# 3.6 to 4.4 on drawn screens, 1.5 to 2.8 on all other drawn pictures, 1.5 to 3.5 on photographs of pages.
MOIRE_PERIOD_PX = 16
MOIRE_PEAK = 3.55

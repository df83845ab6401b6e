"""Every number of the finder, in one table, with what it was measured on.

Lengths are pixels of the search picture (640 px long), colours distances in Lab, where nothing else is said.
"Photographs" are the 15 real ones with known corners, "drawn" the scenes of `bench.eyes.scenes` with seeds below 100
(96 sheets, 96 cards): both were tuned on, by the share of sheets found. What has no figure was chosen with them.
Figures on scenes never tuned on are in bench/README.md.
"""

from __future__ import annotations

# --- straight edges -------------------------------------------------------------------------------------------------

# Of the picture's long side; letters and grain are shorter.
SHORTEST_SEGMENT = 0.03
# Segments of one edge of paper, curled a little; the offset against the long side.
SAME_ANGLE_DEG, SAME_OFFSET = 1.6, 0.006
# A sheet that lies this askew to the table's lines needs its own pairs of sides (drawn: sheets turned by 35 to 45
# degrees on grained wood were lost with one direction).
OTHER_DIRECTION_DEG = 20
# Per direction: the four true ones, the desk's, a table's and the shadow's. 20 lost some of the drawn.
MOST_LINES = 32
# Sine of 9 degrees: lines this close to parallel do not make a corner.
PARALLEL = 0.15

# --- regions --------------------------------------------------------------------------------------------------------

# Of the picture: a card seen from far.
SMALLEST_REGION = 0.02
# From the colour at the picture's ends, at which masks are cut.
OTHER_COLOUR = (10.0, 18.0)
# Grey levels per unit of that distance: white paper on a pale drawn table is 3 to 6 away.
AMPLIFIED = 6.0

# --- what is seen along a line --------------------------------------------------------------------------------------

# To either side; paper curls, so a step may lie a little off.
DEPTHS = (2.5, 6.0)
# A step that nobody overlooks, grain averaged out, on a quiet and on a busy ground; and how many times the change that
# the quieter quarter of all places shows is such a step. Drawn: white on pale tables, anything on carpets.
FULL_STEP = (4.5, 9.0)
BUSY = 16.0
EVERY = 2.0  # from one look to the next along a line
ALONG = 7  # looks that are averaged: grain goes, the edge stays
# What an edge outside the picture counts: less than a seen one (0.95 on photographs), more than a row of text (0.53).
UNSEEN = 0.6

# --- quadrilaterals -------------------------------------------------------------------------------------------------

# A corner further from right than this is no sheet seen by somebody who wants to show it.
MOST_TURN_DEG = 38.0
# Of the picture.
SMALLEST_QUAD = 0.02
# What half an edge (a row of text) counts at most: less than an edge that lies outside the picture.
FAINT = 0.5
# The end of a paper is mostly this strong a step, a fold or a shadow on it half of that at most (drawn).
STRONG = 20.0
# Corners may lie this share of the long side outside the picture.
OUTSIDE = 0.03

# --- folds (bench.eyes.scenes folds a sheet no, one or two times, each 1 to 12 % darker beyond) ---------------------

# Less than this beyond a side, of the root of the area, is the other end of a shadow and no half of a sheet.
FOLDED_AWAY = 0.12
# The sides to its left and right go on as clear as this; a table beyond an edge shows none (0.1), joints of tiles run
# elsewhere.
GOES_ON = 0.6
ENDS_CLEARLY = 0.65
# The greatest share by which one colour changed over the least: light changes all three alike, another thing does not.
SAME_TINT = 1.05
# Two folds of 12 % one behind the other, and light that falls off.
SHADED = 1.4
# How much less plain than the half that was found the other may be, and what grain and letters add, in grey levels.
AS_PLAIN, GRAIN = 2.0, 6.0

# --- sides laid anew on the full picture (photographs) --------------------------------------------------------------

POINTS = 120  # looks across each side
# How far to either side it is looked, first and then, of the full picture's long side.
ROUNDS = (0.012, 0.005)
# Corners are worn, rounded or folded: this share of the side at each end does not speak.
ENDS = 0.06
# An edge this share of the reach away must be 1.6 times as strong as one at hand (a portrait's, a shadow's).
NEARER = 0.5
# A bowed side leaves its corner along the chord of this share of it.
CORNER = 0.15
# Of the side's length; less is grain, and a straight line is steadier.
LEAST_BOW = 0.0025

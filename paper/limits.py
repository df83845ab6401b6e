"""Every number that decides how a page is archived, in one table, with the reason or the measurement for each.

Lengths are in millimetres on paper, so that they mean the same at any resolution; grey levels run from 0 to 255.
Sizes and times were measured with `python -m bench.eyes.archive`.
"""

from __future__ import annotations

# --- what is worth looking at ---------------------------------------------------------------------------------------

# A4 at 1200 dpi is 9921 x 14031; a page has to end somewhere, and so has the memory that it takes.
LARGEST_SIDE_PX = 15_000
LARGEST_AREA_PX = 150_000_000
# A resolution outside this is no scanner's; the page is then taken to be as long as A4.
RESOLUTION_RANGE_DPI = (20, 2400)
A4_LONG_MM = 297.0

# --- the stencil: black strokes -------------------------------------------------------------------------------------

# 300 dots per inch: 8 pt print is 33 pixels high, and what a fax group 4 image is read at everywhere.
STENCIL_DPI = 300
# Paper and the darkness of ink change slowly: they are estimated on every sixth pixel.
SHADE_STEP = 6
# Strokes disappear into their paper when gaps up to this are closed. Letters of 14 pt bold have strokes of 1 mm; bars
# and solid headings are wider and belong to the picture below.
WIDEST_STROKE_MM = 3.0
# The darkest ink within this distance says how dark ink is here: about one letter of 12 pt.
NEIGHBOURHOOD_MM = 2.0
# Ink that stands out less than this from its paper stays in the picture below, where no edge has to be decided.
FAINTEST_STROKE = 56
# A stroke ends where it has this share of its own darkness: the edge a printer meant, seen through the lens' blur.
EDGE_OF_STROKE = 0.5
# Ink whose red, green and blue differ more than this is coloured: stamps, ball-pens, signatures. Black toner at the edge
# of a letter, as a scanner's three sensors see it, differs by up to 40.
COLOURED = 48

# --- photographs on a page ------------------------------------------------------------------------------------------

# Ground this much darker than the paper round about is a photograph or a solid bar; its strokes stay below.
PICTURE_STEP = 40
# "Round about" reaches this far; a passport photograph is 30 x 40 mm.
PICTURE_REACH_MM = 32.0
# Smaller spots than this are blots and thick strokes.
SMALLEST_PICTURE_MM = 5.0

# --- the picture below ----------------------------------------------------------------------------------------------

# 100 dots per inch carry a stamp's ring and its lettering, a photograph and the tint of the paper.
BELOW_DPI = 100
# With the black strokes painted out little is left to spend bytes on.
BELOW_QUALITY = 45
# Around a stroke this much is painted out with it, so that no grey halo stays below.
HALO_MM = 0.25
# Paper within this distance lends its shade to what was painted out; further away, the page's mean does.
LENDING_MM = (1.5, 8.0)

# --- cards and photographs ------------------------------------------------------------------------------------------

PHOTO_QUALITY = 85

"""Every number that decides how a page is archived, in one table, with the reason or the measurement for each.

Lengths are in millimetres on paper, so that they mean the same at any resolution; grey levels run from 0 to 255.
Sizes and times were measured with `python -m bench.eyes.archive`.
"""

from __future__ import annotations

# --- what is worth looking at ---------------------------------------------------------------------------------------

# A4 at 1200 dpi is 9921 x 14031; a page has to end somewhere, and so has the memory that it takes.
LARGEST_SIDE_PX = 15_000
LARGEST_AREA_PX = 150_000_000
# No sheet that a kiosk sees is longer than A3 or shorter than a stamp: a resolution that says so is wrong, and the page
# is then taken to be as long as A4.
LONG_SIDE_MM = (10.0, 450.0)
A4_LONG_MM = 297.0
# ISO 32000-1, annex C: no side of a PDF page is shorter than this.
SHORTEST_POINTS = 3.0

# --- the stencil: black strokes -------------------------------------------------------------------------------------

# 300 dots per inch: 8 pt print is 33 pixels high, and what a fax group 4 image is read at everywhere.
STENCIL_DPI = 300
# Paper and the darkness of ink change slowly: they are estimated on every sixth pixel.
SHADE_STEP = 6
# Strokes disappear into their paper when gaps up to this are closed. Letters of 14 pt bold have strokes of 1 mm; bars
# and solid headings are wider and belong to the picture below.
WIDEST_STROKE_MM = 3.0
# The darkest ink within this distance says how dark ink is here: half a letter of 12 pt, so that a pale line under dark
# writing is still found.
NEIGHBOURHOOD_MM = 1.5
# Ink that stands out less than this from its paper stays in the picture below, where no edge has to be decided.
FAINTEST_STROKE = 56
# A stroke ends where it has this share of its own darkness: the edge a printer meant, seen through the lens' blur.
EDGE_OF_STROKE = 0.5

# --- coloured strokes: stamps, ball-pens, signatures ----------------------------------------------------------------

# At 150 dpi the coloured fringes that a scanner's three rows of sensors leave along black letters cancel out.
COLOUR_DPI = 150
# Coloured ink takes from red, green and blue in shares that differ by more than this part of the most ...
COLOURED_SHARE = 0.28
# ... and by more than this, which is the noise of the sensors and of JPEG.
COLOURED = 20
# A stamp's pale grain and the guilloche of a KK (40 to 60) stay below as shades; ball-pen strokes have 100 and more.
FAINTEST_COLOURED = 80

# --- photographs on a page ------------------------------------------------------------------------------------------

# Ground this much darker than the paper round about is a photograph or a solid bar; its strokes stay below.
PICTURE_STEP = 40
# "Round about" reaches this far; a passport photograph is 30 x 40 mm.
PICTURE_REACH_MM = 32.0
# Smaller spots than this are blots and thick strokes.
SMALLEST_PICTURE_MM = 5.0
# The rim of a photograph belongs to it: an edge half stroke, half picture looks torn.
PICTURE_RIM_MM = 1.0

# --- the picture below ----------------------------------------------------------------------------------------------

# 100 dots per inch carry a stamp's ring and its lettering, a photograph and the tint of the paper.
BELOW_DPI = 100
# With the strokes painted out little is left to spend bytes on; below 50 the tint of a KK turns into coloured blocks.
BELOW_QUALITY = 55
# Around a stroke this much is painted out with it, so that no grey halo stays below.
HALO_MM = 0.25
# Paper within this distance lends its shade to what was painted out; further away, the page's mean does.
LENDING_MM = (1.5, 8.0)

# Shades of ink are smooth, and half hidden by their stencil.
SHADES_QUALITY = 40

# --- cards and photographs ------------------------------------------------------------------------------------------

# What a photograph needs to be recognised by, and the small print on a card to be read.
PHOTO_QUALITY = 85
# A card as ISO/IEC 7810 ID-1 has it (KTP-el, KIA), and how far a found edge may be off.
CARD_MM = (85.6, 54.0)
CARD_TOLERANCE_MM = 4.0

# --- pages that come as JPEG ----------------------------------------------------------------------------------------

# What a kiosk scans at, for a JPEG that does not say its resolution.
USUAL_DPI = 200

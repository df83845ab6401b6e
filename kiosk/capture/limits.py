"""Every number that decides about a page, in one table, with the reason for each.

Lengths are in millimetres on paper, so that they mean the same at any resolution; grey levels run from 0 to 255.
"""

from __future__ import annotations

# --- what is worth looking at ---------------------------------------------------------------------------------------

# The smallest paper residents bring is a KTP-el (54 mm): 200 pixels are 94 dpi across it, less is no scan of anything.
SMALLEST_SIDE_PX = 200
# A4 at 1200 dpi is 9921 x 14031; nothing this kiosk has reaches it, and the memory of one page has to end somewhere.
LARGEST_SIDE_PX = 15_000
LARGEST_AREA_PX = 150_000_000
# A scanner that reports a resolution outside this says nothing; the sheet is then taken to be as long as A4 (297 mm).
RESOLUTION_RANGE_DPI = (60, 1200)
A4_LONG_MM = 297.0

# --- finding the page on the bed ------------------------------------------------------------------------------------

# Long side of the picture in which edges are sought: 0.4 mm per pixel on A4, and ten times less work than full size.
SEARCH_SIDE_PX = 800
# Letters disappear into their paper when gaps up to this are closed; lines of text are 4 to 9 mm apart.
CLOSE_TEXT_MM = 9.0
# A card's own white patches (chip, photograph's ground) are closed over; two cards are laid further apart than this.
CLOSE_GAPS_MM = 4.0
# Whatever is thinner than this is a hair, a fold or the shadow of the bed's frame, and not the edge of paper.
THINNEST_MM = 2.0
# The smallest paper (KTP-el, 85.6 x 54 mm) covers 7.4 % of an A4 bed; half of it is dirt or a shadow.
SMALLEST_PAGE = 0.04
# A page that reaches within this of the bed's end lies at the end: its edge cannot be seen there.
AT_THE_END_MM = 2.0
# Inside and outside of a real edge differ by this in Lab space (a step of 10 is seen at a glance by everyone) ...
EDGE_STEP = 12.0
# ... between this far outside and one of these depths inside (a curled sheet bows by several millimetres) ...
EDGE_OUTSIDE_MM = 2.0
EDGE_INSIDE_MM = (2.0, 5.0, 9.0)
# ... along most of the side. Thumbs, curls and a clip hide the rest.
EDGE_SHARE = 0.7
# The quadrilateral that holds every point of the page may be this much larger than the page, else it is no sheet.
LARGEST_BULGE = 1.12
# Other pieces than the largest that cover this share of it are a second card or sheet: nothing is cut away then.
SECOND_PIECE = 0.06
# A lid has dust on it and no print: more detail outside than this is content, and nothing is cut away then ...
LID_DETAIL_MM2 = 10.0
# ... unless the sheet shows all four edges and covers this share of the picture: then it lies on a desk or a cloth.
SURELY_A_PAGE = 0.25
# Kept around a found page, so that a deckle, a staple or the last column of a stamp stays.
MARGIN_MM = 1.0

# --- straightening --------------------------------------------------------------------------------------------------

# People lay paper to within 5 degrees; more than this is a drawing or a table with slanted writing.
LARGEST_SKEW_DEG = 5.0
# Text leaning less than this is straight to the eye, and turning costs sharpness.
SMALLEST_SKEW_DEG = 0.25
# The rows of text must stand out this much more after turning, else there is no text to tell.
SKEW_GAIN = 1.15

# --- judging --------------------------------------------------------------------------------------------------------

# Ink is this much darker than the paper around it: a hard pencil (2H) on white gives 45, paper grain and the writing
# that shines through from the back stay under 25.
INK_STEP = 30
# A signature of 20 mm with a 0.5 mm pen leaves 10 mm2 of ink, dust and grain on a whole page under 2.
BLANK_INK_MM2 = 5.0
# Paper edges, shadows and the bed's frame live in the outermost 4 mm; nobody writes there.
IGNORED_BORDER_MM = 4.0
# Strokes of 8 pt print are 0.25 mm wide and as far apart. Spread by this much (sigma of a Gaussian) they run together.
BLURRED_SIGMA_MM = 0.22
# Pixels themselves and the smoothing of grain spread a perfect edge by 0.9 pixels; that is taken off.
SPREAD_OF_PIXELS = 0.9
# Sharpness is asked of tiles in which something dark stands on something light.
SHARP_TILE_STEP = 40
# The sharpest quarter of them speaks for the page: soft tones (photographs, stamps, shadows) are never sharp.
SHARP_QUANTILE = 0.75
# With fewer tiles than this the page says nothing about sharpness, and is not blamed for it.
FEWEST_TILES = 12
# Ink that runs into the end of the bed this deep is a letter or line that goes on outside.
CUT_DEPTH_MM = 0.6
# One line of text cut lengthways leaves dozens of marks; a shadow along the end, dust and a punched hole one or two.
FEWEST_CUT_MARKS = 4

# --- keeping --------------------------------------------------------------------------------------------------------

# 200 dots per inch: what Permendagri forms at 8 pt need to be read and printed again, a quarter of the bytes of 400.
KEPT_DPI = 200
# 80 shows no difference in print; the others are tried only while the page is larger than LARGEST_JPEG. Below 45 the
# guilloche of a KK turns into blocks that look like a forgery, so the page may then be larger.
JPEG_QUALITIES = (80, 70, 60, 50, 45)
# Four pages travel over a village's uplink of 512 kbit/s within half a minute.
LARGEST_JPEG = 500_000
# As large as the review page shows it.
PREVIEW_SIDE_PX = 700
PREVIEW_QUALITY = 75

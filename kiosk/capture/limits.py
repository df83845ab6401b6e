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
# A file is opened only up to this: 64 megapixels are 192 MB as RGB, and more than a phone's photograph of 50 MP.
LARGEST_FILE_PX = 64_000_000
# A scanner that reports a resolution outside this says nothing; the sheet is then taken to be as long as A4 (297 mm).
RESOLUTION_RANGE_DPI = (60, 1200)
A4_LONG_MM = 297.0

# --- finding the page on the bed ------------------------------------------------------------------------------------

# Long side of the picture in which edges are sought: at 640 px the sides are right to 1.5 px before they are laid anew
# on the full picture (mean IoU 0.991 on the 15 photographs that were tuned on; drawn scenes in bench/README.md).
SEARCH_SIDE_PX = 640
# For the live outline: mean IoU 0.987 on the same 15 photographs at half the time.
PREVIEW_SEARCH_PX = 400
# Letters disappear when gaps up to this share of the long side are closed: 6.5 mm on A4.
CLOSE_LETTERS = 0.022
# Along a side that is the sheet's edge the change of colour is seen nearly everywhere: 0.95 at least on 15 photographs,
# 0.7 to 0.8 where fingers or another paper lie over it and on white paper on a pale table; along a row of text 0.53.
CLEAR_SIDE = 0.7
# One of four may be fainter, if the four on the mean are as clear as this: the shaded half of a folded sheet on tiles,
# white marble under white paper (0.66 and 0.69 on two drawn scenes).
ONE_FAINT_SIDE = 0.62
CLEAR_ON_THE_MEAN = 0.85
# Paper is lighter than a table, by 4 in L at least on the 15 photographs; what is darker may be a picture on the page.
# A sheet in shadow on a pale table is not (1.8 on one drawn scene).
LIGHTER = 4.0
# A frame printed on a scanned page has right corners to this; of a sheet photographed by hand some corner is further
# off (by 0.38 degrees at least on 15 photographs).
FLAT_DEG = 0.25
# A found sheet has the size of a known format when both its sides are right to this share: the bed's edge and a worn
# corner cost a millimetre, A4 and F4 differ by 10 %.
FORMAT_FIT = 0.025
# Letters disappear into their paper when gaps up to this are closed; lines of text are 4 to 9 mm apart.
CLOSE_TEXT_MM = 9.0
# The smallest paper (KTP-el, 85.6 x 54 mm) covers 7.4 % of an A4 bed; half of it is dirt or a shadow.
SMALLEST_PAGE = 0.04
# A lid has dust on it and no print: more detail outside than this is content, and nothing is cut away then ...
LID_DETAIL_MM2 = 10.0
# ... unless the sheet shows all four edges and covers this share of the picture: then it lies on a desk or a cloth.
SURELY_A_PAGE = 0.25
# A card is 1.586 times as long as wide, A4 and F4 1.41 to 1.53: a photographed sheet this near to its shape is one.
CARD_SHAPE = 0.05
# Seen at an angle its shape changes by up to this; a portrait on a page is 3 x 4 and stays outside.
CARD_SHAPE_SEEN = 0.2
# Kept around a found page, so that a deckle, a staple or the last column of a stamp stays.
MARGIN_MM = 1.0

# Four corners shown by hand enclose at least this share of the picture: less is a slip of the finger.
SMALLEST_BY_HAND = 0.01

# --- counting sheets -------------------------------------------------------------------------------------------------

# What is this far in Lab from the colour at the bed's ends lies on the bed (a step of 10 is seen at a glance).
OTHER_COLOUR = 12.0
# A bed is plain when this share of its ends has one colour; a sheet may lie over one of the four.
PLAIN_ENDS = 0.8
# A sheet fills the rectangle around it to this; worn and rounded corners take 1 %, a thumb 5 %.
RECTANGULAR = 0.92
# Paper and white lids are lighter than this in L (of 100).
WHITE_GROUND = 85.0
# Half of a KTP-el is further from grey than this in Lab, its copy nearly nowhere.
COLOURED = 8.0

# --- which way up ----------------------------------------------------------------------------------------------------

# The network looks at 224 px square from the middle of the page made this narrow. Right on 216 of 216 turns of 48 pages
# and 6 cards (drawn, photographed by hand); on 500 px wide parts of the page, two wrong and the same cost.
ORIENTATION_SHORT_PX = 256
# A page is turned only when the first answer is ahead of the second by this.
SURELY_TURNED = 0.5

# --- straightening --------------------------------------------------------------------------------------------------

# People lay paper to within 10 degrees; more than this is a drawing or a table with slanted writing.
LARGEST_SKEW_DEG = 12.0
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
# Spread by this many pixels (sigma, as measured) print is blurred. On 45 pages and cards (photographs, scans, copies;
# 150 to 300 dpi) sharp ones measure 0.90 at most, the same ones blurred with sigma 2 px 1.0 at least: AUC 1.00.
BLURRED_SIGMA_PX = 0.95
# A scan is looked at this finely: 2 pixels are then 0.17 mm, two thirds of a stroke of 8 pt print.
SHARPNESS_DPI = 300
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
# Printers leave 4 mm unprinted at the top and bottom of a sheet. As many letters nearer than this to the end of a
# scanned bed are the first whole row beside one that was cut away: 72 and 99 marks on two drawn letters cut between
# rows, none on whole ones.
UNPRINTED_MM = 3.0
FEWEST_CROWDED = 20

# A corner further outside the picture than this share of its long side was not seen but guessed.
CORNER_OUTSIDE = 0.01
# A sheet that reaches the bed's end and is this much smaller than every format was laid half outside.
WHOLE_FIT = 0.04
# Where a photograph ends in paper it is lighter and less coloured than this; wood and cloth are not.
PAPER_GREY = 110
PAPER_TINT = 30
# A card is 85.6 mm long, the next larger paper (A6) 148 mm.
LONGEST_CARD_MM = 100.0
# An empty bed under its dark lid: no lighter than this anywhere, and of one shade. Chosen, not measured: a drawn
# lid is 22 with grain of 6; no real one was seen.
EMPTY_BED_GREY = 110
EMPTY_BED_RANGE = 40
# Paper in a photograph that can be read is 185 to 250 light, in drawn dark ones (light at 16 %) 49 to 57; where between
# the two reading ends was not measured.
TOO_DARK = 90.0
# A mirrored lamp is white (of 255) on paper that is not; around it the page is darker by this. 15 drawn ones: 20 to 86,
# no other of 105 pages and photographs has such a spot.
GLARE_WHITE = 248
GLARE_PAPER = 242.0
GLARE_STEP = 15.0
# Smaller than a letter it hides nothing; larger than a third of the page it is the page.
GLARE_SHARE = (0.002, 0.35)
# The most coloured thousandth of a page with a stamp, a blue signature or a red letter is further from grey than this
# in Lab; that of a grey copy is not. Held by one drawn letter and its copy only, and blind to colour copies: therefore
# asked only where an office refuses copies.
COPY_COLOUR = 7.0

# --- the living picture ----------------------------------------------------------------------------------------------

# Edges less steep than this (share of their height per pixel) are blurred. On 24 drawn frames of 1280 x 720 (A4 and
# cards, lens blur of 0.6 to 1.8 px in them) 0.25 to 0.42; with 2 px of blur more 0.18 to 0.24, with 3 px 0.20 at most.
# Set low: what waits for sharpness must not wait for ever, and the still picture is judged again.
LIVE_SHARP = 0.22
# The sheet is looked at with this much of its surroundings: in a frame far out of focus only its own edges are left.
LIVE_AROUND = 1.04
# Letters and words disappear when gaps up to this share of the sheet's length are closed; what goes is a mark when it
# is this much darker than the paper, not higher than this share and not smaller than this.
LETTERS_CLOSED = 0.03
LIVE_INK_STEP = 20
HIGHEST_MARK = 0.06
SMALLEST_MARK_PX = 4
# A sheet's own edges do not count; this share of it to either side of them is left out.
LIVE_RIM = 0.06
# A sheet with fewer marks is as good as blank (28 at least on 5 drawn sheets and cards), and its marks are so many
# times as dense as those around it, or as rare: 8 times at least on those five, 1.7 at most on four empty grounds.
FEWEST_MARKS = 15
OTHER_MARKS = 2.5
# An A4 sheet fills 80 % of a frame of 16 to 9 at most; what leaves less around is the frame's own pattern.
LEAST_AROUND = 0.1
# Without a sheet in sight: the lightest hundredth of a frame by daylight is above this even on a black mat (not
# measured on a camera; a lamp that is off leaves nothing).
NIGHT = 40.0

# --- evening the light -----------------------------------------------------------------------------------------------

# Paper is raised to this many times its light at most; more makes grain of the shadow.
MOST_GAIN = 1.8
# A difference under this nobody sees.
LEAST_GAIN = 1.05
# Bare paper lies this close to the surface of its light; what is darker is print.
PAPER_SPREAD = 12.0

# --- keeping --------------------------------------------------------------------------------------------------------

# 200 dots per inch: what Permendagri forms at 8 pt need to be read and printed again, a quarter of the bytes of 400.
KEPT_DPI = 200
# From a camera the size on paper is not known: as many pixels as A4 has.
KEPT_SIDE_PX = 2339
# 80 shows no difference in print; the others are tried only while the page is larger than LARGEST_JPEG. Below 45 the
# guilloche of a KK turns into blocks that look like a forgery, so the page may then be larger.
JPEG_QUALITIES = (80, 70, 60, 50, 45)
# Four pages travel over a village's uplink of 512 kbit/s within half a minute.
LARGEST_JPEG = 500_000
# The untouched picture beside a page is for one question, whether something was cut away or turned wrongly: print of
# 8 pt is readable at 150 dots per inch. 73 to 226 KB on 13 papers at 60; half of the page's own bytes at most.
UNTOUCHED_DPI = 150
UNTOUCHED_SIDE_PX = 1754  # from a camera: as many pixels as A4 has then
UNTOUCHED_QUALITIES = (60, 35)
LARGEST_UNTOUCHED = 160_000
# As large as the review page shows it.
PREVIEW_SIDE_PX = 700
# The resident shows corners on a picture about 800 px high on the glass, under a magnifier that doubles it.
WHOLE_SIDE_PX = 1600
PREVIEW_QUALITY = 75

"""Every threshold of reading, with the measurement it came from (drawn cards and sheets, `bench/eyes/reading.py`)."""

# --- finding lines ---------------------------------------------------------------------------------------------------
HEAT_OF_PRINT = 0.3  # the model's own; 0.2 joins label and value, 0.5 loses single letters (blood group)
MEAN_HEAT = 0.5  # the model's own; lower finds lines in wood grain
GROW = 1.6  # the model's own: it is trained to mark the core of a line
THINNEST_LINE_PX = 3  # below that no letter is readable
MOST_LINES = 400  # a KK has about 120; a picture of noise has thousands

CARD_SIDE_PX = 960  # 800 joins label and value of some rows, 1280 costs 0.2 s more and reads nothing better
SMALL_PART = 0.45  # print that takes less of the picture's length is looked at again from near; photos have 0.6
ROOM_AROUND = 0.12  # around what was found from afar: small print may have been overlooked
SHEET_SIDE_PX = 1088  # 960 loses lines at 1080p; 1216 takes 40 MB more, 1472 takes 100
UPPER_TABLE = 0.65  # of the printed height: number, head and the upper table of a KK end at 0.55

# --- which paper it is -----------------------------------------------------------------------------------------------
LINES_OF_A_KIND = 26  # the title of a KK is among the first three, what tells a KTP-el among its first twenty
SLIPS_IN_TITLE = 2  # of 13 letters; "KARTU TANDA PENDUDUK" and "KARTU INDONESIA SEHAT" are eight and more away
FEWEST_KTP_WORDS = 2  # of four, beside the line of the province

# --- reading lines ---------------------------------------------------------------------------------------------------
LINE_HEIGHT_PX = 48  # the model's own
LONGEST_LINE_PX = 2400  # 50 times as long as high: no line of a card or sheet is
# How much is read at most, in pixels along lines of that height: 83 us of processor time each. A KTP-el has 8,700 to
# 10,000, a KK 13,400 to 20,500 (two families, seven members most); a letter 55,000, twice for nothing (10 s).
MOST_OF_CARD_PX = 20_000
MOST_OF_SHEET_PX = 36_000

# --- which line is what ----------------------------------------------------------------------------------------------
FEWEST_LABELS = 5  # of twelve; upside down, or on another paper, one or two are found by chance
LABELS_IN_ORDER = 0.7  # share of neighbouring labels of which the later is the lower; 1.0 upright, 0.0 upside down
LABEL_COLUMN = 3.0  # line heights: three labels of the card are indented by one and a half
SAME_ROW = 0.6  # line heights: rows of the card are 1.3 apart
NEXT_WORD = 2.5  # line heights between two words of a value; the place of issue below the photo is 4 away
NEXT_VALUE = 8.0  # line heights from the end of a label to its value, on a KK up to 5
MOST_MEMBERS = 20  # a KK has ten lines; two sheets beside each other are none
FEWEST_DIGITS = 10  # of sixteen, at the first reading; a date has eight
LIKE_DIGITS = "0123456789OoDQIl|ZSBG"  # what a digit may be read as before only digits are allowed

# --- how sure is sure ------------------------------------------------------------------------------------------------
SURE_DIGIT = 0.80
SURE_LETTER = 0.60
LETTERS_PER_SLIP = 4  # one wrong letter in four may be corrected from a closed list
SLIPS_UNDOUBTED = 0  # any correction is shown to the person

# --- a lamp mirrored in the laminate ---------------------------------------------------------------------------------
WHITE = 252  # of 255 in every channel; paper on a scanner's bed reaches 250
GLARE = 0.12  # of the line, or of the room behind it; ordinary cards have 0.00, words cut off by a lamp 0.2 and more
GLARE_REACH = 3.0  # line heights behind the line: letters fade that far before the spot is white
WHITE_PAPER = 0.5  # more of the line than this: not a spot but the paper, of a photocopy
DIMMED = 0.5  # puts the surest letter below SURE_LETTER

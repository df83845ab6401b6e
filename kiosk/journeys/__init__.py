"""The journeys: what a resident comes for, each a state machine with no window.

Events in (a touch, a finished scan, a code, a fault, a timer), a view out, effects asked of the machine. A journey is
a row of pages (`page.py`); `journey.py` holds what all journeys share, `desk.py` what they may look at.
"""

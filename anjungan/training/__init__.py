"""`anjungan training`: an office full of made-up work to practise on, in a folder of its own, new at every start.

`program.py` starts it, `fill.py` says what lies in it. Kiosks (`kiosks.py`) file through their own store and the real
API, the office's people (`people.py`) work by the office's own rules, and `calendar.py` lets weeks pass in seconds.
"""

"""`anjungan robot --every-service`: every service of every office, from the first touch to the hand-over, no window.

`ways.py` says what there is to walk, `guest.py` is the resident (`assisted.py`: with an officer of the desa beside),
`kiosk_here.py` and `office_here.py` are the two real programs in this process, `life.py` leads one request from filing
to its end, `reached.py`, `filled.py` and `table.py` count, `writing.py` is what is written into forms.
"""

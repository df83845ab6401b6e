"""The dock: a page where a person plays the physical world of a demo kiosk (paper, codes, covers, cables).

Drives the fakes' state machines and is left out of a production install.
"""

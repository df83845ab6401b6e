"""What the kiosk does, without a screen: journeys, capture, codes, spool, uplink, session, supervision of devices.

`compose.py` is the whole machine on one page: every part in start order. Nothing here imports Kivy.
"""

"""Kivy, and nothing but Kivy: draws a frame of `kiosk.views`, reports what was touched.

Nothing imports this package but the program that starts the kiosk's window.
"""

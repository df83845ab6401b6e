"""The one command, `anjungan`: starts the kiosk or the office, and holds the tools around them."""

__version__ = "0.1.0"

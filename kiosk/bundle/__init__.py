"""The support bundle: all that somebody far away needs to understand a kiosk, and nothing of any resident."""

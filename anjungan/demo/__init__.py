"""`anjungan demo`: office, kiosk and dock side by side on one machine, with sample data and a screen to look at."""

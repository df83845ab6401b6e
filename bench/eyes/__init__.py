"""What the eyes of the kiosk see, measured: pages, cards, codes, archives."""

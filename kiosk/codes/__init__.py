"""Codes on paper and screens: `decode` finds them in a picture, `meaning` says what one is worth to a visit."""

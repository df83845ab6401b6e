"""The forms of the law on paper: drawn from their data, and recognised when they come back signed."""

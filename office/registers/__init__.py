"""The registers that an office owes by law, read from what it keeps anyway: nothing is written down twice."""

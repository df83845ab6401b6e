"""Checking a request item by item: what is looked at together, what was decided of it, and which request comes next."""

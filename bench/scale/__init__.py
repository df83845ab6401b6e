"""A million requests: `python -m bench.scale fill` makes them, `python -m bench.scale ask` times the office's pages."""

"""One file for each sub-command; each adds itself with `register(app)` and imports the heavy parts only when it runs."""

"""One file for each sub-command: it adds itself with `register(app)` and imports heavy parts only when it runs."""

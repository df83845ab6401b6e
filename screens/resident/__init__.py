"""One screen for each kind of page a resident can see (see `kiosk.views`)."""

"""One screen for each kind of page that only a technician sees (see the end of `kiosk.views`)."""

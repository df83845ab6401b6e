"""The tests that need no hand, one file per subject. The table of all: `kiosk.doctor.table`."""

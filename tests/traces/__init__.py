"""Field traces as regression tests: one recorded example of each kind, and how it is recorded and played."""

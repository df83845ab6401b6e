"""Tests of the machine that end in pass or fail on evidence: one set for technician, shell and night."""

"""Tests of the package `paper`: scanned sheets as PDF/A-2b, forms to print."""

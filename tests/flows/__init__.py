"""Visits as scripts: no window, no device, milliseconds each."""

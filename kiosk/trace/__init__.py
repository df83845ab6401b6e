"""Field traces: what a device and its driver said to each other, kept for the workshop."""

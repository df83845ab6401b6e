"""The archive: what is closed and kept, for how long, and deletion that two people decide and that can be proved."""

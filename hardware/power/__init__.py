"""Uninterruptible power supply: whether the mains are there, and how long the battery lasts."""

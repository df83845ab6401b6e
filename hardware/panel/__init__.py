"""The glass: on, off, and how bright. What it shows is the window's business."""

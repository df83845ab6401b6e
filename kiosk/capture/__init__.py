"""From a scanned sheet to a page that the office can read: find it, straighten it, judge it, make it small.

`pipeline.capture` is the whole of it; the other modules are its steps, pure functions over arrays of pixels. They need
OpenCV, so they run in the process of `kiosk.worker`, never in the one that draws the screen.
"""

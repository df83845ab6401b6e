"""24 hours compressed: thousands of robot visits with a fault in every tenth, and every request looked up afterwards.

`python -m bench.soak` runs it (`--help`). `life` is the kiosk between two power cuts: everything of it is real but the
window and the metal, and it is touched by the robot. `accounts` is what the office has to show in the end.
"""

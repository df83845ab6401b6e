"""A camera process that takes every question and answers none: what a hanging driver looks like from outside.

Why it exists: OpenCV's own hangs (ten seconds a frame inside V4L2, for ever inside a kernel driver) cannot be made to
happen on a machine without a camera.
"""

import sys
import threading
from multiprocessing.connection import Connection

link = Connection(int(sys.argv[1]))
threading.Event().wait(600)

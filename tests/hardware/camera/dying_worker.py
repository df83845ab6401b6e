"""A camera process that starts a stream and dies of the first frame: a driver or decoder that crashes every time.

Why it exists: a real crash cannot be made to happen at that very moment.
"""

import json
import sys
from multiprocessing.connection import Connection

link = Connection(int(sys.argv[1]))
json.loads(link.recv_bytes())
link.send_bytes(json.dumps({"is_width": 0, "is_height": 0, "frames_per_s": 0, "fourcc": "", "controls": {}}).encode())
link.recv_bytes()

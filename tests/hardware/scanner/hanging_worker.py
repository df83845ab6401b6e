"""A scanner's process that reads one sheet and then hangs while libsane puts the scan away.

Why it exists: the real one does so in about one of a hundred faults (a reading thread cancelled inside malloc), which
no test can wait for.
"""

from __future__ import annotations

import json
import sys
import threading
from multiprocessing.connection import Connection


def main(link: Connection) -> None:
    while True:
        question = json.loads(link.recv_bytes())
        if question["do"] == "open":
            link.send_bytes(json.dumps({"name": "hanging:0", "model": "Contoh"}).encode())
        else:
            link.send_bytes(json.dumps({"width": 2, "height": 1, "samples": 1, "resolution": 300}).encode())
            link.send_bytes(b"\x00\xff")
            threading.Event().wait()


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))

"""The kiosk's durable store: "when the resident holds a number, the request is safe".

`spool.py` is its door; `docs/decisions/0010-spool-durability.md` says why the order of its steps may not change.
"""

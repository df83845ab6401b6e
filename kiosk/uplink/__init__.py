"""The way to the office: `uplink.py` delivers what the spool keeps, `desk.py` asks for the person at the screen.

`office_client.py` speaks docs/kiosk-api.md. No network trouble raises: every answer is a value.
"""

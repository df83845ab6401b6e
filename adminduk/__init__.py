"""The rules of Indonesian population administration (administrasi kependudukan), and nothing else.

No screen, no device, no web, no database: plain values and pure functions, so that every rule can be read and tested
on its own. The kiosk and the office both lean on this package; it leans on nothing of ours.
"""

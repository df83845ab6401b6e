"""Drawn papers of nobody, and what happens to papers before a machine sees them.

`draw_*(seed)` give a clean picture and what stands on it; `degrade(picture, kind, seed)` gives what a scanner or camera
would deliver, with the true corners. Same seed, same picture. Needs the fonts of provisioning/packages-test.txt.
"""

from bench.eyes.specimens.degrade import ORDINARY, WAYS, Seen, degrade
from bench.eyes.specimens.kk import draw_kk
from bench.eyes.specimens.ktp import draw_ktp
from bench.eyes.specimens.papers import draw_akta, draw_f102, draw_nikah

__all__ = ["ORDINARY", "WAYS", "Seen", "degrade", "draw_akta", "draw_f102", "draw_kk", "draw_ktp", "draw_nikah"]

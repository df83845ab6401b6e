"""From a scanned page to a PDF that an office can keep for thirty years: pixels in, bytes out.

Knows the rules of `adminduk` and nothing else of ours: no request, no kiosk, no office. Both programs may use it. Forms
of the law are drawn in `paper/forms`. Its imports (OpenCV, pikepdf) are
heavy and are fed with what strangers bring, so it is called in a process beside, never in a program's own.
"""

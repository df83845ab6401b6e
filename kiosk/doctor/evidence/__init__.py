"""Evidence instead of opinions: a sheet that the kiosk prints, then scans, photographs or reads, and measures.

One sheet serves four parts: the printer that made it, the scanner and the camera that look at it, the reader that reads
its codes. Pure functions over pixels; who lays the sheet where is the technician's screen's business.
"""

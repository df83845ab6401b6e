"""The readiness report: what was tested and how it goes over weeks, for paper and office, signed by the kiosk."""

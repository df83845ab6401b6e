"""Finished documents on their way in: many PDFs at once, each matched to its request and confirmed by a person."""

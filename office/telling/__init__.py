"""Telling people where their request stands: e-mail, WhatsApp by an officer's hand, the waiting room's screen."""

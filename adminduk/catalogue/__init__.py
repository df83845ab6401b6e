"""The catalogue of services: what an office offers, what it asks for, how long it takes. Data a clerk can read."""

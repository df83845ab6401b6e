"""What the office remembers, in SQLite or PostgreSQL. Functions here take an open session and never commit."""

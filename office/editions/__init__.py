"""The office's catalogue in editions: drafted by one, published by another with a decree, rolled back as new."""

"""What every page shares: who is signed in, security headers, templates, errors, static files, health."""

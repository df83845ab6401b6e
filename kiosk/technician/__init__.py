"""The technician in front of the glass: how they come in, what they see of every device, and the tests they lead."""

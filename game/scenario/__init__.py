"""Scenarios: an author's text becomes a checked value, or the complete list of what is wrong; deliberately absent: disk."""

"""Scenarios: an author's text becomes a checked value, or all its problems at once; deliberately absent: disk."""

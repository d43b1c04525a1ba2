"""Scenario text becomes one checked value, or the complete list of its problems."""

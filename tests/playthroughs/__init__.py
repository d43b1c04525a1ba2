"""Whole games by real key and mouse events, recorded once and played again by the tests."""

"""Tests of the user-interface kit, on placeholder trees."""

"""Tests of `game.lab.facts`."""

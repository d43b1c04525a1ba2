"""Batches of bot games: self-play, facts, landscape; the executor is passed in."""

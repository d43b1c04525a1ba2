"""The live authority: rooms, connections, clock and store around the pure game."""

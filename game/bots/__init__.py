"""Bots turn a seat's view and nature's number into a move, exactly as a person would."""

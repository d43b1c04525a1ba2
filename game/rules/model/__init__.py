"""The equations of the game: floats in, floats out. No state, no orchestration, no chance, no clock."""

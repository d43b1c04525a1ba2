"""A played game as data and as readable text: digests, replay, strings and bytes, never files."""

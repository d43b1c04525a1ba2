"""A played game as data: rows, their chain, their file, and playing them again; deliberately absent: disk and clock."""

"""The game as pure data and functions, and the window that draws it; nothing here knows a server."""

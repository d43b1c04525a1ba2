"""What developers run and nobody installs: the build of the compiled game."""

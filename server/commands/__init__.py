"""The command line, one file a command: the only place where server and client meet."""

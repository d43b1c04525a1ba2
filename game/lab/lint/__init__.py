"""What playing a scenario with bots tells its author: what is idle, unreachable, luck, too long; deliberately absent: files."""

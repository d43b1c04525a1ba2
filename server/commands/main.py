"""The entry point `bothand`: it reads the first word and hands over to the command of that name.

Deliberately absent: everything a command does; each has a file of its own.
"""

import argparse
from collections.abc import Sequence
from importlib.metadata import version


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: The words after `bothand`; by default those of this process.

    Returns:
        The exit status: 0 when all went well.
    """
    parser = argparse.ArgumentParser(
        prog="bothand", description="Rival firms that cooperate while they go on competing."
    )
    parser.add_argument("--version", action="version", version=f"bothand {version('bothand')}")
    parser.parse_args(arguments)
    parser.print_help()
    return 0

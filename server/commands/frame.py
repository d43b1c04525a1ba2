"""What all commands share of argparse: a parser with a sentence and an example; deliberately absent: any command."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Protocol

from server.commands.speech import say


class Subparsers(Protocol):
    """The part of argparse that a command needs in order to add itself."""

    def add_parser(self, name: str, **settings: object) -> ArgumentParser:
        """Return the parser of a new subcommand."""
        ...


def parser_for(subparsers: Subparsers, command: str) -> ArgumentParser:
    """Return the parser of a command with the sentence `cli.<command>` and the example `cli.<command>.example`."""
    return subparsers.add_parser(
        command,
        help=say(command),
        description=say(command),
        epilog=f"{say('example')}  {say(f'{command}.example')}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )

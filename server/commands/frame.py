"""What all commands share of argparse: a parser with a sentence and an example; deliberately absent: any command."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import NoReturn, Protocol

from server.commands.speech import say


class Parser(ArgumentParser):
    """A parser that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on, and exit with 2."""
        self.exit(2, f"{self.prog}: {message}. {say('usage', command=self.prog)}\n")


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return argparse's `type` for a whole number from `low` to `high`."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise ArgumentTypeError(say("not_whole", text=text, low=low, high=high))
        return number

    return read


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

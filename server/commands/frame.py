"""What all commands share of argparse: a parser with a sentence and an example; deliberately absent: any command."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Literal, NoReturn, Protocol

from server.commands.speech import failure, say


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


def listed(text: str) -> list[str]:
    """Read names with commas between, as argparse's `type`; an empty list is refused, since it would mean all."""
    names = [name for name in text.split(",") if name]
    if not names:
        raise ArgumentTypeError(say("none_listed"))
    return names


def refuse_idle(args: Namespace, names: str, beside: Literal["with", "without"], other: str) -> None:
    """Refuse the first of some options that was given although it does nothing.

    Args:
        args: The words of a command.
        names: Options without their dashes, blanks between; in capitals a word that has none.
        beside: Whether they do nothing with the other option, or without it.
        other: That option.

    Raises:
        Failure: One of them was given.
    """
    for name in names.split():
        given, usual = getattr(args, name.lower()), args.usual(name.lower())
        if (given or None) != (usual or None):
            option = name if name.isupper() else f"--{name}"
            raise failure(f"idle.{beside}", option=option, other=other)


class Subparsers(Protocol):
    """The part of argparse that a command needs in order to add itself."""

    def add_parser(self, name: str, **settings: object) -> ArgumentParser:
        """Return the parser of a new subcommand."""
        ...


def parser_for(subparsers: Subparsers, command: str) -> ArgumentParser:
    """Return the parser of a command with the sentence `cli.<command>` and the example `cli.<command>.example`.

    What it reads also has `usual`: from an option to what stands there when it is not given.
    """
    parser = subparsers.add_parser(
        command,
        help=say(command),
        description=say(command),
        epilog=f"{say('example')}  {say(f'{command}.example')}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(usual=parser.get_default)
    return parser

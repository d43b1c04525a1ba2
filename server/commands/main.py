"""The entry point `bothand`: it reads the first word and hands over to the command of that name.

Deliberately absent: everything a command does; each has a file of its own, which is opened only when it is called, so
that `--help` answers at once.
"""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from server.commands.frame import Parser
from server.commands.speech import Failure, say, suggestion

COMMANDS = (
    "play", "host", "join", "selfplay", "replay", "scenario", "emerge", "facts", "causes", "landscape", "ladder", "coach",
)  # fmt: skip
INTERRUPTED, MISUSED = 130, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: The words after `bothand`; by default those of this process.

    Returns:
        The exit status: 0 when all went well, 1 when it did not, 2 for words it does not understand, 130 when
        interrupted. A failure says one sentence on stderr; with BOTHAND_DEBUG=1 it shows where it came from.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if os.environ.get("BOTHAND_DEBUG"):
        return _run(words)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        print(f"bothand: {sentence(error)}", file=sys.stderr)
        return 1


def sentence(error: Exception) -> str:
    """Return what a failure tells the person at the terminal."""
    from game.errors import RecordError, RuleViolation, ScenarioError
    from game.strings import catalogue

    match error:
        case Failure():
            return str(error)
        case ScenarioError():
            return "\n".join(("", *error.problems))
        case RecordError():
            return say("record.broken", row=error.row, why=error.reason)
        case RuleViolation():
            return say("refused", rule=error.rule, why=catalogue().say(error.line))
        case OSError() if error.strerror:
            return f"{error.filename or ''}: {error.strerror}".removeprefix(": ")
        case _:
            return say("bug", what=f"{type(error).__name__}: {error}".splitlines()[0])


def _run(words: list[str]) -> int:
    wanted = next((word for word in words if not word.startswith("-")), "")
    if wanted and wanted not in COMMANDS:
        print(f"bothand: {say('command.missing', word=wanted)} {suggestion(wanted, COMMANDS)}", file=sys.stderr)
        return MISUSED
    parser = Parser(
        prog="bothand", description=say("bothand"), epilog=_overview(), formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"bothand {_version()}")
    if not wanted:
        parser.usage = "bothand COMMAND …"
        return _answer(parser, words)
    command = import_module(f"server.commands.{wanted}")
    command.add(parser.add_subparsers(dest="command", metavar="COMMAND"))
    try:
        args = parser.parse_args(words)
    except SystemExit as end:  # argparse has said what it had to say
        return end.code if isinstance(end.code, int) else MISUSED
    return int(command.run(args))


def _answer(parser: ArgumentParser, words: list[str]) -> int:
    """Answer without a command: the version, else the help."""
    try:
        parser.parse_args(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else MISUSED
    parser.print_help()
    return 0


def _version() -> str:
    try:
        return version("bothand")
    except PackageNotFoundError:  # a checkout that nobody installed
        return say("not_installed")


def _overview() -> str:
    rows = [f"  {command:<10} {say(command)}\n{'':13}{say(f'{command}.example')}" for command in COMMANDS]
    return "\n".join((say("commands"), *rows, "", say("more_help")))


if __name__ == "__main__":
    sys.exit(main())

"""How a command speaks to its terminal: sentences, failures, suggestions, progress; deliberately absent: the words."""

import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from time import monotonic
from typing import TypeVar

from game.ids import line
from game.strings import catalogue

T = TypeVar("T")
PATIENCE_S = 1.0
REMARK_EVERY_S = 5.0


class Failure(Exception):
    """What the person at the terminal can mend, as one sentence; the command ends with exit status 1."""


def say(key: str, **args: str | int) -> str:
    """Return the sentence `cli.<key>` of the catalogue."""
    return catalogue().say(line(f"cli.{key}", **args))


def failure(key: str, **args: str | int) -> Failure:
    """Return a failure that says the sentence `cli.<key>`."""
    return Failure(say(key, **args))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean …?` for a word that nearly is one of the known, else what is known."""
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    return say("did_you_mean", word=near[0]) if near else say("there_are", words=", ".join(names))


def track(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Yield the items and show on stderr how far it is: a bar in a terminal, a line now and then elsewhere."""
    from rich.console import Console

    console = Console(stderr=True)
    return _bar(items, total, label) if console.is_terminal else _remarks(items, total, label)


def _bar(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        for item in items:
            progress.advance(task)
            yield item


def _remarks(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Say nothing within the first second, so that quick work stays quiet."""
    due = monotonic() + PATIENCE_S
    for number, item in enumerate(items, 1):
        if monotonic() >= due:
            print(f"{label}: {number}/{total}", file=sys.stderr, flush=True)
            due = monotonic() + REMARK_EVERY_S
        yield item

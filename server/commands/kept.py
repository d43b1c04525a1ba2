"""What a long run has read of its games, kept in a file so that a run that was stopped goes on; deliberately absent: playing.

The first line says under which law and which way of reading the games were played; every other line is one piece of games.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.lab import batch
from game.lab.facts.orders import Played
from server.commands.speech import failure

SOURCES = ("rules/**/*.py", "scenario/**/*.py", "lab/*.py", "*.py")
"""Below `game/`: what decides how a game goes and how it is read."""


def law_digest() -> str:
    """Return a digest of the law and of the laboratory's reading, for telling games apart that were played by another."""
    root = Path(batch.__file__).parent.parent
    files = sorted({file for pattern in SOURCES for file in root.glob(pattern)})
    whole = sha256()
    for file in files:
        whole.update(file.relative_to(root).as_posix().encode())
        whole.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


def kept(file: Path | None) -> Played:
    """Return what a file has kept, empty when there is none, and add to the file whatever is read from now on.

    A last line that was cut off when the run was stopped is left out; its games are played again.

    Raises:
        Failure: The file is something else, or was written under another law.
    """
    if file is None:
        return Played()
    law, played = law_digest(), Played()
    if file.exists():
        _read(file, law, played)
    else:
        file.write_text(json.dumps({"law": law}) + "\n", encoding="utf-8")

    def keep(key: str, first: int, values: Mapping[str, list[float]]) -> None:
        with file.open("a", encoding="utf-8") as out:
            out.write(json.dumps([key, first, values]) + "\n")

    played.keep = keep
    return played


def _read(file: Path, law: str, played: Played) -> None:
    try:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        head = json.loads(lines[0])["law"]
        whole = [line for line in lines[1:] if line.endswith("\n")]
        pieces = [_piece(json.loads(line)) for line in whole] if head == law else []
    except (IndexError, ValueError, TypeError, KeyError):
        raise failure("facts.kept_unreadable", file=str(file)) from None
    if head != law:
        raise failure("facts.kept_other_law", file=str(file))
    if len(whole) < len(lines) - 1:
        file.write_text("".join([lines[0], *whole]), encoding="utf-8")
    for at, values in pieces:
        played.read.setdefault(at, {}).update(values)


def _piece(told: Any) -> tuple[tuple[str, int], dict[str, list[float]]]:
    """Return where a piece belongs and what was read of it; `ValueError` for anything else."""
    match told:
        case [str(key), int(first), dict(values)] if all(isinstance(one, list) for one in values.values()):
            return (key, first), values
        case _:
            raise ValueError("not a piece")

"""Files that commands read and write beside scenarios, refused in a sentence; deliberately absent: what stands in them."""

import os
from pathlib import Path

from game.errors import RecordError
from game.record.file import Record, from_bytes
from server.commands.speech import failure


def content(file: Path) -> bytes:
    """Return what a file holds; `Failure` when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise failure("file.unreadable", file=str(file), why=str(error.strerror)) from None


def record(file: Path) -> Record:
    """Return the record of a game.

    Raises:
        Failure: The file cannot be read, or not even its first row is one.
        RecordError: It begins as a record and then breaks.
    """
    try:
        return from_bytes(content(file))
    except RecordError as error:
        if error.row > 0:
            raise
        raise failure("record.none", file=str(file), why=_why(error)) from None


def _why(error: RecordError) -> str:
    return error.reason if error.row < 0 else f"row {error.row} {error.reason}"


def writable(*files: Path | None) -> None:
    """Refuse, before long work, a file that could not be written after it; nothing is made or changed."""
    for file in files:
        if file is None:
            continue
        if file.is_dir():
            raise failure("file.is_folder", file=str(file))
        if not file.parent.is_dir():
            raise failure("file.no_folder", file=str(file), folder=str(file.parent))
        if not os.access(file if file.exists() else file.parent, os.W_OK):
            raise failure("file.locked", file=str(file))


def folder(place: Path) -> None:
    """Make a folder where there is none; `Failure` when something else stands there or in the way."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("folder.unmade", folder=str(place), why=str(error.strerror)) from None

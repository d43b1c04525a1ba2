"""From words of the command line to a batch: who plays, and what is changed; deliberately absent: playing it."""

import json
from pathlib import Path
from typing import Any

import yaml

from game.bots import parse_persona
from game.ids import PHASES, Seat
from game.lab.casting import Casts, Mixed, cast
from game.lab.selfplay import Change
from game.moves import Play, card_from
from game.scenario.model import Scenario
from server.commands.speech import Failure, failure, say, suggestion

MIXED = "mixed"


def casting(scenario: Scenario, wanted: str | None, seed: int) -> Casts:
    """Return who plays how.

    Args:
        scenario: Whose seats.
        wanted: A persona for everybody, `mixed`, a JSON or YAML file of persona by seat, chair, role, firm or `*`, or
            nothing.
        seed: Fixes what `mixed` draws.

    Raises:
        Failure: A persona or a seat is unknown, or the file cannot be read.
    """
    if wanted == MIXED:
        return Mixed(scenario, seed)
    words = {} if wanted is None else _words(wanted)
    try:
        for persona in words.values():
            parse_persona(persona)
        return cast(scenario, words)
    except ValueError as error:
        raise failure("selfplay.bad_personas", why=str(error)) from None
    except KeyError as error:
        why = say("selfplay.nobody", word=str(error.args[0]))
        raise failure("selfplay.bad_personas", why=why) from None


def _words(wanted: str) -> dict[str, str]:
    file = Path(wanted)
    if not file.is_file():
        return {"*": wanted}
    try:
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise failure("file.unreadable", file=wanted, why=str(error).splitlines()[0]) from None
    if not isinstance(read, dict) or not all(isinstance(part, str) for pair in read.items() for part in pair):
        raise failure("selfplay.bad_personas", why=say("selfplay.not_a_mapping", file=wanted))
    return read


def change(scenario: Scenario, text: str) -> tuple[int, Change]:
    """Return the game number and the change of `GAME:QUARTER:PHASE:SEAT:CARDS`.

    Raises:
        Failure: The text is something else; the sentence says which part.
    """
    parts = text.split(":", 4)
    try:
        if len(parts) != 5:
            raise ValueError(f"{len(parts)}/5")
        game, quarter = int(parts[0]), int(parts[1])
        phase = next((phase for phase in PHASES if phase == parts[2]), None)
        if phase is None:
            raise Failure(f"{parts[2]}: {suggestion(parts[2], PHASES)}")
        seat = Seat(parts[3])
        if seat not in scenario.seat_at:
            raise Failure(f"{seat}: {suggestion(seat, scenario.seat_at)}")
        cards = tuple(card_from(card["card"], _values(card)) for card in json.loads(parts[4]))
    except (ValueError, KeyError, TypeError, Failure) as error:
        raise failure("selfplay.bad_change", text=text, why=str(error)) from None
    return game, Change(quarter, phase, seat, Play(cards, seal=True))


def _values(card: dict[str, Any]) -> dict[str, Any]:
    """Return a card's fields as the words have them: lists are tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in card.items()}

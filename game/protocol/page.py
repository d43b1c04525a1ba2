"""The generated part of docs/protocol.md, made from types and table; `python -m game.protocol.page` prints it."""

import sys
from dataclasses import MISSING, fields
from inspect import getdoc
from typing import get_args

from game.protocol.messages import CLOSE_CODES, VERSION, ClientMessage, Message, ServerMessage
from game.protocol.session import STAGES, speaker, transitions


def page() -> str:
    """Return version, messages, stages, diagram and close codes as Markdown."""
    parts = [f"Protocol version {VERSION}.", *_messages(), _stages(), _diagram(), _codes()]
    return "\n\n".join(parts) + "\n"


def _messages() -> list[str]:
    tables = []
    for title, side in (("Client to server", ClientMessage), ("Server to client", ServerMessage)):
        rows = [f"| `{_tag(kind)}` | {_sentence(kind)} | {_fields(kind)} |" for kind in get_args(side)]
        tables.append("\n".join([f"### {title}", "", "| message | meaning | fields |", "|---|---|---|", *rows]))
    return tables


def _stages() -> str:
    head = (
        "### Stages of a connection\n\n| stage | meaning | the client may say | the server may say |\n|---|---|---|---|"
    )
    rows = (f"| {one} | {text} | {_said('client', one)} | {_said('server', one)} |" for one, text in STAGES.items())
    return "\n".join([head, *rows])


def _diagram() -> str:
    steps = [f"    {before} --> {after}: {_tag(kind)}" for before, kind, after in transitions() if before != after]
    return "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> new", *steps, "    closed --> [*]", "```"])


def _codes() -> str:
    rows = [f"| {code} | {text} |" for code, text in CLOSE_CODES.items()]
    return "\n".join(["### Close codes", "", "| code | meaning |", "|---|---|", *rows])


def _said(who: str, stage: str) -> str:
    kinds = dict.fromkeys(kind for before, kind, _ in transitions() if before == stage and speaker(kind) == who)
    return " ".join(f"`{_tag(kind)}`" for kind in kinds)


def _tag(kind: type[Message]) -> str:
    return str(kind.__dataclass_fields__["message"].default)


def _sentence(kind: type[Message]) -> str:
    return (getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _fields(kind: type[Message]) -> str:
    """List the fields but the tag, with their defaults; types and limits stand in `game/protocol/messages.py`."""
    named = (one for one in fields(kind) if one.name != "message")
    return (
        " ".join(f"`{one.name}`" if one.default is MISSING else f"`{one.name}={one.default!r}`" for one in named) or "–"
    )


if __name__ == "__main__":
    sys.stdout.write(page())

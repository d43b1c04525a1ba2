"""What a poor and a rich quarter of a scenario is, and its `par` line with these numbers; deliberately absent: reading files.

Only the numbers of the block change: comments, order and everything else of the file stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from game.lab.lint.watched import Watched

LOW, HIGH = 0.05, 0.95
STEP = 100
BEFORE = ("start", "constants", "firms")


def norms(games: Sequence[Watched]) -> dict[str, int]:
    """Return the numbers of `par`, kEUR in hundreds: 5th and 95th percentile over all quarters of all games."""
    firm, alliance, joint, legacy = (
        sorted(value for game in games for value in getattr(game, name))
        for name in ("firm", "alliance", "joint", "legacy")
    )
    found = {
        "firm_low": at(firm, LOW),
        "firm_high": at(firm, HIGH),
        "alliance_low": at(alliance, LOW),
        "alliance_high": at(alliance, HIGH),
        "joint_high": at(joint, HIGH),
        "legacy_high": at(legacy, HIGH),
    }
    rounded = {name: max(0, round(value / STEP) * STEP) for name, value in found.items()}
    for name in ("firm", "alliance"):
        rounded[f"{name}_high"] = max(rounded[f"{name}_high"], rounded[f"{name}_low"] + STEP)
    return {name: max(value, STEP) if name.endswith("high") else value for name, value in rounded.items()}


def at(ordered: Sequence[int], share: float) -> int:
    """Return the value below which that share of the ordered values lies."""
    return ordered[round((len(ordered) - 1) * share)]


def with_norms(text: str, par: Mapping[str, int]) -> str:
    """Return a sound file's text with these numbers in its `par` block, which is made where there is none."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, MappingNode):
        raise ValueError("a checked file is a mapping")
    top = {key.value: (key, value) for key, value in root.value}
    flow = "{" + ", ".join(f"{name}: {value}" for name, value in par.items()) + "}"
    if "par" not in top:
        where = next(top[name][0] for name in BEFORE if name in top).start_mark.index
        return f"{text[:where]}par: {flow}\n{text[where:]}"
    block = top["par"][1]
    if not isinstance(block, MappingNode) or not block.value:
        return f"{text[: block.start_mark.index]}{flow}{text[block.end_mark.index :]}"
    for start, end, new in sorted(_edits(block, par), reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    return text


def _edits(block: MappingNode, par: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """Yield from, to and new text of every number; keys that are missing follow the last one."""
    held: dict[str, Node] = {key.value: value for key, value in block.value if isinstance(key, ScalarNode)}
    missing = [f"{name}: {value}" for name, value in par.items() if name not in held]
    gap = ", " if block.flow_style else "\n" + " " * block.start_mark.column
    last = list(held)[-1]
    for name, value in held.items():
        more = missing if name == last else []
        yield value.start_mark.index, value.end_mark.index, gap.join((str(par[name]), *more))

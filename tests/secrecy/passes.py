"""Chapter 11 of the rulebook, read by machine: which leaf passes to whom, and how much of it.

What passes is computed here a second time from the truth, apart from the law, so that both would have to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from game.ids import ROLES, WALL
from game.rules.feeds import names_of
from game.rules.reader import Reader
from game.rules.seating import across, bench_of_engineer, host_of
from game.rules.state import State
from game.rules.witness import witness
from tests.secrecy.tree import Key, leaves, name_of

RULEBOOK = Path(__file__).parents[2] / "docs" / "rulebook.md"
NAMED_FROM, NEAR = 250, 5_000
Values = dict[Key, Any]


@dataclass(frozen=True)
class Look:
    """What a sentence of the list looks at: the truth, the reader's number and firm, and the leaves of its row."""

    state: State
    n: int
    values: Values

    @property
    def f(self) -> int:
        """The reader's firm."""
        return self.state.scenario.seats[self.n].firm_index

    @property
    def me(self) -> Any:
        """The reader as a person."""
        return self.state.people[self.n]

    def heard(self, area: str) -> bool:
        """Tell whether the reader's TMT listened there."""
        return area in self.state.firms[self.f].heard_last

    def each(self, how: Callable[[Any], Any]) -> Any:
        """Let each leaf pass in the same way."""
        return {key: how(value) for key, value in self.values.items()}

    def named(self, name: str) -> dict[Key, Any]:
        """Return the leaves of one field."""
        return {key: value for key, value in self.values.items() if key[-1] == name}

    def was_seen(self, core: int) -> bool:
        """Tell whether the reader ever saw the label of an own core component."""
        return core in self.me.seen or core in self.me.learned_edges

    def came_home(self, core: int) -> bool:
        """Tell whether the reader's product house holds something of a partner's core."""
        return self.state.came_home[self.f][core] > 0

    def holds(self, core: int) -> bool:
        """Tell whether the reader got an insight of this component."""
        return any(card[1] == core for card in self.me.insights)


def word(level: int) -> int:
    """Return one of five words."""
    return max(0, min(4, level // 2_000))


def way(values: list[int]) -> int | None:
    """Return which way the last step went, 0 when it was too small to speak of."""
    if len(values) < 2:
        return None
    moved = values[-1] - values[-2]
    return (moved >= 100) - (moved <= -100)


def _ways(look: Look) -> Any:
    lines: dict[tuple[str, int], list[int]] = {}
    for _, name, firm, value in look.values.values():
        lines.setdefault((name, firm), []).append(value)
    return {line: way(values) for line, values in lines.items()}


def _points(look: Look, parts: dict[str, int]) -> Any:
    def told(name: str, most: int) -> tuple[int, int]:
        now, before = ([getattr(p, name) * 100 // most for p in look.me.points[-2:]] * 2)[-1:-3:-1]
        return min(4, now // 20), (now > before) - (now < before)

    return [told(name, most) for name, most in parts.items()] if look.me.points else []


def _top_word(look: Look) -> Any:
    par, results = look.state.scenario.par, look.state.firms[look.f].results
    shares = []
    for at in range(-min(2, len(results)), 0):
        span = par.firm_high - par.firm_low
        points = 16 * max(0, min(span, results[at].result - par.firm_low)) // span
        points += 12 * max(0, min(7_000, look.state.balance[at])) // 7_000
        poles = ([v for _, meter, _, v in look.state.history if meter == name][at] for name in ("coop", "comp"))
        shares.append((points + 6 * all(pole >= 2_500 for pole in poles)) * 100 // 34)
    return [min(4, share // 20) for share in shares[-1:]], (shares[-1:] > shares[:1]) - (shares[-1:] < shares[:1])


def _joint_word(look: Look) -> Any:
    joints = look.state.joints
    return sum(joints[-1] >= step for step in (1_500, 4_000, 7_000, 11_000)) if joints else None


def _lean(look: Look) -> Any:
    coop, comp = sum(look.named("coop").values()), sum(look.named("comp").values())
    lean = (comp - coop) * 100 // max(1, coop + comp)
    return sum(lean > edge for edge in (15, 40)) - sum(lean < -edge for edge in (15, 40))


def _mean(look: Look, name: str) -> int:
    found = list(look.named(name).values())
    return word(sum(found) // max(1, len(found)))


def _noise(look: Look, at: int) -> int:
    return int(look.me.noise[at]) if look.me.noise else 0


def _impressions(look: Look) -> Any:
    return {key: max(0, min(4, word(level) + _noise(look, 0))) for key, level in look.named("trust").items()}


def _rivals(look: Look) -> Any:
    found = []
    for g, row in enumerate(look.state.product):
        core = [row[p.index] for p in look.state.scenario.components if p.kind == "core" and p.owner_index == g]
        if g != look.f:
            found.append(max(0, min(4, word(sum(core) * 10 // max(1, len(core))) + _noise(look, 1))))
    return found


def _leads(look: Look) -> Any:
    found, product = [], look.state.product
    for part in look.state.scenario.components:
        if part.kind == "core" and part.owner_index == look.f:
            gap = product[look.f][part.index] - max(r[part.index] for g, r in enumerate(product) if g != look.f)
            found.append((gap > 30) - (gap < -30))
    return found


def _bench(look: Look, hold: Callable[[list[int]], Any]) -> Any:
    if not look.heard("labs"):
        return None
    sits = look.state.scenario.seats
    return hold([value for (_, n, _), value in look.values.items() if sits[n].role == "eng_a"])


def _mood(level: int) -> int:
    return sum(level >= step for step in (3_500, 5_000, 6_500))


def _moods(look: Look) -> Any:
    return look.each(lambda row: [_mood(level) for level in row])


def _volumes(look: Look) -> Any:
    last: dict[int, int] = {}
    for _, _, firm, value in look.values.values():
        last[firm] = word(value)
    return last


def _decided(look: Look) -> Any:
    return look.each(lambda bid: (bid.lead, bid.client, bid.is_won, bid.guest))


def _talk(look: Look) -> Any:
    reader = look.state.scenario.seats[look.n].id if look.n >= 0 else WALL
    return [line[:4] for line in look.values.values() if reader in line[4]]


def _wall_lines(look: Look) -> Any:
    reader = Reader(WALL, "", "wall", 1, names=names_of(look.state.scenario))
    told = ((quarter, witness(event, reader)) for quarter, event in look.values.values())
    return [line for line in told if line[1]] + _wall_breakthroughs(look)


def _wall_breakthroughs(look: Look) -> Any:
    return [event.bench for _, event in look.values.values() if event.event == "BreakthroughMade"]


def _sessions(look: Look) -> Any:
    seat = look.state.scenario.seats[look.n].id
    return [
        (held.bench, held.need, held.sides, held.solved_bp)
        for held in look.values.values()
        if seat in (side.seat for side in held.sides)
    ]


def _minutes(look: Look) -> Any:
    firm = look.state.scenario.seats[look.n].firm
    return [(held.bench, held.need, held.sides, held.solved_bp) for held in look.values.values()
            if firm in (*held.honest, *held.watched)]  # fmt: skip


def _live(look: Look) -> Any:
    sat_in = look.state.firms[look.f].desk.sat_in
    if look.state.phase != "encounters" or sat_in < 0:
        return None
    return next((card.depth for card in look.state.drafts[sat_in].cards if card.card == "E2"), "")


def _mates(look: Look) -> Any:
    """A colleague's cards pass as they lie, but for its first plan: that takes a talk, and both pens down."""
    seats, mine = look.state.scenario.seats, look.state.drafts[look.n]
    team = [m for m, seat in enumerate(seats) if seat.firm_index == look.f and seat.role == "tmt"]
    is_talk = any(card.card == "T6" for m in team for card in look.state.drafts[m].cards)
    is_open = is_talk and any(card.card == "T0" and card.pen == "down" for card in mine.cards)
    sheets = {m: look.state.drafts[m] for m in team if m != look.n}
    return {
        m: ([c for c in sheet.cards if c.card != "T0" or (is_open and c.pen == "down")], sheet.is_sealed)
        for m, sheet in sheets.items()
    }


def _loud(look: Look) -> Any:
    said = max(look.state.firms[look.f].kill, look.state.scenario.knobs[look.f].kill)
    spells = [spell for spell in look.state.setting.spells if spell[0] == "kill" and spell[3] >= look.state.quarter]
    return max(said, sum(size for _, firm, size, _ in spells if firm in (-1, look.f)))


def _lendable(look: Look) -> Any:
    people = [
        n for n, seat in enumerate(look.state.scenario.seats) if seat.firm_index == look.f and seat.role == "eng_p"
    ]
    return [across(look.state, host_of(look.state, n)) >= 0 for n in people]


def _now(look: Look) -> list[Any]:
    return [event for quarter, event in look.values.values() if quarter == look.state.quarter]


def _their_mood(look: Look) -> Any:
    own = look.state.scenario.seats[look.n].firm
    moved = sum(event.after_bp - event.before_bp for event in _now(look) if event.other == own)
    return (moved > 100) - (moved < -100)


def _across_depth(look: Look) -> Any:
    seat = look.state.scenario.seats[look.n].id
    met = [event.sides for event in _now(look) if seat in (side.seat for side in event.sides)]
    return [side.depth for sides in met for side in sides if side.seat != seat]


def _suspicions(look: Look) -> Any:
    own = look.state.scenario.seats[look.n].firm
    return any(q >= look.state.quarter - 1 and event.firm == own for q, event in look.values.values())


def _home(look: Look) -> Any:
    came = sum(
        posting.size
        for posting in look.state.books
        if (posting.account, posting.why, posting.firm) == ("product", "passed_home", look.f)
        and look.state.scenario.components[posting.component].owner_index not in (-1, look.f)
    )
    return came


def _informed(look: Look) -> Any:
    return all(units >= look.state.product[look.f][core] for (_, _, core), units in look.values.items())


def _parts(look: Look, passes: Callable[[int], bool]) -> Any:
    return {key: value for key, value in look.values.items() if passes(key[1])}


def _edges(look: Look) -> Any:
    firm = look.state.firms[look.f]
    edges = {}
    for key, touches in look.named("touches").items():
        capped = any(core == firm.locked and near >= NEAR for core, near in touches)
        seen = [(core, _width(near)) for core, near in touches if look.was_seen(core)]
        order = [core for core, near in sorted(touches, key=lambda t: (-t[1], t[0])) if look.was_seen(core)]
        edges[key] = (capped, seen, order[:1], bool(touches))
    locks = firm.locked if look.was_seen(firm.locked) else -1
    return edges, locks, [core for core in firm.marked if look.was_seen(core)]


def _width(near: int) -> int:
    return (near >= 6_000) + (near >= 3_000)


def _learned(look: Look) -> Any:
    found = {}
    for (_, core, name), value in look.values.items():
        is_named = look.state.alliance[look.f][core] >= NAMED_FROM
        if look.holds(core) and (is_named or name in ("area", "insights")):
            found[core, name] = value
    return found


def _held(look: Look) -> Any:
    return {
        core: (units >= NAMED_FROM, word(units * 10) if units >= NAMED_FROM else None)
        for (_, _, core), units in look.values.items()
        if look.holds(core)
    }


def _torn(look: Look) -> Any:
    q = look.me.q
    return word(look.me.belonging * (10_000 - q) // 10_000), q >= 2_500, q >= 5_000


def _bench_number(look: Look) -> int:
    if look.me.bench >= 0:
        return int(look.me.bench)
    return bench_of_engineer(look.state, look.n) if look.state.scenario.seats[look.n].role == "eng_a" else -1


def _own_bench(look: Look) -> Any:
    at = _bench_number(look)
    return [
        value[at] if key[0] == "plans" else value
        for key, value in look.values.items()
        if key[0] == "plans" or key[1] == at
    ]


def _seat_across(look: Look) -> Any:
    return bench_of_engineer(look.state, look.n), across(look.state, look.n)


def _answers(look: Look) -> Any:
    called = [said for said in look.me.called if said[0] == look.state.quarter]
    return (
        look.me.marked_news,
        look.me.felt[-1:],
        called,
        [said for said in look.me.foretold if said[0] == look.state.quarter],
    )


def _last(look: Look) -> list[tuple[int, Any]]:
    return [(at, c) for row in look.values.values() for at, c in enumerate(row) if c.quarter == look.state.quarter - 1]


def _concerns(look: Look) -> Any:
    return [(at, c.seat, c.about, c.topic, c.answer) for at, c in _last(look) if c.to == look.n]


def _free_marks(look: Look) -> Any:
    seats, parts = look.state.scenario.seats, look.state.scenario.components
    own = [c.topic for _, c in _last(look) if c.about == "may_say" and seats[c.seat].firm_index == look.f]
    return sorted({core for topic in own if topic >= 0 for core, _ in parts[topic].touches})


def _found(look: Look) -> Any:
    return sorted((leak.to, leak.component) for leak in look.values.values() if leak.is_detected)


def _words(look: Look) -> Any:
    """A breach that nobody saw, and what is still to be counted, pass to nobody; a component only to whom its label is known."""
    seat = look.state.scenario.seats[look.n].id if look.n >= 0 else WALL
    return [
        (at, replace(word, breach=0, owed=(), since=0, hearers=()))
        for row in look.values.values()
        for at, word in enumerate(row)
        if word.is_public or seat in word.hearers
    ]


ALL_PARTS = {"role": 40, "identity": 25, "firm": 15, "alliance": 10}
KNOWN_PARTS = {"identity": 25, "firm": 15, "alliance": 10}
LABS = "if it listened to the labs"
PASSES: dict[str, Callable[[Look], Any]] = {
    "as it is": lambda look: look.values,
    "as it is, through the preview of tokens": lambda look: look.values,
    f"as it is, {LABS}": lambda look: look.values if look.heard("labs") else None,
    "as it is, if it listened to the products": lambda look: look.values if look.heard("products") else None,
    "who won, alone or together": _decided,
    "what was said within earshot": _talk,
    "the lines that the wall reads": _wall_lines,
    "five words and a direction for each part": lambda look: _points(look, ALL_PARTS),
    "identity, firm and alliance in five words and a direction": lambda look: _points(look, KNOWN_PARTS),
    "the known part of the role's word": _top_word,
    "this quarter's answers": _answers,
    "one of five words for the last": lambda look: _joint_word(look) if ("table", "joints") in look.values else _volumes(look),
    f"one of five words for the last, {LABS}": lambda look: _volumes(look) if look.heard("labs") else None,
    "one of five words": lambda look: look.each(word),
    "one of five words, from a fifth below calm": lambda look: look.each(lambda level: word(max(0, level + 2_000))),
    "one of five words for the half": lambda look: look.each(lambda level: word(level // 2)),
    "one of five words for two thirds": lambda look: look.each(lambda level: word(level * 2 // 3)),
    "one of five words for the mean": lambda look: _mean(look, "understanding"),
    f"one of five words for the bench's mean, {LABS}": lambda look: _bench(look, lambda row: word(sum(row) // len(row))),
    f"how many of the bench hold both poles, {LABS}": lambda look: _bench(look, lambda row: sum(q >= 5_000 for q in row)),
    "which way it went last": _ways,
    "an impression, off by one word now and then": _impressions,
    "an impression of each rival's mean, off by one word now and then": _rivals,
    "which pole leads, in five words": _lean,
    "the last, to the nearest five million below": lambda look: look.each(lambda row: row[-1].result // 5_000 if row else None),
    "the joint part of the last": lambda look: look.each(lambda row: row[-1].joint if row else None),
    "whether there is one": lambda look: look.each(bool),
    "which were found, and whom they went to": _found,
    "moods in four words": _moods,
    "moods in four words, if it listened to the clients": lambda look: _moods(look) if look.heard("clients") else None,
    "thin, sound or thick": lambda look: look.each(lambda wall: (wall >= 5_000) + (wall >= 7_500)),
    "whether a badge is refused": lambda look: look.each(lambda wall: wall >= 7_500),
    "whether anything is passed home": lambda look: look.each(bool),
    "joint bids and joint wins": lambda look: look.each(lambda bids: (bids[0], bids[1] + bids[2])),
    "lone wins and joint wins": lambda look: look.each(lambda bids: (bids[4], bids[1])),
    "which way their trust in us went this quarter": _their_mood,
    "what was written in honest minutes, or heard beside those who met": _minutes,
    "the rung that the engineer drafts beside whom the head sits": _live,
    "what colleagues in the own TMT lay; written first plans once there is talk, if the reader's own is written": _mates,
    "how loud the partner is called the enemy at home": _loud,
    "whether one of them is proud of it": lambda look: any(value >= 5_000 for value in look.values.values()),
    "clients of the last two quarters": lambda look: look.each(
        lambda rows: list(dict.fromkeys(client for quarter, _, client in rows if quarter >= look.state.quarter - 2))
    ),
    "which product engineers would find somebody across": _lendable,
    "the own session": _sessions,
    "own ones of this and the last quarter": _suspicions,
    "whether others took this quarter": lambda look: any(e.firm != look.state.scenario.seats[look.n].firm for e in _now(look)),
    "how deep the one across went this quarter": _across_depth,
    "behind, level or ahead on each own core": _leads,
    "whether all of it is known there as well as here": _informed,
    "how much came home this quarter": _home,
    "those of which something came home": lambda look: _parts(look, look.came_home),
    "those of which something came home, if it listened to the products": lambda look: (
        _parts(look, look.came_home) if look.heard("products") else None
    ),
    "those whose label was ever seen": lambda look: (
        {key: value for key, value in look.values.items() if look.was_seen(key[2] if key[0] == "alliance" else key[1])}
    ),
    "edges to labels that were seen, what is capped, and whether anything lies beneath": _edges,
    "what the own insights name, or call an area": _learned,
    "from which on a holder names it, then one of five words": _held,
    "how torn in five words, and the lamp": _torn,
    "those told to the reader last quarter, with its answers": _concerns,
    "those told to the reader last quarter, with its answers, and what the lab asked it may say": lambda look: (
        _concerns(look),
        _free_marks(look),
    ),
    "those heard, with what is known of them": _words,
    "the public ones, with what is known of them": _words,
    "this quarter's": lambda look: look.each(lambda bits: bits & 1),
    "which bench, and who sits across": _seat_across,
    "of the own bench": _own_bench,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of the list."""

    places: tuple[str, ...]
    passes: str
    readers: frozenset[str]


@cache
def chapter() -> str:
    """Return chapter 11."""
    return RULEBOOK.read_text(encoding="utf-8").partition("\n## 11 ")[2].partition("\n## ")[0]


@cache
def rows() -> tuple[Row, ...]:
    """Return the list as the chapter has it."""
    found = []
    for line in chapter().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 3:
            found.append(Row(tuple(re.findall(r"`([^`]+)`", cells[0])), cells[1], _readers(cells[2])))
    return tuple(found)


def _readers(cell: str) -> frozenset[str]:
    known = set(cell.split())
    more: dict[str, set[str]] = {"all": set(ROLES), "everybody": {*ROLES, "wall"}}
    return frozenset(known.union(*(more[name] for name in known & set(more))) - set(more))


@cache
def rows_for(name: str, reader: str) -> tuple[Row, ...]:
    """Return the rows that name this leaf to this reader."""
    return tuple(row for row in rows() if reader in row.readers and any(fnmatchcase(name, at) for at in row.places))


def reader_of(state: State, n: int) -> str:
    """Return the reader's name in the list: a role, or the wall."""
    return state.scenario.seats[n].role if n >= 0 else "wall"


def listed(state: State, n: int) -> dict[Row, list[Key]]:
    """Return for each row of a reader its leaves."""
    found: dict[Row, list[Key]] = {}
    for key, value in leaves(state).items():
        for row in rows_for(name_of(state, n, key, value), reader_of(state, n)):
            found.setdefault(row, []).append(key)
    return found


def passed(state: State, n: int, row: Row, keys: list[Key], truth: Values | None = None) -> str:
    """Return what a row lets pass of its leaves, as text."""
    truth = truth if truth is not None else leaves(state)
    return repr(PASSES[row.passes](Look(state, n, {key: truth[key] for key in keys if key in truth})))


def allowed(state: State, n: int) -> dict[tuple[str, ...], str]:
    """Return everything that the list lets pass to a reader, row by row."""
    truth = leaves(state)
    return {(*row.places, row.passes): passed(state, n, row, keys, truth) for row, keys in listed(state, n).items()}

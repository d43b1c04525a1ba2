"""Checks across the keys of a file: tenders, news, problems, timed events; deliberately absent: firms and knowledge."""

import json
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from game.scenario.effects import EFFECTS
from game.scenario.problems import closest, note, shown
from game.scenario.resolve import CLOCKS
from game.scenario.source import Path, Source

PLACES = ("q", "at_bp", "event", "overtime")


def lengths(source: Source) -> tuple[int, int]:
    """Return the shortest and the longest nominal length that the file allows, longest with its spread."""
    nominal, spread = source.value("quarters", "nominal"), source.value("quarters", "spread")
    nominal = nominal if isinstance(nominal, int) else 8
    spread = spread if isinstance(spread, int) else 1
    spans = [(nominal, spread)]
    for path, row in source.rows("presets"):
        default = CLOCKS.get(str(path[-1]), CLOCKS["class"])[0]
        quarters, own = row.get("quarters", default), row.get("spread", spread)
        if isinstance(quarters, int) and isinstance(own, int):
            spans.append((quarters, own))
    return min(quarters for quarters, _ in spans), max(quarters + own for quarters, own in spans)


def check_places(source: Source) -> None:
    """What is placed in a quarter can be reached, and is placed once."""
    _, last = lengths(source)
    ids = [row.get("id") for _, row in source.rows("events")]
    for path, row in _placed(source):
        given = [place for place in PLACES if row.get(place) not in (None, False)]
        if len(given) > 1:
            source.fault(path, "one of q, at_bp, event, overtime", " and ".join(given), f"keeping `{given[0]}`")
        quarter, event = row.get("q"), row.get("event")
        if isinstance(quarter, int) and quarter > last:
            source.fault((*path, "q"), f"a quarter from 1 to {last}", f"{quarter}, never reached", str(last))
        if event is not None and event not in ids:
            source.fault(
                (*path, "event"), "the id of an event", shown(event), closest(str(event), [str(i) for i in ids])
            )
    for path, row in source.rows("news"):
        rumours = [row for _, row in source.rows("events") if row.get("kind", row.get("id")) == "bought_rumour"]
        if row.get("on") in ("bought", "not_bought") and not rumours:
            source.fault((*path, "on"), "an event of kind bought_rumour", "none", "adding one, or deleting `on`")


def _placed(source: Source) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield everything that stands in a quarter."""
    yield from source.rows("news")
    yield from source.rows("tenders")
    for path, _ in source.rows("benches"):
        yield from source.rows(*path, "problems")


def check_tenders(source: Source) -> None:
    """A tender belongs to a client of its lead, and a firm has one a quarter."""
    firms = list(source.mapping("firms"))
    taken: set[tuple[object, object]] = set()
    for path, row in source.rows("tenders"):
        lead, client, quarter = row.get("lead"), row.get("client"), row.get("q")
        if isinstance(lead, str) and lead not in firms:
            source.fault((*path, "lead"), f"one of {', '.join(firms)}", f"`{lead}`", closest(lead, firms, "a firm"))
        elif isinstance(lead, str) and isinstance(client, str):
            clients = [str(one.get("client")) for _, one in source.rows("firms", lead, "managers")]
            if client not in clients:
                source.fault(
                    (*path, "client"), f"a client of {lead}", shown(client), closest(client, clients, "a client")
                )
        if isinstance(quarter, int) and isinstance(lead, str):
            if (lead, quarter) in taken:
                source.fault(
                    path, "one tender of a firm a quarter", f"another of {lead} in {quarter}", "another quarter"
                )
            taken.add((lead, quarter))


def check_events(source: Source) -> None:
    """Events have their own ids, a known kind, its parameters, and a quarter in which they may fall."""
    shortest, _ = lengths(source)
    firms = list(source.mapping("firms"))
    ids: list[object] = []
    for path, row in source.rows("events"):
        name = row.get("id")
        if name in ids:
            source.fault((*path, "id"), "each id once", f"{shown(name)} again", "another id")
        ids.append(name)
        struck = row.get("firms")
        for n, firm in enumerate(struck if isinstance(struck, list) else ()):
            if firm not in firms:
                source.fault((*path, "firms", n), f"one of {', '.join(firms)}", shown(firm), closest(str(firm), firms))
        kind = row.get("kind", name)
        effect = EFFECTS.get(kind) if isinstance(kind, str) else None
        if effect is None:
            where = (*path, "kind" if "kind" in row else "id")
            source.fault(where, f"one of {', '.join(EFFECTS)}", shown(kind), closest(str(kind), list(EFFECTS)))
            continue
        if effect.SHOCK and shortest < 4:
            expected = "a game of 4 quarters or more for a shock"
            source.fault((*path, "at_bp"), expected, f"{shortest}, it can never fall", "an event that is no shock")
        _check_params(source, path, str(kind))
    _check_settlements(source)


def _check_settlements(source: Source) -> None:
    """A rumour is settled after it has begun."""
    begins = {str(row.get("id")): row.get("at_bp") for _, row in source.rows("events")}
    for path, row in source.rows("events"):
        if row.get("kind", row.get("id")) == "rumour_resolved":
            begin = begins.get(str(source.value(*path, "params", "rumour") or "bought_rumour"))
            end = row.get("at_bp")
            if isinstance(begin, int) and isinstance(end, int) and end <= begin:
                source.fault((*path, "at_bp"), f"a point after the rumour's {begin}", str(end), str(begin + 1_000))


def _check_params(source: Source, path: Path, kind: str) -> None:
    """Check the numbers of one event, and the names in them."""
    params = source.mapping(*path, "params")
    adapter = TypeAdapter(EFFECTS[kind])
    try:
        adapter.validate_json(json.dumps({**params, "kind": kind}))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            note(source, adapter.json_schema(), detail, (*path, "params"))
    rumours = [row.get("id") for _, row in source.rows("events") if row.get("kind", row.get("id")) == "bought_rumour"]
    managers = [row.get("name") for firm, _ in source.rows("firms") for _, row in source.rows(*firm, "managers")]
    chairs = [chair for firm, _ in source.rows("firms") for chair in source.mapping(*firm, "seats")]
    benches = source.value("benches")
    known: dict[tuple[str, str], list[object]] = {
        ("rumour_resolved", "rumour"): list(rumours),
        ("key_engineer", "chair"): list(chairs),
        ("joint_prize", "bench"): list(range(1, len(benches) + 1)) if isinstance(benches, list) else [],
        ("partner_day", "remarks"): list(managers),
        ("roles_change", "partner"): list(source.mapping("firms")),
    }
    defaults = EFFECTS[kind]()
    for (of, name), allowed in known.items():
        if of != kind:
            continue
        given = params.get(name, getattr(defaults, name))
        for one in given if isinstance(given, list | tuple) else [given]:
            if one not in allowed:
                names = [str(choice) for choice in allowed]
                where = (*path, "params", name)
                source.fault(where, f"one of {', '.join(names) or 'nothing yet'}", shown(one), closest(str(one), names))

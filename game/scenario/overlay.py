"""A variant laid over the file, as plain data; deliberately absent: what the keys mean, and whether they are right."""

from collections.abc import Callable
from typing import Any

from game.scenario.source import Path

APART = ("variants", "outcomes", "conduct")


def laid_over(data: dict[str, Any], variant: dict[str, Any]) -> tuple[dict[str, Any], Callable[[Path], Path]]:
    """Return the file's data with a variant's change, and the way back from a place in it to one in the change.

    Mappings are merged key by key and `null` deletes a key; rows of `events` are merged by their id, new ones follow;
    everything else is replaced. Nothing of the data given is changed. The way back of a place that the change does not
    name is the nearest that an author could write there.
    """
    change = variant.get("change")
    plain = {key: value for key, value in data.items() if key not in APART}
    merged = _merged(plain, change) if isinstance(change, dict) else plain
    dropped = variant.get("without")
    if isinstance(dropped, list):
        merged = _without(merged, dropped)
    rows = change.get("events") if isinstance(change, dict) else None
    own = [_id(row) for row in rows] if isinstance(rows, list) else []
    ids = [_id(row) for row in merged["events"]] if isinstance(merged.get("events"), list) else []

    def back(path: Path) -> Path:
        if path[:1] != ("events",) or len(path) == 1:
            return path
        number = path[1]
        name = ids[number] if isinstance(number, int) and number < len(ids) else None
        return ("events", own.index(name), *path[2:]) if name is not None and name in own else ("events",)

    return merged, back


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    found = dict(under)
    for key, value in over.items():
        below = under.get(key)
        if value is None:
            found.pop(key, None)
        elif isinstance(value, dict) and isinstance(below, dict):
            found[key] = _merged(below, value)
        elif key == "events" and isinstance(value, list) and isinstance(below, list):
            found[key] = _by_id(below, value)
        else:
            found[key] = value
    return found


def _by_id(below: list[Any], over: list[Any]) -> list[Any]:
    rows = list(below)
    for row in over:
        same = [n for n, one in enumerate(rows) if _id(one) is not None and _id(one) == _id(row)]
        if same:
            rows[same[0]] = _merged(rows[same[0]], row)
        else:
            rows.append(row)
    return rows


def _id(row: Any) -> str | None:
    name = row.get("id") if isinstance(row, dict) else None
    return name if isinstance(name, str) else None


def _without(data: dict[str, Any], dropped: list[Any]) -> dict[str, Any]:
    """Return the data without some events and without what falls in their quarters."""

    def kept(rows: Any, key: str) -> Any:
        if not isinstance(rows, list):
            return rows
        return [row for row in rows if not (isinstance(row, dict) and row.get(key) in dropped)]

    found = {**data, "events": kept(data.get("events"), "id")} if "events" in data else dict(data)
    for part in ("news", "tenders"):
        if part in found:
            found[part] = kept(found[part], "event")
    if isinstance(found.get("benches"), list):
        found["benches"] = [
            {**bench, "problems": kept(bench.get("problems"), "event")} if isinstance(bench, dict) else bench
            for bench in found["benches"]
        ]
    return found

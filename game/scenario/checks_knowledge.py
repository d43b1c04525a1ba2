"""Checks across keys: components, their owners and what they touch; deliberately absent: people and story."""

from collections.abc import Mapping

from game.scenario.problems import closest, shown
from game.scenario.source import Path, Source


def check_components(source: Source) -> None:
    """Owners and adjacency: complementary knowledge touches core knowledge of its owner, and nothing touches back."""
    firms = list(source.mapping("firms"))
    parts = {str(path[-1]): row for path, row in source.rows("components")}
    for name, row in parts.items():
        _check_owner(source, name, row, firms)
        _check_touches(source, name, parts)
    for firm in firms:
        for kind in ("complementary", "core"):
            if not any(row.get("owner") == firm and row.get("kind") == kind for row in parts.values()):
                source.fault(
                    ("components",), f"a {kind} component of {firm}", "none", f"adding one with `owner: {firm}`"
                )
    if parts and not any(row.get("kind") == "common" for row in parts.values()):
        source.fault(("components",), "a common component", "none", "adding one with `kind: common`")
    for circle in _circles({name: list(source.mapping("components", name, "touches")) for name in parts}):
        where = ("components", circle[-2], "touches", circle[-1])
        source.fault(where, "no way back", " → ".join(circle), "deleting it")


def _check_owner(source: Source, name: str, row: Mapping[str, object], firms: list[str]) -> None:
    """A component belongs to a firm, or to nobody if it is common; mastery names firms."""
    path: Path = ("components", name)
    owner, kind = row.get("owner"), row.get("kind")
    if kind == "common" and owner is not None:
        source.fault((*path, "owner"), "no owner of a common component", shown(owner), "deleting it")
    elif kind != "common" and owner not in firms:
        source.fault((*path, "owner"), f"one of {', '.join(firms)}", shown(owner), closest(str(owner), firms, "a firm"))
    for firm in source.mapping(*path, "mastery"):
        if firm not in firms:
            where = (*path, "mastery", firm)
            source.fault(where, f"one of {', '.join(firms)}", f"`{firm}`", closest(firm, firms))


def _check_touches(source: Source, name: str, parts: Mapping[str, Mapping[str, object]]) -> None:
    """Check what one component lies next to."""
    path: Path = ("components", name, "touches")
    touches, row = source.mapping(*path), parts[name]
    cores = [
        id_ for id_, other in parts.items() if other.get("kind") == "core" and other.get("owner") == row.get("owner")
    ]
    if row.get("kind") in ("common", "core") and touches:
        source.fault(path, "touches at complementary components only", f"a {row['kind']} one", "deleting it")
        return
    for target in touches:
        if target not in cores:
            expected = f"a core component of {row.get('owner')}"
            source.fault((*path, target), expected, f"`{target}`", closest(target, cores))
    total = sum(near for near in touches.values() if isinstance(near, int))
    least = 7_000 if len(cores) > 1 else 1
    if row.get("kind") == "complementary" and isinstance(row.get("touches", {}), dict) and not least <= total <= 14_000:
        source.fault(path, f"a sum from {least} to 14000 (bp)", str(total), "8000 and 3000, one hot and one cool")


def _circles(edges: Mapping[str, list[str]]) -> list[list[str]]:
    """Return each circle of the adjacency once, as the ids along it with the first repeated at the end."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(trail: list[str]) -> None:
        for target in edges.get(trail[-1], []):
            if target in trail:
                found.append([*trail[trail.index(target) :], target])
            elif target not in done:
                walk([*trail, target])
        done.add(trail[-1])

    for start in edges:
        if start not in done:
            walk([start])
    return found

"""Checks across the keys of an `experiment` block: names, ranges, quarters; deliberately absent: the format (`spec_experiment`)."""

from collections.abc import Mapping

from game.scenario.interventions import FULL, SHARES, most
from game.scenario.problems import closest, shown
from game.scenario.source import Path, Source
from game.scenario.spec_experiment import LAST


def check_experiment(source: Source, known: Mapping[str, tuple[float, float]] | None) -> None:
    """Every intervention names something that there is, within its range, in quarters that follow each other."""
    firms = list(source.mapping("firms"))
    for path, row in source.rows("experiment"):
        _check_level(source, path, row, known)
        for key in ("firms", "toward"):
            named = row.get(key)
            for n, name in enumerate(named if isinstance(named, list) else ()):
                if name not in firms:
                    source.fault((*path, key, n), "a firm", shown(name), closest(str(name), firms))
        since, until = row.get("since", 1), row.get("until", LAST)
        if isinstance(since, int) and isinstance(until, int) and since > until:
            source.fault((*path, "until"), f"a quarter from {since}", str(until), str(since))


def _check_level(
    source: Source, path: Path, row: Mapping[str, object], known: Mapping[str, tuple[float, float]] | None
) -> None:
    do, what, to = row.get("do"), row.get("what", ""), row.get("to")
    names: list[str] = list(SHARES.get(do, ()))  # type: ignore[call-overload]  # any text may stand there
    if do == "constant":
        names = list(known or ())
    if do == "betray" or (do == "constant" and known is None) or do not in (*SHARES, "constant"):
        pass
    elif what not in names:
        expected = "a constant of the model" if do == "constant" else "a level that can be set so"
        source.fault((*path, "what"), expected, shown(what), closest(str(what), names))
        return
    if isinstance(to, bool) or not isinstance(to, int | float):
        return
    low, high = (
        (known or {}).get(str(what), (float("-inf"), float("inf"))) if do == "constant" else (0, most(str(what)))
    )
    if not low <= to <= high or (do != "constant" and to != int(to)):
        source.fault((*path, "to"), f"{low} to {high}", str(to), str(_meant(to, low, high)))


def _meant(to: float, low: float, high: float) -> float:
    """Return the nearest number that is allowed; a share such as 0.8 is meant as so many basis points."""
    scaled = round(to * FULL) if isinstance(to, float) and 0 < to <= 1 and high == FULL else to
    return min(max(scaled, low), high)

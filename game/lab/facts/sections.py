"""The sections of the page of facts beside the claims: horizons, placebos, ablations, cases, overrides; from data alone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.lab.facts.overrides import policies_told

Row = Mapping[str, Any]
LARGE = 20
MECHANISMS: Final[Mapping[str, str]] = {
    "E1": "fierce competition makes partners hold back",
    "E2": "the race tempts to take more than one's share",
    "E3": "absorbing the partner's core drives the race",
    "E4": "commitment locks in and leaves less search",
    "B1": "competitive research spills over into joint work",
    "B2": "competition keeps relations from rusting in",
    "B3": "common understanding makes a house absorb more",
    "B4": "cooperation is a way out of the race",
    "": "boundary behaviour and the rest",
}
"""The eight mechanisms of the first paper's Table 1, and one heading for all other claims."""


def interval(test: Row) -> str:
    """Return an effect in spreads with its interval; in words where there is no spread."""
    if not test.get("is_chance", True):
        return "nothing random enters" if test["effect"] else "no difference at all"
    digits = 0 if abs(test["effect"]) >= LARGE else 2
    return f"{test['effect']:+.{digits}f} [{test['low']:+.{digits}f}, {test['high']:+.{digits}f}]"


def _table(title: str, text: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"## {title}", "", *text, *([""] if text else [])]
    lines += [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def horizons(tables: Sequence[Row], rows: Sequence[Row]) -> str:
    """Return where the sign of a comparison changes: other lengths, three firms, other rivalry."""
    if not tables:
        return ""
    changed = [line for row in rows if (line := _changes(tables, row))]
    text = [
        f"One sign for each comparison of the claim, {tables[0].get('games', 0)} pairs; 0 where the interval holds nothing. Bold: "
        "not as here. Fewer pairs than above",
        "leave more of them open, so that only a sign turned round says that a claim depends on the setting:",
        "",
        *(changed or ["* none."]),
    ]
    cells = [
        [row["id"], _here(row), *(_cell(table["signs"].get(row["id"], ""), _here(row)) for table in tables)]
        for row in rows
    ]
    head = ["id", "here", *(table["variation"] for table in tables)]
    return _table("Where the sign changes", text, head, cells)


def _here(row: Row) -> str:
    return "".join("+" if t["low"] > 0 else "-" if t["high"] < 0 else "0" for t in row["tests"])


def _cell(signs: str, here: str) -> str:
    return f"**{signs}**" if signs != here else signs


def _changes(tables: Sequence[Row], row: Row) -> str:
    """Return a line on every comparison whose sign turns round, empty when none does."""
    found = [
        f"{test['observable']} {test['span']}".strip() + f" is {sign} instead of {here} with {table['variation']}"
        for table in tables
        for test, here, sign in zip(row["tests"], _here(row), table["signs"].get(row["id"], ""), strict=False)
        if {here, sign} == {"+", "-"}
    ]
    note = f" ({row['horizon']})" if found and row.get("horizon") else ""
    return f"* {row['id']}: {'; '.join(found)}{note}." if found else ""


def placebos(rows: Sequence[Row]) -> str:
    """Return the comparisons in which nothing may show."""
    if not rows:
        return ""
    cells = [
        [row["text"], row["observable"], f"{row['gap']:g} [{row['low']:g}, {row['high']:g}]",
         "yes" if row["is_silent"] else "no"]
        for row in rows
    ]  # fmt: skip
    head = ["what differs", "observable", "difference", "silent"]
    return _table("Ten comparisons in which nothing may show", [], head, cells)


def ablation(rows: Sequence[Row], facts: Sequence[Row]) -> str:
    """Return what is left of claims with their mechanism at 0, by the eight mechanisms of Table 1."""
    if not rows:
        return ""
    texts = {row["id"]: row["text"] for row in facts}
    cells = []
    for core, title in MECHANISMS.items():
        cells += [[f"**{core or 'others'}**", f"**{title}**", "", "", ""]]
        cells += [_ablated(row, texts) for row in rows if row.get("core", "") == core]
    text = [
        "Constants of the model set to 0; effects in spreads of the intact control. *Gone*: the interval lies within ±.1 of them. "
        "*Turned*: what remains",
        "points the other way. *Open*: too few games to tell. Where a claim's own mechanism leaves something, the row below says "
        "what carries it and",
        "switches that off as well.",
    ]
    head = ["id", "constants at 0", "why these", "what is left", "gone"]
    return _table("Claims with their mechanism switched off", text, head, cells)


def unsettled(rows: Sequence[Row]) -> list[str]:
    """Return the claims of which some comparison is gone in no row."""
    found: dict[str, dict[int, bool]] = {}
    for row in rows:
        for test in row["tests"]:
            gone = found.setdefault(row["id"], {})
            gone[test["n"]] = gone.get(test["n"], False) or test["left"] == "gone"
    return [id for id, gone in found.items() if not all(gone.values())]


def _ablated(row: Row, texts: Mapping[str, str]) -> list[str]:
    effects = "<br>".join(
        f"{test['observable']} {interval(test)} {test.get('left', '')}".strip() for test in row["tests"]
    )
    why = row.get("why") or texts.get(row["id"], "")
    return [row["id"], ", ".join(row["off"]), why, effects, "yes" if row["vanishes"] else "no"]


def cases(rows: Sequence[Row]) -> str:
    """Return every expectation of every case at every length."""
    if not rows:
        return ""
    held = sum(row["verdict"] == "holds" for row in rows)
    failed = sum(row["verdict"] == "fails" for row in rows)
    pays = sorted({case for case in _names(rows) if _pays(rows, case, "own-value") and _pays(rows, case, "alliance")})
    text = [
        f"{held} of {len(rows)} hold, {failed} fail, {len(rows) - held - failed} are unclear; {rows[0]['games']} pairs. Good "
        f"practice is worth more both to the own firm and to",
        f"the alliance, at every length, in {len(pays)} of {len(_names(rows))} cases: {', '.join(pays) or 'none'}.",
    ]
    cells = [
        [row["id"], row["preset"], _why_not(row), row["source"], row["observable"], f"{row['treatment']:g}", limit(row),
         f"{row['gap']:+.4g} [{row['low']:+.4g}, {row['high']:+.4g}]", row["verdict"]]
        for row in rows
    ]  # fmt: skip
    head = [
        "case/expectation", "length", "what", "source", "observable", "value", "expected", "difference", "verdict",
    ]  # fmt: skip
    return _table("What the cases say should come of them", text, head, cells)


def _names(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row["id"].split("/")[0] for row in rows))


def _pays(rows: Sequence[Row], case: str, what: str) -> bool:
    """Tell whether good practice is worth more at every length: more with it, or less with its opposite."""
    found = [row for row in rows if row["id"].startswith(f"{case}/") and row["id"].endswith(what)]
    return bool(found) and all(
        row["low"] > 0 if row["relation"] in ("greater", "at_least") else row["high"] < 0 and row["relation"] == "less"
        for row in found
    )


def _why_not(row: Row) -> str:
    why = row.get("miss") if row["verdict"] != "holds" else ""
    return f"{row['text']} **Why not:** {why}" if why else str(row["text"])


def limit(row: Row) -> str:
    """Return what a case expects, as an inequality."""
    words = {"greater": ">", "less": "<", "at_least": "≥", "at_most": "≤"}
    sign = -1 if row["relation"] in ("less", "at_least") else 1
    times = f"{row['times']:g}·" if row["times"] != 1 else ""
    return f"{words[row['relation']]} {times}{row['control']:g}" + (f" {sign * row['by']:+g}" if row["by"] else "")


def overrides(rows: Sequence[Row]) -> str:
    """Return what exactly was played on each side of each comparison, made from the claims."""
    told = [row for row in rows if all("treated" in test for test in row["tests"])]
    if not told:
        return ""
    cells = [
        [row["id"], str(row["quarters"]), "<br>".join(_treated(test) for test in row["tests"]),
         "<br>".join(test["against"] for test in row["tests"]), "<br>".join(_beside(test) for test in row["tests"])]
        for row in told
    ]  # fmt: skip
    text = ["What each side of a comparison sets otherwise than the neutral table; everything else is as there.", ""]
    text += [f"* `{name}`: {text or 'the neutral policy'}" for name, text in policies_told()]
    head = ["id", "quarters", "treatment", "control", "beside"]
    return _table("Exact overrides", text, head, cells)


def _treated(test: Row) -> str:
    return f"{test['treated']} ({test['observable']})"


def _beside(test: Row) -> str:
    if not test["beside"]:
        return "–"
    return " against ".join(test["beside"]) + (", in percent" if test["is_relative"] else "")

"""The page `docs/facts.md`, made from a run's data; deliberately absent: the run."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
HEAD = """# What the papers claim, and what the game shows

This page is made by `bothand facts --report` from `docs/facts.json`, a run of {games} pairs of games for each comparison, seed
{seed}, on the neutral table `scenarios/laboratory` among policies that play through the same door as people. Both games of a pair
share all chance.

**How to read it.** *Effect*: treatment less control in standard deviations of the control, with the 95 % interval of the paired
difference. *Holds*: the interval lies on the expected side of nothing; *fails*: on the other; *unclear*: on both. A claim with
several comparisons holds when all of them do. *Kind*: `direct`, the treatment stands in the outcome's own equation, and holding
is a unit test, not evidence; `chain`, it goes through several equations; `feedback`, it acts over time, or against itself. *Door*:
`submit`, seats could choose it; `scenario`, the setting differs; `experiment`, nature sets what nobody could choose.
No number of claims has to hold. The claims were written down before the run; after first looks two tests were put otherwise (A03,
B04), and four were given a condition that their source has and that had been forgotten (A10, A38, A49, L02: no alliance falls
asleep). What does not hold stands here as it is, with the reason as far as the equations tell it.

**{held} of {all} hold, {failed} fail, {unclear} are unclear.**
"""


def report(run: Row) -> str:
    """Return the page of a run's data."""
    rows = run["facts"]
    held = sum(row["verdict"] == "holds" for row in rows)
    unclear = sum(not row["is_clear"] for row in rows)
    parts = [
        HEAD.format(
            games=run["games"], seed=run["seed"], held=held, all=len(rows), failed=len(rows) - held - unclear,
            unclear=unclear,
        ),
        _claims(rows),
        _horizons(run.get("horizons", []), rows),
        _placebos(run.get("placebos", [])),
        _ablation(run.get("ablation", [])),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _claims(rows: Sequence[Row]) -> str:
    lines = [
        "## Claims",
        "",
        "| id | claim | source | kind | door | verdict | observable: treatment against control, effect |",
    ]
    lines.append("|---|---|---|---|---|---|---|")
    for row in rows:
        verdict = row["verdict"] if row["is_clear"] else "unclear"
        tests = "<br>".join(_told(test) for test in row["tests"])
        note = f" *{row['note']}*" if row["note"] else ""
        if verdict != "holds" and row.get("miss"):
            note += f" **Why not:** {row['miss']}"
        source = f"{row['paper']}: {row['section']}"
        lines.append(
            f"| {row['id']} | {row['text']}{note} | {source} | {row['kind']} | {row['door']} | {verdict} | {tests} |"
        )
    return "\n".join([*lines, ""])


def _told(test: Row) -> str:
    span = f" {test['span']}" if test["span"] else ""
    sizes = f"{test['treatment']:g} against {test['control']:g}"
    return f"{test['observable']}{span} {test['expected']}: {sizes}, {_interval(test)} {test['verdict']}"


def _interval(test: Row) -> str:
    return f"{test['effect']:+.2f} [{test['low']:+.2f}, {test['high']:+.2f}]"


def _horizons(tables: Sequence[Row], rows: Sequence[Row]) -> str:
    if not tables:
        return ""
    names = [table["variation"] for table in tables]
    lines = [
        "## Where the sign changes",
        "",
        "One sign for each comparison of the claim; 0 where the interval holds nothing.",
        "",
    ]
    lines += [f"| id | here | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for row in rows:
        here = "".join("+" if t["low"] > 0 else "-" if t["high"] < 0 else "0" for t in row["tests"])
        signs = [table["signs"].get(row["id"], "") for table in tables]
        shown = [f"**{sign}**" if sign != here else sign for sign in signs]
        lines.append(f"| {row['id']} | {here} | {' | '.join(shown)} |")
    return "\n".join([*lines, ""])


def _placebos(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    lines = [
        "## Ten comparisons in which nothing may show",
        "",
        "| what differs | observable | difference | silent |",
        "|---|---|---|---|",
    ]
    for row in rows:
        gap = f"{row['gap']:g} [{row['low']:g}, {row['high']:g}]"
        lines.append(f"| {row['text']} | {row['observable']} | {gap} | {'yes' if row['is_silent'] else 'no'} |")
    return "\n".join([*lines, ""])


def _ablation(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    lines = [
        "## Claims with their mechanism switched off",
        "",
        "| id | constants at 0 | effect | vanishes |",
        "|---|---|---|---|",
    ]
    for row in rows:
        effects = "<br>".join(f"{test['observable']} {_interval(test)}" for test in row["tests"])
        lines.append(f"| {row['id']} | {', '.join(row['off'])} | {effects} | {'yes' if row['vanishes'] else 'no'} |")
    return "\n".join([*lines, ""])

"""The page `docs/facts.md`, made from a run's data; deliberately absent: the run, and sections of the page (`sections`)."""

from collections.abc import Mapping, Sequence
from typing import Any

from game.lab.facts import sections
from game.lab.facts.sections import interval

Row = Mapping[str, Any]
HEAD = """# What the papers claim, and what the game shows

This page is made by `bothand facts --report` from `docs/facts.json`, a run of {games} pairs of games for each comparison (cases
tell their own number), seed {seed}, on the neutral table `scenarios/laboratory` among policies that play through the same door as
people. Both games of a pair share all chance.

**How to read it.** *Effect*: treatment less control in standard deviations of the control, with the 95 % interval of the paired
difference. *Holds*: the interval lies on the expected side of nothing; *fails*: on the other; *unclear*: on both. A claim with
several comparisons holds when all of them do. *Nothing random enters*: the control is the same in every game, so there is no
spread to measure by; the two sides differ, and that is all that can be said. *Kind*: `direct`, the treatment stands in the
outcome's own equation, and holding is a unit test, not evidence; `chain`, it goes through several equations; `feedback`, it acts
over time, or against itself. *Door*: `submit`, seats could choose it; `scenario`, the setting differs; `experiment`, nature sets
what nobody could choose.

No number of claims has to hold. The claims and their tests are committed before the run that is reported. These were put
otherwise after an earlier run, with the reason beside them: A03, B04 (first looks), A10, A38, A49, L02 (no alliance falls
asleep, as in their source), A43, A54, A55, and of the cases `two-units/core-exposed`, `itcom-insys/rhetoric-gap` and
`integrators/own-value` (reasons in their scenarios). What does not hold stands here as it is, with the reason as far as the
equations tell it.

**{held} of {all} hold, {failed} fail, {unclear} are unclear.**
"""


def report(run: Row) -> str:
    """Return the page of a run's data; a part that was not played is left out."""
    rows = run.get("facts", [])
    held = sum(row["verdict"] == "holds" for row in rows)
    unclear = sum(not row["is_clear"] for row in rows)
    parts = [
        HEAD.format(
            games=run["games"], seed=run["seed"], held=held, all=len(rows), failed=len(rows) - held - unclear,
            unclear=unclear,
        ),
        _claims(rows),
        sections.horizons(run.get("horizons", []), rows),
        sections.placebos(run.get("placebos", [])),
        sections.ablation(run.get("ablation", []), rows),
        sections.cases(run.get("cases", [])),
        sections.overrides(rows),
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
    return f"{test['observable']}{span} {test['expected']}: {sizes}, {interval(test)} {test['verdict']}"

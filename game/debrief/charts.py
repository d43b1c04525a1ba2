"""The lines of the debrief: what moved, quarter by quarter; deliberately absent: colours, points and anything about one person."""

from __future__ import annotations

from typing import Literal

from game.debrief.past import TABLE, Past
from game.ids import Firm, line
from game.views import Chart, Series, Unit

Style = Literal["solid", "dashed", "dotted"]
STYLES: tuple[Style, ...] = ("solid", "dashed", "dotted")
NO_VALUE = -1  # what `Series.values` holds where there is none; money of -1 kEUR is drawn as 0
BP, STEP, MONEY_STEP = 10_000, 2_000, 2_000
# Chart and the levels of each firm on it, in basis points, in the order of line styles.
LEVELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("trust", ("trust", "distrust")),
    ("knowledge", ("volume", "leak_units")),
    ("tensions", ("tension", "organizing", "torn")),
    ("belonging", ("closeness", "guard", "q")),
    ("identity", ("org", "team")),
)
POLES = ("coop", "comp", "balanced")
# The eight meters (model-review §5) with the unit they are counted in; `b2` and the like are kept by firm.
METERS: tuple[tuple[str, Unit], ...] = (
    ("e1", "bp"), ("e2", "keur"), ("e3", "bp"), ("e4", "bp"), ("b1", "keur"), ("b2", "bp"), ("b3", "units"), ("b4", "bp"),
)  # fmt: skip
OF_THE_TABLE = {"e2", "e3", "b4"}


def charts(past: Past) -> tuple[Chart, ...]:
    """Return all charts, in the order in which a debrief looks at them; each line has one value a quarter."""
    by_firm = {name: _levels(past, name, levels) for name, levels in LEVELS}
    return (
        by_firm["trust"], by_firm["knowledge"], by_firm["tensions"], _poles(past), _value(past), by_firm["belonging"],
        by_firm["identity"], _meters(past),
    )  # fmt: skip


def _levels(past: Past, name: str, levels: tuple[str, ...]) -> Chart:
    series = []
    for index, firm in enumerate(past.state.scenario.firms):
        for style, level in zip(STYLES, levels, strict=False):
            # Mastery counts 1 000 units: ten times that is its level in basis points, which share an axis with volume.
            by = 10 if level == "leak_units" else 1
            values = tuple(value * by for value in past.levels(level, index))
            series.append(_series(past, level, index, firm.id, values, "bp", style))
    return _bounded(name, series)


def _poles(past: Past) -> Chart:
    lines = zip(STYLES, POLES, strict=True)
    series = [_series(past, name, TABLE, "", tuple(past.levels(name)), "bp", style) for style, name in lines]
    return _bounded("poles", series)


def _value(past: Past) -> Chart:
    firms = past.state.scenario.firms
    series = [
        _series(past, "result", f, firm.id, tuple(past.levels("result", f)), "keur", "solid")
        for f, firm in enumerate(firms)
    ]
    series.append(_series(past, "joint", TABLE, "", tuple(past.levels("joint")), "keur", "dashed"))
    drawn = [value for one in series for value in one.values]
    return Chart("value", _floor(min(0, *drawn), MONEY_STEP), -_floor(-max(drawn), MONEY_STEP), tuple(series))


def _meters(past: Past) -> Chart:
    """Return the eight meters on one scale: each in percent of its own largest quarter, which its label tells in its unit."""
    return Chart("meters", 0, 100, tuple(_meter(past, name, unit) for name, unit in METERS))


def _meter(past: Past, name: str, unit: Unit) -> Series:
    """Return a meter summed over firms where it counts money or units, averaged where it is a level."""
    rows = [past.levels(name)] if name in OF_THE_TABLE else [past.levels(name, f) for f in range(len(past.state.firms))]
    sums = [sum(quarter) for quarter in zip(*rows, strict=True)]
    values = [value // len(rows) for value in sums] if unit == "bp" else sums
    most = max(values)
    share = tuple(100 * value // most if most > 0 else 0 for value in values)
    shown: str | int = f"{most / 100:.1f}" if unit == "bp" else most
    style: Style = "solid" if name.startswith("b") else "dashed"
    return Series(line(f"debrief.meter.{name}", most=shown), "", share, "percent", style)


def _series(
    past: Past, name: str, index: int, firm: Firm | Literal[""], values: tuple[int, ...], unit: Unit, style: Style
) -> Series:
    drawn = tuple(0 if value == NO_VALUE else value for value in values)
    return Series(line(f"debrief.series.{name}", firm=past.firm(index)), firm, drawn, unit, style)


def _bounded(name: str, series: list[Series]) -> Chart:
    most = max(value for one in series for value in one.values)
    return Chart(name, 0, max(BP, -_floor(-most, STEP)), tuple(series))


def _floor(value: int, step: int) -> int:
    return value // step * step

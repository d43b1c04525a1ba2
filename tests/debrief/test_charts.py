import pytest

from game.debrief import debrief
from game.views import Chart
from tests.debrief.games import last_state, looked_back, played, scenario

GAMES = [("tiny", 1), ("itcom-insys", 1), ("itcom-insys", 2), ("three", 1)]
IDS = ["trust", "knowledge", "tensions", "poles", "value", "belonging", "identity", "meters"]


def chart(name: str, number: int, wanted: str) -> Chart:
    return next(one for one in looked_back(name, number).charts if one.id == wanted)


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_every_line_has_one_value_a_quarter_within_its_chart(name: str, number: int) -> None:
    view = looked_back(name, number)
    assert [one.id for one in view.charts] == IDS
    for one in view.charts:
        assert one.low < one.high
        for series in one.series:
            assert len(series.values) == view.quarters
            assert all(one.low <= value <= one.high for value in series.values)


@pytest.mark.parametrize("wanted", IDS)
def test_no_two_lines_of_a_chart_look_or_read_alike(wanted: str) -> None:
    series = chart("itcom-insys", 1, wanted).series
    assert len({one.name for one in series}) == len(series)
    if wanted != "meters":
        assert len({(one.firm, one.style) for one in series}) == len(series)


def test_a_game_without_moves_has_charts_of_all_its_quarters() -> None:
    view = debrief(played({}).state, None)
    assert view.quarters == scenario("tiny").presets[-1].quarters
    assert {len(series.values) for one in view.charts for series in one.series} == {view.quarters}


def test_values_are_those_of_the_game() -> None:
    state = last_state("itcom-insys", 1)
    value = chart("itcom-insys", 1, "value").series
    assert [one.values for one in value[:-1]] == [tuple(r.result for r in firm.results) for firm in state.firms]
    assert value[-1].values == state.joints
    leaked = chart("itcom-insys", 1, "knowledge").series[1].values
    units = [sum(one.units for one in state.leaks if (one.firm, one.quarter) == (0, q + 1)) for q in range(len(leaked))]
    assert list(leaked) == [10 * size for size in units]
    trust = chart("itcom-insys", 1, "trust").series[0]
    assert (trust.firm, trust.values[-1]) == ("itcom", state.pairs[0][1].trust)


def test_each_meter_peaks_at_a_hundred_and_tells_its_peak() -> None:
    for series in chart("itcom-insys", 2, "meters").series:
        assert max(series.values) in (0, 100)
        assert (max(series.values) == 0) == (float(dict(series.name.args)["most"]) == 0)

"""Charts: pure functions from numbers to nodes; each says in words what it shows, none rests on colour alone."""

from game.client.charts.bars import Bar, Part, stacked_bars
from game.client.charts.chains import Step, causal_chain
from game.client.charts.lines import Series, Turn, line_chart
from game.client.charts.points import Dot, dot_plot

__all__ = ["Bar", "Dot", "Part", "Series", "Step", "Turn", "causal_chain", "dot_plot", "line_chart", "stacked_bars"]

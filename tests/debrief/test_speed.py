import time

import pytest

from game.debrief import debrief_of_record
from game.debrief.deeds import played_in
from game.debrief.report import debrief
from game.record.book import replay
from tests.debrief.games import bots


@pytest.mark.bench
def test_looking_back_takes_less_than_playing_again() -> None:
    rows = bots("itcom-insys", 1)
    begun = time.perf_counter()
    steps = list(replay(rows))
    again = time.perf_counter()
    view = debrief(steps[-1].state, None, deeds=played_in(steps))
    done = time.perf_counter()
    print(f"replay {again - begun:.3f} s, debrief {done - again:.3f} s, {view.quarters} quarters")
    assert done - again < again - begun
    assert debrief_of_record(rows, None) == view

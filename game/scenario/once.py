"""What follows from a scenario alone, worked out once and kept with it; deliberately absent: anything that a game changes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from game.scenario.model import Scenario

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def once(work: Callable[Concatenate[Scenario, Asked], Found]) -> Callable[Concatenate[Scenario, Asked], Found]:
    """Return `work` with its answers remembered in `Scenario.memo`, by scenario and arguments.

    Args:
        work: A pure function of a scenario and of positional, hashable arguments, whose answer nobody changes.
    """
    name = f"{work.__module__}.{work.__qualname__}"  # a name, so that a scenario that travels takes its memo along

    @wraps(work)
    def remembered(scenario: Scenario, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        key, memo = (name, *args), scenario.memo
        if key not in memo:
            memo[key] = work(scenario, *args, **kwargs)
        found: Found = memo[key]
        return found

    return remembered

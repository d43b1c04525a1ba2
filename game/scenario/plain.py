"""A scenario as plain data, so that a record can hold all of it, and back; deliberately absent: the authors' format."""

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.errors import ScenarioError
from game.scenario.model import Scenario


def to_plain(scenario: Scenario) -> dict[str, Any]:
    """Return mappings, lists, texts, numbers, true, false and None: the same for equal scenarios, in one order."""
    plain: dict[str, Any] = _plain(scenario)
    return plain


def from_plain(plain: dict[str, Any]) -> Scenario:
    """Return the scenario of plain data.

    Raises:
        ScenarioError: The data is not that of a scenario; one problem for each place.
    """
    try:
        return _adapter().validate_json(json.dumps(plain), strict=True)
    except ValidationError as error:
        raise ScenarioError(
            f"record:1: {'.'.join(map(str, one['loc']))}: expected {one['msg']}, found other data, try another record"
            for one in error.errors(include_url=False)
        ) from None
    except TypeError:
        raise ScenarioError(
            ["record:1: (file): expected plain data, found something else, try another record"]
        ) from None


@cache
def _adapter() -> TypeAdapter[Scenario]:
    """Return pydantic's reader of a scenario, built once."""
    return TypeAdapter(Scenario)


def _plain(value: Any) -> Any:
    """Return one value as plain data; indices that follow from the rest are left out."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.init}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value

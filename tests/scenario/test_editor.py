"""The schema for editors: what the checker accepts is not marked, and typing errors are."""

import re
from typing import Any

import pytest

from game.scenario.editor import editor_schema
from game.scenario.source import read
from game.strings import assets_folder
from tests.scenario.texts import SHIPPED, small

ROOT = editor_schema()
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float), "null": type(None),
}  # fmt: skip


def marks(value: Any, here: dict[str, Any], at: str = "") -> list[str]:
    """What an editor would underline: the part of JSON Schema that ours uses."""
    if "$ref" in here:
        return marks(value, ROOT["$defs"][here["$ref"].rsplit("/", 1)[-1]], at)
    if "anyOf" in here:
        each = [marks(value, side, at) for side in here["anyOf"]]
        return min(each, key=len)
    wrong = "type" in here and not isinstance(value, TYPES[here["type"]])
    wrong |= "enum" in here and value not in here["enum"]
    wrong |= "const" in here and value != here["const"]
    wrong |= "pattern" in here and not re.search(here["pattern"], str(value))
    wrong |= isinstance(value, int | float) and not here.get("minimum", value) <= value <= here.get("maximum", value)
    wrong |= isinstance(value, str | list) and len(value) < here.get(
        f"min{'Length' if isinstance(value, str) else 'Items'}", 0
    )
    found = [at] if wrong else []
    if isinstance(value, list):
        return found + [bad for n, one in enumerate(value) for bad in marks(one, here.get("items", {}), f"{at}[{n}]")]
    if not isinstance(value, dict):
        return found
    known, others = here.get("properties", {}), here.get("additionalProperties", True)
    found += [f"{at}.{name}" for name in here.get("required", ()) if name not in value]
    for name, one in value.items():
        deeper = known.get(name, others)
        found += [f"{at}.{name}"] if deeper is False else marks(one, {} if deeper is True else deeper, f"{at}.{name}")
    return found


@pytest.mark.parametrize(
    "file", [*SHIPPED, assets_folder() / "scenario" / "new.yaml"], ids=lambda file: file.parent.name
)
def test_an_editor_marks_nothing_in_a_sound_file(file: Any) -> None:
    assert marks(read(file.read_bytes()).data, ROOT) == []


def test_an_editor_marks_what_is_misspelt_also_in_a_firms_own_knobs() -> None:
    data = small()
    data["firms"]["north"]["knobs"] = {"trsut": 1}
    data["events"][0]["kind"] = "price_wars"
    data["quarters"]["nominal"] = 99
    assert marks(data, ROOT) == [".quarters.nominal", ".firms.north.knobs.trsut", ".events[0].kind"]


def test_every_key_says_what_it_means() -> None:
    parts = [ROOT, *ROOT["$defs"].values()]
    silent = [name for part in parts for name, here in part["properties"].items() if not here.get("description")]
    assert silent == []


def test_the_schema_names_no_address_to_fetch_from() -> None:
    assert "yaml-language-server: $schema=scenario.schema.json" in (assets_folder() / "scenario/new.yaml").read_text(
        "utf-8"
    )

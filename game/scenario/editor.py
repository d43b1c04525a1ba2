"""The format as JSON Schema for editors: completes keys, shows meanings, marks typos; deliberately absent: checks across keys.

An editor is more helpful when it knows what the parts are that the checker looks into by itself: a firm's own knobs and start,
what an event may be, and that one sentence may stand for a list of them.
"""

from copy import deepcopy
from typing import Any

from pydantic import TypeAdapter

from game.scenario.effects import EFFECTS
from game.scenario.problems import schema
from game.scenario.spec import DebriefPart, File

DIALECT = "http://json-schema.org/draft-07/schema#"


def editor_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file; every key has its meaning, unit and range."""
    root = deepcopy(schema(File))
    parts = root["$defs"]
    firm = parts["FirmPart"]["properties"]
    for key, whole in (("knobs", "KnobsSpec"), ("start", "StartSpec")):
        firm[key] = {"$ref": f"#/$defs/{whole}", "description": firm[key]["description"]}
    event = parts["EventPart"]["properties"]
    event["kind"]["anyOf"][0] = {"enum": list(EFFECTS)}
    event["params"]["properties"] = _params()
    lists = [parts["DebriefPart"]["properties"][name] for name in DebriefPart.model_fields]
    for one in (*lists, parts["ComponentPart"]["properties"]["insights"]):
        _or_one_sentence(one)
    root["properties"]["variants"]["additionalProperties"] = {"$ref": "#/$defs/VariantPart"}
    return {"$schema": DIALECT, "title": "Both/And scenario", **{k: v for k, v in root.items() if k != "title"}}


def _params() -> dict[str, Any]:
    """Return every parameter of every kind of event; which kind has which is the checker's business."""
    found: dict[str, Any] = {}
    for kind, effect in EFFECTS.items():
        for name, here in TypeAdapter(effect).json_schema()["properties"].items():
            if name != "kind":
                kinds = found.get(name, {}).get("description", "")
                found[name] = {"description": f"{kinds}, {kind}" if kinds else f"Of {kind}"}
                found[name] |= {} if kinds else {key: here[key] for key in ("type", "items") if key in here}
    return found


def _or_one_sentence(here: dict[str, Any]) -> None:
    """Let one text stand where a list of texts may."""
    many = {key: here.pop(key) for key in ("type", "items", "minItems", "maxItems") if key in here}
    here["anyOf"] = [many, dict(many["items"])]

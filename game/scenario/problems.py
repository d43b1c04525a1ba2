"""What pydantic finds wrong, as sentences for authors; deliberately absent: checks across keys (see `checks`)."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.source import Path, Source
from game.scenario.spec import File

Schema = Mapping[str, Any]
LONG_WORD = 3
ALSO_SAID = {
    "lower": "less", "smaller": "less", "below": "less", "fewer": "less", "higher": "greater", "more": "greater",
    "above": "greater", "larger": "greater", "bigger": "greater",
}  # fmt: skip
"""Words for which the nearest spelling would be another meaning."""
P = TypeVar("P", bound=BaseModel)


@cache
def schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of a part of the format; it carries units and descriptions."""
    return model.model_json_schema(by_alias=True)


def check_shape(source: Source) -> File | None:
    """Note every fault of shape, type and range; return the typed file if there is none."""
    return check_part(source, File, source.data, ())


def check_part(source: Source, model: type[P], data: Any, at: Path) -> P | None:
    """Note the faults of one part that stands at a path; return it typed if there is none."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            note(source, schema(model), detail, at)
    return None


def note(source: Source, root: Schema, detail: ErrorDetails, at: Path) -> None:
    """Note one of pydantic's errors as a fault."""
    path = detail["loc"]
    here = _down(root, root, path)
    if detail["type"] == "missing":
        last = path[-1]
        source.fault((*at, *path), describe(root, here), "nothing", f"adding `{last}:`")
    elif detail["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        around = _down(root, root, path[:-1]) or {}
        names = list(around.get("properties", {}))
        inside = "moving it into `change`" if "change" in names else "deleting it"
        source.fault((*at, *path), f"one of {_some(names)}", f"`{path[-1]}`", closest(str(path[-1]), names, inside))
    else:
        found = detail["input"]
        source.fault((*at, *path), describe(root, here), shown(found), advice(here or {}, found))


def _down(root: Schema, here: Schema | None, path: Path) -> Schema | None:
    """Return the schema of the key at a path, or None where there is none."""
    here = _settled(root, here)
    for step in path:
        if here is None:
            return None
        if isinstance(step, int):
            here = here.get("items")
        else:
            here = here.get("properties", {}).get(step) or here.get("additionalProperties") or None
        here = _settled(root, here)
    return here


def _settled(root: Schema, here: Schema | None) -> Schema | None:
    """Follow references and choose the side of a union that is not null, keeping the outer description."""
    if not isinstance(here, Mapping):
        return None
    if "anyOf" in here:
        here = {**here, **next(side for side in here["anyOf"] if side.get("type") != "null")}
    if "$ref" in here:
        here = {**here, **root["$defs"][here["$ref"].rsplit("/", 1)[-1]]}
    return here


def describe(root: Schema, here: Schema | None) -> str:
    """Return what may stand at a key, in words with range and unit."""
    here = _settled(root, here) or {}
    if "const" in here:
        return f"{here['const']}"
    if "enum" in here:
        return f"one of {', '.join(here['enum'])}"
    match here.get("type"):
        case "integer":
            unit = f" ({here['unit']})" if "unit" in here else ""
            return f"a whole number from {here.get('minimum')} to {here.get('maximum')}{unit}"
        case "number":
            return "a number"
        case "boolean":
            return "true or false"
        case "string" if "pattern" in here:
            return "small letters, digits and hyphens"
        case "string":
            least, most = here.get("minLength", 0), here.get("maxLength")
            return f"text of {least} to {most} characters" if most else "text"
        case "array":
            least, most = here.get("minItems", 0), here.get("maxItems")
            return f"a list of {_span(least, most)}" if most else "a list"
        case _:
            least, most = here.get("minProperties", 0), here.get("maxProperties")
            if most:
                return f"a mapping of {_span(least, most)}"
            names = list(here.get("properties", {}))
            return f"a mapping with {_some(names)}" if names else "a mapping"


def _span(least: int, most: int) -> str:
    return f"{least}" if least == most else f"{least} to {most}"


def _some(names: list[str]) -> str:
    """Return names in a line, the first of them where they are too many to read."""
    return ", ".join(names) if len(names) <= 8 else f"{', '.join(names[:6])} and {len(names) - 6} others"


def advice(here: Schema, found: Any) -> str:
    """Return what to write instead: the nearest allowed value where that can be guessed."""
    choices = here.get("enum") or ([here["const"]] if "const" in here else [])
    if choices:
        known = [str(choice) for choice in choices]
        meant = ALSO_SAID.get(str(found).lower(), "")
        return (
            f"`{meant}`"
            if meant in known
            else closest(str(found), known, known[0] if len(known) == 1 else "one of these")
        )
    if (whole := _wrapped(here, found)) is not None:
        return whole
    if here.get("type") in ("integer", "number") and isinstance(found, str):
        return _number(here, found)
    if here.get("type") == "integer" and isinstance(found, float):
        scale = 10_000 if here.get("unit") == "bp" and 0 < found <= 1 else 1_000 if here.get("unit") == "kEUR" else 1
        return f"{_within(here, round(found * scale))}"
    if here.get("type") == "integer" and isinstance(found, int) and not isinstance(found, bool):
        return f"{_within(here, found)}"
    if here.get("type") == "boolean":
        return {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(found).lower(), "true or false")
    if here.get("type") == "string" and isinstance(found, int | float):
        return f'"{found}" in quotes'
    if (
        "pattern" in here
        and isinstance(found, str)
        and (plain := re.sub(r"[^a-z0-9]+", "-", found.lower()).strip("-")) != found
    ):
        return f"`{plain}`"
    if here.get("type") == "string" and isinstance(found, str) and found:
        return "a shorter text"
    if here.get("type") == "array" and isinstance(found, list) and len(found) != here.get("minItems", len(found)):
        return f"{here.get('minItems')} entries"
    if here.get("type") == "object" and isinstance(found, list):
        return "`name: …` lines instead of a list with dashes"
    return "the format in docs/scenario-format.md"


def _wrapped(here: Schema, found: Any) -> str | None:
    """Return what an author probably meant who wrote one thing where a list or a mapping of it stands."""
    if here.get("type") == "array" and isinstance(found, str | int | float):
        least = int(here.get("minItems", 1))
        return f"[{', '.join([str(found)] * max(1, least))}]"
    if here.get("type") == "object" and isinstance(found, str) and "example" in here:
        return str(here["example"]).format(found)
    if here.get("type") == "object" and isinstance(found, str):
        return f"{{{found}: …}}"
    if here.get("type") == "object" and isinstance(found, int | float) and len(needed := here.get("required", [])) == 1:
        return f"{{{needed[0]}: {found}}}"
    return "`{}`" if here.get("type") == "object" and found is None and not here.get("required") else None


def _number(here: Schema, found: str) -> str:
    """Return the whole number in a text such as 20% or 5 million, in the unit of its key."""
    digits = re.match(r"\s*(\d+(?:\.\d+)?)\s*(%|million|m\b|k\b)?", found, re.IGNORECASE)
    if digits is None:
        return f"a whole number such as {here.get('default') or here.get('minimum', 0)}"
    unit, said = here.get("unit"), (digits[2] or "").lower()
    scale = 100 if said == "%" and unit in ("bp", None) else 1_000 if said in ("million", "m") and unit == "kEUR" else 1
    return f"{_within(here, round(float(digits[1]) * scale))}"


def _within(here: Schema, number: int) -> int:
    return int(min(max(number, here.get("minimum", number)), here.get("maximum", number)))


def closest(word: str, names: list[str], default: str = "deleting it") -> str:
    """Return the name that was probably meant: a like one, else the only one that shares a long word or begins the word."""
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    parts = {part for part in re.split(r"[_\W]+", word) if len(part) > LONG_WORD}
    near = near or [name for name in names if parts & set(name.split("_"))][:1]
    begun = [name for name in names if name and word.startswith(name)]
    near = near or (begun if len(begun) == 1 else [])
    return f"`{near[0]}`" if near else default


def shown(value: Any) -> str:
    """Return a value as the author wrote it, cut to a readable length."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list():
            return f"a list of {len(value)}"
        case str():
            text = value if len(value) <= 40 else f"{value[:37]}…"
            return f'"{text}"' + (f" of {len(value)} characters" if len(value) > 40 else "")
        case _:
            return str(value)

"""From a `Line` to a sentence in a language; deliberately absent: which sentence is right (the law says that)."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from game.ids import Line

LANGUAGES = ("en",)


def assets_folder() -> Path:
    """Return the folder of fonts, icons and strings: inside the installed package, else beside it in a checkout."""
    inside = Path(__file__).parent.parent / "assets"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "assets"


class Writer(Formatter):
    """Templates that write money: `{x:keur}` makes € 5.0 M of 5 000, `{x:+keur}` with its sign."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Return one argument as its template wants it."""
        if format_spec.endswith("keur") and isinstance(value, int):
            return money(value, signed=format_spec.startswith("+"))
        return str(super().format_field(value, format_spec))


WRITER = Writer()


def money(keur: int, *, signed: bool = False) -> str:
    """Return thousands of euros as people say them: € 430 k, € 5.0 M, −€ 1.2 M."""
    size = abs(keur)
    amount = f"€ {size / 1_000:.1f} M" if size >= 1_000 else f"€ {size} k"
    return f"{'−' if keur < 0 else '+' if signed else ''}{amount}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sentences of one language by key.

    Attributes:
        language: Two letters.
        entries: Key to template; `{name}` stands for an argument.
    """

    language: str
    entries: dict[str, str]

    def say(self, line: Line) -> str:
        """Return the sentence of a line; a missing key shows as itself, so that it is seen and not hidden."""
        if line.key == "text":
            return str(dict(line.args)["text"])
        args = {name: self._word(value) for name, value in line.args}
        template = self.entries.get(line.key, f"⟨{line.key}⟩")
        try:
            return WRITER.vformat(template, (), args)
        except (KeyError, IndexError, ValueError):
            return template

    def has(self, key: str) -> bool:
        """Tell whether the language knows this key."""
        return key == "text" or key in self.entries

    def _word(self, value: str | int) -> str | int:
        if isinstance(value, str) and value.startswith("@"):
            return self.say(Line(value[1:]))
        return value


@lru_cache(maxsize=4)
def catalogue(language: str = "en") -> Catalogue:
    """Return the sentences of a language, read once from `assets/strings/<language>/*.toml`.

    Raises:
        FileNotFoundError: The language is not among `LANGUAGES` or its folder is missing.
    """
    folder = assets_folder() / "strings" / language
    entries: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        entries.update(tomllib.loads(file.read_text(encoding="utf-8")))
    if not entries:
        raise FileNotFoundError(f"no sentences in {folder.name}")
    return Catalogue(language, entries)

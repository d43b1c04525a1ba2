"""The compiled game (`make fast`) is the same game, and refuses to run once its sources have moved on."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools import fast, thaw

ROOT = Path(__file__).parent.parent


def run(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the program's packages from `path`."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-P", *words], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Make a program of four modules with its mirror in `build/fast`."""
    for name, text in (
        ("game/__init__.py", '"""A game."""\n'),
        ("game/ids.py", "@dataclass(frozen=True, slots=True)\nclass Line:\n    key: str\n"),
        ("game/free.py", "@dataclass(frozen=True, slots=True)\nclass Free:\n    key: str\n"),
        ("server/__init__.py", '"""A server."""\n'),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    fast.mirror(tmp_path, tmp_path / "build" / "fast")
    return tmp_path


def test_a_built_game_runs_beside_the_sources_it_was_made_from(sources: Path) -> None:
    assert run(sources / "build" / "fast", "-c", "import game, server").returncode == 0


@pytest.mark.parametrize("name", ["game/ids.py", "server/more.py"], ids=["a changed module", "a new module"])
def test_a_built_game_refuses_to_run_once_its_sources_have_moved_on(sources: Path, name: str) -> None:
    (sources / name).write_text("later = True\n", encoding="utf-8")
    refused = run(sources / "build" / "fast", "-c", "import game")
    assert "older than its sources" in refused.stderr
    fast.mirror(sources, sources / "build" / "fast")
    assert run(sources / "build" / "fast", "-c", "import game").returncode == 0


def test_a_mirror_forgets_modules_that_are_gone(sources: Path) -> None:
    (sources / "game" / "ids.py").unlink()
    fast.mirror(sources, sources / "build" / "fast")
    assert not (sources / "build" / "fast" / "game" / "ids.py").exists()


def test_only_compiled_modules_are_rewritten(sources: Path) -> None:
    built = sources / "build" / "fast" / "game"
    assert "def __init__(self, key: str) -> None: self.key = key" in (built / "ids.py").read_text("utf-8")
    assert (built / "free.py").read_text("utf-8") == (sources / "game" / "free.py").read_text("utf-8")


def test_every_module_left_out_of_the_build_is_there_and_every_pattern_finds_one() -> None:
    assert [name for name in fast.INTERPRETED if not (ROOT / name).is_file()] == []
    assert [pattern for pattern in fast.COMPILED if not list(ROOT.glob(pattern))] == []


def test_a_compiled_game_is_the_interpreted_game_to_the_last_digit() -> None:
    built = run(fast.FAST, "-c", "import game.rules.engine as law; print(law.__file__)")
    if built.returncode or not built.stdout.strip().endswith((".so", ".pyd")):
        pytest.skip("no compiled game of these sources; `make fast` makes one")
    games = (str(ROOT / "tools" / "fast_games.py"), str(ROOT / "scenarios"))
    compiled, interpreted = run(fast.FAST, *games), run(ROOT, *games)
    assert compiled.stderr == interpreted.stderr == ""
    assert compiled.stdout == interpreted.stdout
    assert len(compiled.stdout.splitlines()) == 7


WRITTEN = """
from dataclasses import dataclass, field

@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    parts: tuple[int, ...] = ()
    far: int = field(default=3, compare=False)
    memo: dict[str, int] = field(default_factory=dict, init=False, compare=False, repr=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.parts))

@dataclass(slots=True)
class Sheet:
    leaf: Leaf
    lines: list[int] = field(default_factory=list)

@dataclass(frozen=True)
class Wide(Sheet):
    wide: int = 1
"""


def test_a_rewritten_dataclass_is_made_compared_and_printed_as_before() -> None:
    plain: dict[str, Any] = {"__name__": "plain"}
    thawed: dict[str, Any] = {"__name__": "plain"}
    exec(WRITTEN.rsplit("@dataclass", 1)[0], plain)  # noqa: S102  # the two programs are compared as they run
    exec(thaw.thawed(WRITTEN.rsplit("@dataclass", 1)[0]), thawed)  # noqa: S102
    for made in (plain, thawed):
        one = made["Leaf"]("a", far=4, parts=(1, 2))
        assert repr(one) == "Leaf(name='a', parts=(1, 2), far=4, size=2)"
        assert one == made["Leaf"]("a", (1, 2)) and hash(one) == hash(made["Leaf"]("a", (1, 2)))
        assert one.memo == {} and one.memo is not made["Leaf"]("a").memo
        assert made["Sheet"](one).lines is not made["Sheet"](one).lines
        assert made["Sheet"](one, [1]).lines == [1]
    kind, values = thawed["Leaf"]("a", (1, 2), 4).__reduce__()
    assert kind(*values) == thawed["Leaf"]("a", (1, 2), 4)


def test_a_class_is_final_unless_another_extends_it() -> None:
    assert thaw.extended([WRITTEN]) == {"Sheet"}
    assert thaw.thawed(WRITTEN, frozenset({"Sheet"})).count("@_final") == 2


def test_a_class_with_a_base_keeps_the_constructor_that_dataclasses_makes() -> None:
    assert thaw.thawed(WRITTEN).count("def __init__") == 2


def test_a_dataclass_that_the_build_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="kw_only"):
        thaw.thawed("@dataclass(kw_only=True)\nclass Odd:\n    a: int\n")

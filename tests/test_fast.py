"""The compiled game (`make fast`) is the same game, and refuses to run once its sources have moved on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import fast

ROOT = Path(__file__).parent.parent


def run(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the program's packages from `path`."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-P", *words], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Make a program of three modules with its mirror in `build/fast`."""
    for name, text in (
        ("game/__init__.py", '"""A game."""\n'),
        ("game/ids.py", "@dataclass(frozen=True, slots=True)\nclass Line:\n    key: str\n"),
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


def test_only_compiled_modules_lose_the_frost_that_mypy_has_checked(sources: Path) -> None:
    assert "@dataclass(unsafe_hash=True)\n" in (sources / "build" / "fast" / "game" / "ids.py").read_text("utf-8")
    assert fast.thawed(b"@dataclass(slots=True)") == b"@dataclass"
    assert fast.thawed(b"@dataclass(frozen=True)") == b"@dataclass(unsafe_hash=True)"


def test_every_module_left_out_of_the_build_is_there_and_every_pattern_finds_one() -> None:
    assert [name for name in fast.INTERPRETED if not (ROOT / name).is_file()] == []
    assert [pattern for pattern in fast.COMPILED if not list(ROOT.glob(pattern))] == []


def test_a_compiled_game_is_the_interpreted_game_to_the_last_digit() -> None:
    built = run(fast.FAST, "-c", "import game.rules.engine as law; print(law.__file__)")
    if built.returncode or not built.stdout.strip().endswith((".so", ".pyd")):
        pytest.skip("no compiled game of these sources; `make fast` makes one")
    games = ("-c", f"import sys; sys.path.append({str(ROOT)!r}); from tools.fast_games import main; "
                   f"main({str(ROOT / 'scenarios')!r})")  # fmt: skip
    compiled, interpreted = run(fast.FAST, *games), run(ROOT, *games)
    assert compiled.stderr == interpreted.stderr == ""
    assert compiled.stdout == interpreted.stdout
    assert len(compiled.stdout.splitlines()) == 7

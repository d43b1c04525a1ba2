"""The house keeps its own rules: sizes, names, boundaries, and nothing in a file that belongs to one machine.

Deliberately absent: style and types, which `make check` leaves to ruff and mypy.
"""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for package in ("game", "server") for path in (ROOT / package).rglob("*.py"))
MODULE_LINES = 300
VOCABULARY = {
    "game/moves.py": 600,
    "game/events.py": 950,
    "game/views.py": 800,
}  # one small word after another, no behaviour
FUNCTION_LINES = 40
HOMELESS = {"utils", "helpers", "common", "core", "base", "manager", "types"}

# Faults a hurried colleague might commit: the file, what it says, and the contract that has to break.
FAULTS = {
    "chance in the law": ("game/rules/planted.py", "import random", "law, words, record"),
    "a clock in a bot": ("game/bots/planted.py", "from time import monotonic", "law, words, record"),
    "a disk in the record": ("game/record/planted.py", "import pathlib", "law, words, record"),
    "a disk in the law": ("game/rules/planted.py", "import pathlib", "law, words, record"),
    "a network in a word": ("game/ids.py", "import socket", "law, words, record"),
    "the truth in the client": ("game/client/planted.py", "import game.rules", "client, bots and protocol"),
    "the truth in the client, for types only": (
        "game/client/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import game.rules",
        "client, bots and protocol",
    ),
    "private briefs in the client": ("game/client/planted.py", "import game.scenario", "client, bots and protocol"),
    "the truth in a bot": ("game/bots/planted.py", "import game.rules", "client, bots and protocol"),
    "the truth in a word": ("game/views.py", "import game.rules", "game: programs over readers"),
    "a word that looks upwards": ("game/ids.py", "import game.moves", "game: programs over readers"),
    "a package without a place": ("game/utils/__init__.py", "", "game: programs over readers"),
    "a socket in the protocol": ("game/protocol/planted.py", "import asyncio", "protocol turns bytes"),
    "a server in the game": ("game/lab/planted.py", "import server", "game never imports server"),
    "a window in the server": ("server/planted.py", "import pygame", "pygame belongs to the client"),
    "a client in the server": ("server/planted.py", "import game.client", "only the client draws"),
    "a command line in the server": ("server/planted.py", "import server.commands", "nothing imports the command line"),
    "a bot in the client": ("game/client/planted.py", "import game.bots", "the client chooses no move"),
    "the wire in the debrief": ("game/debrief/planted.py", "import game.protocol", "lab and debrief read records"),
}


def name_of(path: Path) -> str:
    """Name a file by its place in the house."""
    return path.relative_to(ROOT).as_posix()


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the packages in `tree`, which come before the installed ones."""
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, its docstring apart."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def tracked_texts() -> list[Path]:
    """List the files under version control that can be read as text."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    """Copy what import-linter reads."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("game", "server"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_with_a_sentence_and_fits_the_eye(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring, "a module opens with one sentence"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":")), "the first paragraph is a sentence"
    lines = len(source.splitlines())
    assert lines <= VOCABULARY.get(name_of(path), MODULE_LINES)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_are_short(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    too_long = {f"{function.name}:{function.lineno}": lines_of(function) for function in functions}
    assert {name: lines for name, lines in too_long.items() if lines > FUNCTION_LINES} == {}


def test_every_package_says_what_it_is() -> None:
    folders = {path.parent for path in MODULES}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    words = {path: {path.stem, *path.relative_to(ROOT).parts} for path in MODULES if name_of(path).startswith("game/")}
    assert [name_of(path) for path, names in words.items() if names & HOMELESS] == []


def test_no_file_names_a_machine_or_a_package_host() -> None:
    machine = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w|[A-Z]:\\Users|pypi\.org|python[h]osted")
    found = [
        f"{name_of(path)}:{number}"
        for path in tracked_texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if machine.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_hold_every_dependency_with_its_hashes(lock: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"] + settings["dependency-groups"]["build"]
    if lock == "requirements-dev.lock":
        wanted += [entry for entry in settings["dependency-groups"]["dev"] if isinstance(entry, str)]
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==\S+(?: ;[^\\\n]*)? \\\n    --hash=", text, re.MULTILINE)
    names = {match[0].lower() for entry in wanted if (match := re.match(r"[\w.-]+", entry))}
    assert sorted(names - set(locked)) == []


def test_the_import_contracts_are_kept(copy_of_the_house: Path) -> None:
    result = lint_imports(copy_of_the_house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_breaks_its_contract(fault: str, copy_of_the_house: Path) -> None:
    file, text, contract = FAULTS[fault]
    planted = copy_of_the_house / file
    planted.parent.mkdir(exist_ok=True)
    before = planted.read_text(encoding="utf-8") if planted.exists() else ""
    planted.write_text(f"{before}\n{text}\n", encoding="utf-8")
    result = lint_imports(copy_of_the_house)
    assert result.returncode == 1, result.stdout
    assert re.search(rf"^{re.escape(contract)}.* BROKEN\b", result.stdout, re.MULTILINE), result.stdout

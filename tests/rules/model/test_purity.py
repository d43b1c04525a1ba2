import ast
from pathlib import Path

import pytest

import game.rules.model

MODULES = sorted(Path(game.rules.model.__file__).parent.glob("*.py"))
EXACT = {"sqrt", "floor", "frexp", "prod", "factorial"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_model_uses_only_arithmetic_that_every_machine_rounds_alike(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)), f"{path.name}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            assert {alias.name for alias in node.names} <= EXACT
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "math":
            assert node.attr in EXACT, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_floats_are_added_in_the_open(path: Path) -> None:
    if path.stem in {"scoring", "rounding"}:  # they add integers
        return
    called = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert "sum" not in {func.id for func in called if isinstance(func, ast.Name)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_model_knows_nothing_of_the_rest_of_the_game(path: Path) -> None:
    allowed = {"__future__", "math", "typing", "dataclasses", "collections.abc", "types"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= {"math"}
        if isinstance(node, ast.ImportFrom):
            assert node.module in allowed or str(node.module).startswith("game.rules.model."), node.module

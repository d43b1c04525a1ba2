"""Rewrite the dataclasses of a module so that mypyc makes small and quick classes of them; the build calls it.

A compiled class has no `__dict__` anyway, and that nobody changes a frozen one is what mypy has proved. So the frost goes; the
constructor is written out, so that it is compiled too instead of being put together by `dataclasses` at run time; how an instance
travels to another process is written out beside it; and a class that nobody extends is final, which makes asking for it cheap.
Deliberately absent: a constructor for classes with a base, as it would span modules.
"""

import ast
from collections.abc import Collection


def extended(texts: Collection[str]) -> frozenset[str]:
    """Return the names of all classes that another class has for a base."""
    nodes = (node for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef))
    return frozenset(_name(base) for node in nodes for base in node.bases)


def thawed(text: str, bases: frozenset[str] = frozenset()) -> str:
    """Return a module's text with its dataclasses rewritten; lines move down by three for every class.

    Args:
        text: The module.
        bases: Names of classes that others extend.
    """
    lines = text.splitlines(keepends=True)
    for node in reversed([node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]):
        decorator = next((one for one in node.decorator_list if _name(one) == "dataclass"), None)
        if decorator is None:
            continue
        head, methods = _rewritten(text, node, decorator)
        lines[node.end_lineno or 0 : node.end_lineno] = [f"{' ' * node.body[0].col_offset}{one}\n" for one in methods]
        lines[decorator.lineno - 1] = head if node.name in bases else f"@_final\n{head}"
    return "".join(lines).replace(
        "from dataclasses import", "from typing import final as _final\nfrom dataclasses import", 1
    )


def _rewritten(text: str, node: ast.ClassDef, decorator: ast.expr) -> tuple[str, tuple[str, ...]]:
    """Return the line of the decorator and the methods to add, one line each."""
    options = {one.arg or "": ast.unparse(one.value) for one in getattr(decorator, "keywords", [])}
    unknown = options.keys() - {"frozen", "slots"}
    if unknown:
        raise ValueError(f"{node.name}: the build does not know dataclasses with {', '.join(sorted(unknown))}")
    if (node.bases and _name(node.bases[0]) != "Generic") or _is_declared_by_a_function(node):
        return ("@dataclass(unsafe_hash=True)\n" if "frozen" in options else "@dataclass\n"), ()
    if node.bases:  # mypyc makes no generic dataclass; nobody compares, prints or sends the only one there is
        return "\n", _methods(text, node)[:1]
    return f"@dataclass(init=False{', unsafe_hash=True' if 'frozen' in options else ''})\n", _methods(text, node)


def _is_declared_by_a_function(node: ast.ClassDef) -> bool:
    """Tell whether fields come from a function of ours, whose answer stands nowhere in the text."""
    values = (part.value for part in node.body if isinstance(part, ast.AnnAssign))
    return any(isinstance(value, ast.Call) and _name(value) != "field" for value in values)


def _methods(text: str, node: ast.ClassDef) -> tuple[str, ...]:
    """Return `__init__` as `dataclasses` would make it, and `__reduce__` unless the class has its own."""
    taken, kept, sent = ["self"], [], []
    for part in node.body:
        if not isinstance(part, ast.AnnAssign) or not isinstance(part.target, ast.Name):
            continue
        name, kind = part.target.id, ast.get_source_segment(text, part.annotation)
        options = _field(part.value)
        default = options.get("default")
        fresh = f"{options['default_factory']}()" if "default_factory" in options else ""
        if options.get("init") != "False":
            sent.append(f"self.{name}, ")
        if options.get("init") == "False":
            kept += [f"self.{name} = {fresh}"] if fresh else []
        elif fresh:
            taken.append(f"{name}: {kind} | None = None")
            kept.append(f"self.{name} = {fresh} if {name} is None else {name}")
        else:
            taken.append(f"{name}: {kind}" + (f" = {default}" if default else ""))
            kept.append(f"self.{name} = {name}")
    own = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
    kept += ["self.__post_init__()"] if "__post_init__" in own else []
    made = f"def __init__({', '.join(taken)}) -> None: {'; '.join(kept) or 'pass'}"
    reduced = f"def __reduce__(self) -> tuple[object, ...]: return {node.name}, ({''.join(sent)})"
    return (made,) if "__reduce__" in own else (made, reduced)


def _field(value: ast.expr | None) -> dict[str, str]:
    """Return what a class body says of a field, by option of `dataclasses.field`."""
    if value is None:
        return {}
    if isinstance(value, ast.Call) and _name(value) == "field":
        return {one.arg or "": ast.unparse(one.value) for one in value.keywords}
    return {"default": ast.unparse(value)}


def _name(expression: ast.expr) -> str:
    """Return the plain name that is called, indexed or said; empty for anything else."""
    match expression:
        case ast.Name(id=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name(inner)
        case _:
            return ""

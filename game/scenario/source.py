"""A YAML text as plain data that still knows its lines; deliberately absent: what the keys mean (see `spec`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20  # ours: the deepest key of the format lies at 5; a hostile file must not exhaust the stack
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9_]{0,18})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{0,18}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file: where, what was expected, what was found, what to try."""

    line: int
    path: Path
    expected: str
    found: str
    hint: str

    def sentence(self, file: str) -> str:
        """Return `file:line: key: expected …, found …, try …`."""
        return f"{file}:{self.line}: {key(self.path)}: expected {self.expected}, found {self.found}, try {self.hint}"


@dataclass(slots=True)
class Source:
    """Plain data (mappings with text keys, lists, scalars), the line of each key, and what went wrong on the way."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line of the key, or of the nearest key around it; 1 for the file itself."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, expected: str, found: str, hint: str) -> None:
        """Note a fault at the line of the key."""
        self.faults.append(Fault(self.line(path), path, expected, found, hint))

    def value(self, *path: str | int) -> Any:
        """Return what stands at the key, or None: the checks pass over what is missing or misshapen."""
        here = self.data
        for step in path:
            known = step in here if isinstance(here, dict) else isinstance(here, list) and step in range(len(here))
            if not known:
                return None
            here = here[step]
        return here

    def mapping(self, *path: str | int) -> dict[str, Any]:
        """Return the mapping at the key, or an empty one."""
        found = self.value(*path)
        return found if isinstance(found, dict) else {}

    def rows(self, *path: str | int) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield path and content of every mapping in the list or mapping at the key."""
        found = self.value(*path)
        pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
        for step, row in pairs:
            if isinstance(row, dict):
                yield (*path, step), row


def key(path: Path) -> str:
    """Return a path as an author writes it, for example `tenders[2].lead`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "(file)"


def read(text: bytes | str) -> Source:
    """Return the data of a YAML text; never raises, whatever the bytes."""
    source = Source()
    plain = _decoded(text, source)
    if not plain.strip():
        source.fault(
            (), "a mapping that begins with `format: 1`", "an empty file", "copying scenarios/tiny/scenario.yaml"
        )
        return source
    try:
        root = _Composer(_without_tabs(plain, source)).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        source.faults.append(Fault(line, (), "YAML", error.problem or "something else", "checking indent and quotes"))
    except yaml.YAMLError:
        source.fault((), "readable characters", "a control character", "saving the file as UTF-8 text")
    else:
        source.data = _plain(root, (), source) if root else None
        if not isinstance(source.data, dict):
            source.fault((), "a mapping that begins with `format: 1`", "something else", "`key: value` lines")
    return source


def _decoded(text: bytes | str, source: Source) -> str:
    """Return the text; bytes that are not UTF-8 are noted and replaced, so that the other checks still run."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    if len(raw) > MAX_BYTES:
        source.fault((), f"at most {MAX_BYTES} bytes", f"{len(raw)}", "shorter texts")
        return "format: 1"
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{raw[error.start]:02x}"
        source.faults.append(Fault(line, (), "text in UTF-8", byte, "saving the file as UTF-8"))
        return raw.decode("utf-8-sig", "replace")


def _without_tabs(text: str, source: Source) -> str:
    """Note every line with a tab and return the text with spaces instead."""
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            source.faults.append(Fault(number, (), "spaces", "a tab", "two spaces for each step of indent"))
    return text.replace("\t", "  ")


class _Composer(yaml.SafeLoader):
    """A composer without anchors, and with a limit to nesting: neither is part of the format."""

    depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Compose one node, refusing what could grow without bound."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="an anchor, not part of the format", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nesting that is too deep", problem_mark=event.start_mark)
        node: Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _plain(node: Node, path: Path, source: Source) -> Any:
    """Return the node's data, and note the lines and repeated keys of mappings."""
    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, step), source) for step, child in enumerate(node.value)]
    if not isinstance(node, MappingNode):
        return _scalar(node)
    found: dict[str, Any] = {}
    for name, child in node.value:
        step = name.value if isinstance(name, ScalarNode) else "?"
        line = name.start_mark.line + 1
        if step in found:
            first = source.lines[(*path, step)]
            hint = "one alliance head" if step == "ally" else "deleting one of them"
            source.faults.append(
                Fault(line, (*path, step), "each key once", f"`{step}` again after line {first}", hint)
            )
            continue
        source.lines[(*path, step)] = line
        found[step] = _plain(child, (*path, step), source)
    return found


def _scalar(node: Node) -> Any:
    """Return a scalar: quoted is text, bare is a whole number, a decimal, true, false, null or text."""
    text = str(node.value)
    if not isinstance(node, ScalarNode) or node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text

"""The families of errors, never mixed: a person's, a peer's, an author's; anything else is our own bug."""

from collections.abc import Iterable

from game.ids import Line


class RuleViolation(Exception):
    """A move that the rules forbid: answer the person, change nothing.

    Attributes:
        code: Stable name, `area.problem`, for example `tokens.short`.
        rule: Paragraph of `docs/rulebook.md`, for example `3.2`.
        line: The sentence to show, as a catalogue key with arguments.
    """

    def __init__(self, code: str, rule: str, line: Line) -> None:
        """Build a refusal; it names no fact that the refused seat may not know."""
        super().__init__(f"{code} (rule {rule})")
        self.code = code
        self.rule = rule
        self.line = line


class WireError(Exception):
    """Bytes or a message that no honest client sends: close that connection with the code.

    Attributes:
        code: WebSocket close code, 1007 for bytes that are not a message, 4000 to 4099 for our own.
        reason: Short sentence for the log and the close frame; holds nothing that the peer sent.
    """

    def __init__(self, code: int, reason: str) -> None:
        """Build the error for one peer."""
        super().__init__(reason)
        self.code = code
        self.reason = reason


class ScenarioError(Exception):
    """An author's text with all its problems at once.

    Attributes:
        problems: Each `file:line: key: expected …, found …, try …`, in the order of the file.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        """Build the error from the complete list of problems."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class RecordError(Exception):
    """A record that does not hold together.

    Attributes:
        row: Number of the first bad row, counted from 0, or -1 when the file itself cannot be read.
        reason: What is wrong with it, one sentence.
    """

    def __init__(self, row: int, reason: str) -> None:
        """Build the error for the first bad row."""
        super().__init__(f"row {row}: {reason}")
        self.row = row
        self.reason = reason

"""Editing one line of text as a value: caret, selection, words, undo; no keys, no drawing, no clipboard."""

from __future__ import annotations

from dataclasses import dataclass, replace

_MOST_UNDO = 100  # ours


@dataclass(frozen=True, slots=True)
class Line:
    """A line being edited.

    Attributes:
        text: What it says.
        caret: Where the next letter goes, 0 to `len(text)`.
        anchor: The other end of the selection; equal to `caret` when nothing is selected.
        past, future: What undo and redo return to, newest last.
    """

    text: str = ""
    caret: int = 0
    anchor: int = 0
    past: tuple[tuple[str, int], ...] = ()
    future: tuple[tuple[str, int], ...] = ()

    @property
    def selection(self) -> tuple[int, int]:
        """The selected range, first to last."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    @property
    def selected(self) -> str:
        """The selected letters."""
        start, end = self.selection
        return self.text[start:end]


def at_end(text: str) -> Line:
    """A fresh line with the caret behind the last letter."""
    return Line(text, len(text), len(text))


def insert(line: Line, string: str, most: int) -> Line:
    """Replace the selection by as much of `string` as keeps the line within `most` letters; breaks become blanks."""
    start, end = line.selection
    clean = "".join(letter for letter in string.replace("\n", " ").replace("\t", " ") if letter.isprintable())
    clean = clean[: max(0, most - len(line.text) + end - start)]
    if not clean and start == end:
        return line
    return _changed(line, line.text[:start] + clean + line.text[end:], start + len(clean))


def erase(line: Line, step: int, by_word: bool = False) -> Line:
    """Remove the selection, or else the letter or word before (`step` -1) or behind (+1) the caret."""
    start, end = line.selection
    if start == end:
        start, end = sorted((line.caret, _neighbour(line.text, line.caret, step, by_word)))
    return line if start == end else _changed(line, line.text[:start] + line.text[end:], start)


def move(line: Line, step: int, by_word: bool = False, extend: bool = False) -> Line:
    """Move the caret by a letter or word; without `extend` a selection collapses to its end on that side."""
    start, end = line.selection
    if start != end and not extend:
        return put(line, start if step < 0 else end)
    return put(line, _neighbour(line.text, line.caret, step, by_word), extend)


def put(line: Line, at: int, extend: bool = False) -> Line:
    """Put the caret somewhere; with `extend` the selection reaches there."""
    at = max(0, min(at, len(line.text)))
    return replace(line, caret=at, anchor=line.anchor if extend else at)


def select_all(line: Line) -> Line:
    """Select everything."""
    return replace(line, anchor=0, caret=len(line.text))


def undo(line: Line) -> Line:
    """Take the last change back."""
    if not line.past:
        return line
    text, caret = line.past[-1]
    return Line(text, caret, caret, line.past[:-1], (*line.future, (line.text, line.caret)))


def redo(line: Line) -> Line:
    """Do what was undone again."""
    if not line.future:
        return line
    text, caret = line.future[-1]
    return Line(text, caret, caret, (*line.past, (line.text, line.caret)), line.future[:-1])


def _changed(line: Line, text: str, caret: int) -> Line:
    return Line(text, caret, caret, (*line.past, (line.text, line.caret))[-_MOST_UNDO:])


def _neighbour(text: str, at: int, step: int, by_word: bool) -> int:
    if not by_word:
        return max(0, min(len(text), at + step))
    back = -1 if step < 0 else 0
    end = 0 if step < 0 else len(text)
    while at != end and not text[at + back].isalnum():
        at += step
    while at != end and text[at + back].isalnum():
        at += step
    return at

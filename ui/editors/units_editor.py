"""The editor of several units in one text: each is proposed by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from db.text.folding import fold
from ui.editors.list_editor import ListEditor, find_names
from ui.widgets.keyboard import character_at, unit_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(r"[;\n]")
_PARTS = re.compile(r"[;,\n]\s*|\s+và\s+", re.IGNORECASE)


class _Piece(NamedTuple):
    """Where a name is being typed, and the names that fit."""

    start: int
    end: int
    names: list[str]


class UnitsEditor(ListEditor):
    """Edit units one behind the other, between `;`, `,`, "và" or on lines of their own.

    What stands before the cursor is looked for in the list; choosing a name replaces that alone, in one step.
    A name that itself holds a comma or "và" is found as a whole.
    """

    def fitting(self) -> list[str]:
        """Return the known names that fit the unit before the cursor."""
        return self._piece().names

    def choose(self, name: str) -> None:
        """Write a chosen name in the place of the unit that was being typed."""
        text, piece = self.text(), self._piece()
        cursor = self.textCursor()
        cursor.setPosition(unit_at(text, piece.start))
        cursor.setPosition(unit_at(text, piece.end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(name)
        self.setTextCursor(cursor)

    def _piece(self) -> _Piece:
        """Return the longest run before the cursor that names fit, else what follows the last separator."""
        text = self.text()
        at = character_at(text, self.textCursor().position())
        start = at
        for start in _starts(text, at):
            typed = text[start:at]
            names = find_names(typed, self._known) if typed.strip() else []
            if names:
                return _Piece(start, self._end(text, at, names), [] if names == [typed] else names)
        return _Piece(start, at, [])

    def _end(self, text: str, at: int, names: list[str]) -> int:
        """Return where the unit ends; what is behind the cursor and fits none of the names stays."""
        found = _PARTS.search(text, at)
        end = found.start() if found else len(text)
        rest = fold(text[at:end])
        return end if any(rest in fold(name) for name in names) else at


def _starts(text: str, at: int) -> Iterator[int]:
    """Return where the unit before the cursor may begin, farthest first."""
    ends = [match.end() for match in _ENDS.finditer(text, 0, at)]
    line = ends[-1] if ends else 0
    parts = [match.end() for match in _PARTS.finditer(text, line, at)]
    for start in (line, *parts):
        yield start + len(text[start:at]) - len(text[start:at].lstrip())

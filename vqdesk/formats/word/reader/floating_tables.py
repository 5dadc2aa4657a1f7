"""Floating tables: text that stands behind one in the file may stand above it on the page."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from vqdesk.formats.word.names import VAL, W, child

if TYPE_CHECKING:
    from vqdesk.annex.source.grid import Paragraph, Table

    Block = Paragraph | Table

_LINE = 300  # twentieths of a point: a line of 13 or 14 points
_TOP = 1134  # the decree's least margin above
_SIGNS = 90  # characters of a line
_MOST_LINES = 12  # where a table stands in the middle or at the foot of a page; titles have five
_PAGE_ENDS = (W + "lastRenderedPageBreak", W + "pageBreakBefore", W + "sectPr")
_BREAK = W + "br"


class FloatingTable:
    """Hold a floating table back while there is room for lines above it (ECMA-376 part 1, 17.4.57).

    Word hangs such a table on the paragraph behind it. `begin` tells of a table, `take` of what it holds,
    `line` of each paragraph: they return the blocks whose turn it is.
    """

    def __init__(self) -> None:
        self._held: list[Block] = []
        self._room = 0
        self._lines = 0  # from the page's top, as far as it is known

    def begin(self, table: Any) -> list[Block]:
        """Take note of where a table floats, if it does, before it is read."""
        due = self.rest()
        properties = child(table, W + "tblPr")
        place = None if properties is None else child(properties, W + "tblpPr")
        self._room = 0 if place is None else self._lines_above(place)
        return due

    def take(self, blocks: list[Block]) -> list[Block]:
        """Take what the table holds."""
        if self._room > 0:
            self._held = blocks
            return []
        self._lines = _MOST_LINES
        return blocks

    def line(self, paragraph: Any, text: str) -> list[Block]:
        """Take note of a paragraph; return what stands before it."""
        lines = max(1, ceil(len(text) / _SIGNS))
        if ends_page(paragraph):
            self._lines, self._room = 0, 0
        self._lines += lines
        self._room -= lines
        return self.rest() if self._room < 0 else []

    def rest(self) -> list[Block]:
        """Return what is still held."""
        due, self._held = self._held, []
        return due

    def _lines_above(self, place: Any) -> int:
        """Return how many lines the page shows above a table at such a place."""
        anchor, where = place.get(W + "vertAnchor", "page"), place.get(W + "tblpYSpec")
        if where is not None:
            return _MOST_LINES if where in ("center", "bottom", "outside") else 0
        high = _parse_signed(place.get(W + "tblpY", "0"))
        if anchor == "text":
            return high // _LINE
        return (high - (_TOP if anchor == "page" else 0)) // _LINE - self._lines


def ends_page(paragraph: Any) -> bool:
    """Tell whether a page ends in a paragraph or before it."""
    return any(
        each.tag != _BREAK or each.get(W + "type") == "page"
        for each in paragraph.iter(*_PAGE_ENDS, _BREAK)
        if each.get(VAL, "1") != "0"
    )


def _parse_signed(text: str) -> int:
    digits = text.removeprefix("-")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
    return -number if text.startswith("-") else number

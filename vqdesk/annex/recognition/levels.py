"""Levels of tasks inside a section: rows with a number and a name above rows that refine the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.source.grid import row_below
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.recognition.sections import SectionRow
    from vqdesk.annex.source.grid import Cell, Grid

_NUMBER = re.compile(r"\(?((?:(?:[IVXLC]{1,6}|[A-ZĐ])\.)?[0-9]{1,3}(?:\.[0-9]{1,3})*)[.)/:]?\)?")
_LONGEST_NAME = 300
_GROUP = ("nhom nhiem vu", "nhom cong viec", "nhom viec")
_JOINED = " / "


class Level(NamedTuple):
    """A level's number, "" for a group that has none, and its name to the letter."""

    number: str
    name: str


def read_level(grid: Grid, row: int, cells: Sequence[Cell], header: Header) -> Level | None:
    """Read a row of nothing but a number and a content, where the row below refines it: `1`, `1.1`."""
    if len(cells) != 2 or grid.hangs_into(row) or len(header.starts) < 3:
        return None
    number, name = cells
    fields = header.field_at(number.column), header.field_at(name.column)
    if fields != ("number", "content") or len(name.text) > _LONGEST_NAME:
        return None
    return Level(number.text, name.text) if _is_refined_below(grid, row, number.text, header) else None


def as_level(grid: Grid, row: int, section: SectionRow, header: Header, outer: str) -> Level | None:
    """Return a section's row as a level of the section around it, whose numeral is `outer`; None for others.

    It is a group of tasks, `Nhóm nhiệm vụ về ...`, or numbered with figures that the row below refines.
    """
    if not outer:
        return None
    numbered = _NUMBER.fullmatch(section.numeral.strip())
    if numbered and _is_refined_below(grid, row, section.numeral, header):
        within = not _NUMBER.fullmatch(outer.strip()) or refines(section.numeral, outer)
        return Level(section.numeral, section.name) if within else None
    grouped = not section.numeral.strip() and heading_key(section.name).startswith(_GROUP)
    return Level("", section.name) if grouped else None


def refines(number: str, outer: str) -> bool:
    """Tell whether a number is of a level below another: `1.2` below `1`, `1.2.3` below `1.2`."""
    inner, whole = _bare(number), _bare(outer)
    return bool(inner and whole) and inner.startswith(f"{whole}.")


class Levels:
    """Where in the levels of an annex its rows stand: its section and the levels inside it."""

    def __init__(self) -> None:
        self.section = Level("", "")
        self._inner: list[Level] = []

    @property
    def inside(self) -> bool:
        """Tell whether a level of the section is open."""
        return bool(self._inner)

    @property
    def domain(self) -> tuple[str, str]:
        """Return numeral and name of the domain to which tasks here belong."""
        names = [level.name for level in (self.section, *self._inner) if level.name]
        first = self._inner[0].number if self._inner and not self.section.name else ""
        return self.section.number or first, _JOINED.join(names)

    def begin(self, numeral: str, name: str) -> None:
        """Begin a section."""
        self.section = Level(numeral, name)
        self._inner = []

    def enter(self, level: Level) -> None:
        """Begin a level, inside those that its number refines; a group without one ends all others."""
        self.leave(level.number)
        if not level.number:
            self._inner = []
        self._inner.append(level)

    def leave(self, number: str) -> bool:
        """End the levels that a row's number does not refine, and tell whether there were such.

        A row without a number of figures stays where it is; a group of tasks ends with its section.
        """
        if not _bare(number):
            return False
        kept = [level for level in self._inner if not level.number or refines(number, level.number)]
        left = len(kept) < len(self._inner)
        self._inner = kept
        return left


def _is_refined_below(grid: Grid, row: int, number: str, header: Header) -> bool:
    below = row_below(grid.rows, row)
    return bool(below) and below[0].column == header.number_column and refines(below[0].text, number)


def _bare(number: str) -> str:
    match = _NUMBER.fullmatch(seen(number).text.strip())
    return match[1] if match else ""

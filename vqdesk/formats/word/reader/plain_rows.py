"""The faster way to read a Word table's rows: an element at a time, where cells hold plain text alone.

`tables` is the plain way, which reads each row and cell by itself and gives the same.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import chain, count, islice, repeat
from typing import TYPE_CHECKING, Any, Protocol

from db.limits import LONGEST_CELL, MOST_COLUMNS
from vqdesk.annex.source.cell_contents import trim_blank_lines
from vqdesk.annex.source.grid import Cell
from vqdesk.formats.word.reader.plain_cells import HYPHEN, is_odd
from vqdesk.formats.word.walk import TC, TR, P, T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from vqdesk.formats.word.reader.open_table import OpenWordTable

_EVENTS = (TR, TC, P, T, HYPHEN)
_COLUMNS = tuple(map(str, range(1, MOST_COLUMNS + 1)))
# Cell itself takes twice the time, and a long annex has a hundred thousand.
_CELL = partial(tuple.__new__, Cell)


class OtherReader(Protocol):
    """Who reads the rows and cells that are not plain."""

    def read_row(self, row: Any, table: OpenWordTable) -> None:
        """Read a whole row."""

    def read_cell(self, cell: Any, table: OpenWordTable) -> None:
        """Read a cell of the open row."""

    def leave_out(self, element: Any, where: str, why: str) -> None:
        """Account for a text that stands in no cell."""


class PlainRows:
    """Read the rows of one table whose cells are plain.

    `finished` makes of a text and its place what a report may hold.
    """

    def __init__(self, table: OpenWordTable, finished: Callable[[str, str], str], other: OtherReader) -> None:
        self._table = table
        self._finished = finished
        self._other = other
        self._texts: list[str] = []  # of cells that are not yet in the table's line
        self._opened = False  # a row that is read here

    def add(self, runs: Iterable[list[list[str]]]) -> None:
        """Add runs of rows that need not be parsed, by the texts of their cells."""
        for texts in chain.from_iterable(runs):
            self._table.begin_row()
            self._texts, self._opened = texts, True
            self._end()

    def read(self, element: Any, end: Any | None, special: Set[Any]) -> None:
        """Read the table's rows up to `end`; the other reader takes its `special` rows and cells."""
        text: str | None = None  # of the open cell
        begun = False  # its first paragraph
        events = element.iter(*_EVENTS)
        for each in events:
            tag = each.tag
            if tag in (T, HYPHEN):
                if text is None:
                    self._other.leave_out(each, self._table.place, "account.outside")
                else:  # said so, a long text grows in its place
                    text += "-" if tag == HYPHEN else each.text or ""
            elif tag == P:
                if text is not None and (begun or text):
                    text += "\n"
                begun = True
            elif each is end:
                break
            else:
                if text is not None:
                    self._texts.append(text)
                plain = tag == TC and self._opened and each not in special
                text, begun = "" if plain else None, False
                if not plain:
                    self._begin(each, tag, special, events)
        if text is not None:
            self._texts.append(text)
        self._end()

    def _begin(self, element: Any, tag: str, special: Set[Any], events: Iterator[Any]) -> None:
        """Begin a row of plain cells, or have a row or a cell read that is not plain."""
        if tag == TR:
            self._end()
            self._opened = element not in special
            if self._opened:
                self._table.begin_row()
            else:
                self._other.read_row(element, self._table)
                _skip(events, element)
        elif element in special:
            self._add_cells()
            self._other.read_cell(element, self._table)
            _skip(events, element)

    def _add_cells(self) -> None:
        """Add the plain cells that were met since the last one that was not."""
        table = self._table
        texts, self._texts = self._texts, []
        first, row, prefix = table.column, len(table.rows), table.prefix
        joined = "\n".join(texts)
        if is_odd(joined):
            texts = [self._finished(text, f"{prefix}{at}") for at, text in enumerate(texts, first + 1)]
        if joined.count("\n") >= len(texts):
            texts = [trim_blank_lines(text) for text in texts]
        table.struck.typed = table.struck.typed or (bool(joined) and not joined.isspace())
        # Together hardly ever as long as a single one may be.
        longest = len(joined) if len(joined) <= LONGEST_CELL else max(map(len, texts))
        table.size.add_cells(len(texts), first + len(texts), longest)
        places = map(prefix.__add__, _COLUMNS[first:])
        table.line += map(_CELL, zip(texts, repeat(row), count(first), repeat(1), repeat(1), places))
        table.column += len(texts)

    def _end(self) -> None:
        """End the open row, if there is one."""
        if self._opened:
            self._add_cells()
            self._table.end_row()
            self._opened = False


def _skip(events: Iterator[Any], element: Any) -> None:
    """Pass over what lies in an element that was read by itself."""
    deque(islice(events, len(list(element.iter(*_EVENTS))) - 1), maxlen=0)

"""Source and Grid, into which every file is read: tables of cells with spans, paragraphs around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from db.text.signs import shows_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vqdesk.annex.source.import_log import LogEntry


def _no_contents() -> Mapping[str, Sequence[Paragraph | Table]]:
    return MappingProxyType({})


NEAR = 3
"""Rows, some of them blank, that stand near one."""


class Cell(NamedTuple):
    r"""One cell of the source; a merged cell is one Cell with its spans.

    `text` is NFC and XML 1.0 can hold it; paragraphs and line breaks are `\n`. `row` and
    `column` count from 0 in the grid; `where` says to a person where the cell stands in its
    source: `line 16, column 6`.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    where: str = ""

    @property
    def blank(self) -> bool:
        """Tell whether the cell shows nothing."""
        return shows_nothing(self.text)


def non_blank(row: Iterable[Cell]) -> list[Cell]:
    """Return a row's cells that are not blank."""
    # Not `blank`, which is looked up anew for each of a hundred thousand cells.
    # Said here first: a hundred thousand cells begin with a letter or a figure.
    return [
        cell for cell in row if (text := cell.text) and ("!" <= text[0] <= "~" or not shows_nothing(text))
    ]


def row_below(rows: Sequence[Sequence[Cell]], row: int) -> list[Cell]:
    """Return the cells that are not blank of the next row that has any, unless it is farther than NEAR."""
    return next(filter(None, map(non_blank, rows[row + 1 : row + 1 + NEAR])), [])


def row_text(row: Iterable[Cell]) -> str:
    """Return what a row shows on one line, its cells between tabs."""
    return "\t".join(cell.text for cell in non_blank(row))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside the tables and where it stands in its source.

    `strong` tells that the whole paragraph is bold or a heading.
    """

    text: str
    where: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a source: `rows[r]` are the cells that begin in row r, by column, from 0.

    `sheet` is the name of the workbook's sheet that it is; `hidden` tells that this is not shown. `apart`
    tells that it stands below or beside another one in one table of the source. `contents` are, by the places
    of cells that hold tables, these and the paragraphs around them: the cell's text has them as lines. What
    they are is not told by the container. `decimals` are the places of cells that show a number's decimal
    comma, which in the number of a task stands for a point.
    """

    rows: Sequence[Sequence[Cell]]
    sheet: str = ""
    hidden: bool = False
    apart: bool = False
    contents: Mapping[str, Sequence[Paragraph | Table]] = field(default_factory=_no_contents)
    decimals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TextReading:
    """One way to read a text that does not tell its columns.

    `rows` are its first rows, by which it is judged; `read` reads all of it, and gives None where it does not
    fit after all. `sign` is what parts its cells, and `evenness` how well this does: more fits better.
    """

    rows: Sequence[Sequence[Cell]]
    read: Callable[[], Source | None]
    sign: str = ""
    evenness: tuple[float, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Source:
    """All that a container holds, in its order; `finder.find` makes Grids of it.

    `account` is what the container already took off or changed. `readings` are other ways to read it, those
    by signs from the evenest one on; a source that has no blocks is to be read in one of them.
    """

    blocks: Sequence[Paragraph | Table]
    account: Sequence[LogEntry] = ()
    name: str = ""
    readings: Sequence[TextReading] = ()

    def apply(self, change: Callable[[Source], Source]) -> Source:
        """Return the source after a change, which is made to its readings when they are read."""
        readings = [replace(each, read=partial(_read_changed, each.read, change)) for each in self.readings]
        return replace(change(replace(self, readings=())), readings=readings)


def _read_changed(read: Callable[[], Source | None], change: Callable[[Source], Source]) -> Source | None:
    source = read()
    return None if source is None else change(source)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a source with the paragraphs before and after it.

    `rows[r]` are the cells that *begin* in row r, by column; what a merged cell covers has no cell
    of its own. `account` is what the container already took off or changed. `sheet` and `hidden` are the
    first table's. `top` is what the document has at its top: titles and period of it hold for a table that
    has none of its own.
    """

    rows: Sequence[Sequence[Cell]]
    before: Sequence[Paragraph] = ()
    after: Sequence[Paragraph] = ()
    account: Sequence[LogEntry] = ()
    name: str = ""
    sheet: str = ""
    hidden: bool = False
    top: Grid | None = None
    _hanging: dict[int, list[Cell]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hanging", _hanging(self.rows))

    @property
    def width(self) -> int:
        """Return the number of columns of the widest row."""
        return max((cell.column + cell.column_span for cell in self.cells()), default=0)

    def cells(self) -> Iterator[Cell]:
        """Yield all cells, row by row."""
        for row in self.rows:
            yield from row

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a place, or None where the source has none."""
        if not 0 <= row < len(self.rows):
            return None
        cells = (*self.rows[row], *self._hanging.get(row, ()))
        return next((c for c in cells if c.column <= column < c.column + c.column_span), None)

    def hangs_into(self, row: int) -> bool:
        """Tell whether a cell reaches into a row that began above it."""
        return row in self._hanging

    def covering(self, row: int) -> list[Cell]:
        """Return the cells that show a text in a row, also those that began above it, by column."""
        cells = non_blank(self.rows[row])
        if self.hangs_into(row):
            cells += non_blank(self._hanging[row])
            cells.sort(key=lambda cell: cell.column)
        return cells


def _hanging(rows: Sequence[Sequence[Cell]]) -> dict[int, list[Cell]]:
    """Return by row the cells that began above it; a span ends with the table."""
    hanging: dict[int, list[Cell]] = {}
    for cell in (cell for row in rows for cell in row if cell.row_span > 1):
        for row in range(cell.row + 1, min(cell.row + cell.row_span, len(rows))):
            hanging.setdefault(row, []).append(cell)
    return hanging

"""The rows of a damaged file, each with its table, and what is known of those that are not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from db.salvage.cells import values_of
from db.salvage.trees import NOWHERE, TreeFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from db.salvage.cells import PageCell, PageFile
    from db.salvage.shapes import Shape
    from db.salvage.trees import RowPage

    Progress = Callable[[int, int], None]

_TOLD_BY = {"history_report": "history", "task_order": "task", "domain_order": "domain"}
"""Indexes that tell the row ids of a table, which stand last in their entries."""

_NUMBERED = ("history", "undo")
"""Tables of which the row ids mean something; elsewhere a wrong one does no harm."""


class IndexEntry(NamedTuple):
    """What an index tells of a row: its report, its id, its number; None and "" where it does not."""

    report_id: str | None
    id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row with its table and the pages that it lies in; `is_doubtful`: it may have been removed before."""

    shape: Shape
    rowid: int | None
    values: tuple[Any, ...]
    pages: tuple[int, ...]
    is_doubtful: bool


class RowReader:
    """Read every row that can be read, each page for itself, the pages with a parent first."""

    def __init__(self, file: PageFile, shapes: Mapping[str, Shape], progress: Progress) -> None:
        self.file, self.shapes, self.progress = file, shapes, progress
        self.trees = TreeFinder(file).find()
        self.known: dict[str, dict[int, IndexEntry]] = {}
        """What indexes that are whole tell of the rows of their tables, by row id."""
        self.overflow: dict[int, str] = {}
        """Overflow pages at which a row could not be followed, with its table."""

    def rows(self) -> Iterator[FoundRow]:
        """Yield the rows; asked once, and to the end."""
        leaves = sorted(self.trees.leaves, key=lambda leaf: (leaf.table == NOWHERE, leaf.page.number))
        broken_indexes = {table for table in self.trees.bad.values() if table in _TOLD_BY}
        for done, leaf in enumerate(leaves):
            if done % 100 == 0:
                self.progress(done, len(leaves))
            if leaf.table in self.shapes or leaf.table == NOWHERE:
                yield from self._rows_of(leaf)
            elif leaf.table in _TOLD_BY and not self._read_index(leaf):
                broken_indexes.add(leaf.table)
        for index, table in _TOLD_BY.items():
            if index in broken_indexes or index not in self.trees.roots:
                self.known.pop(table, None)
            else:
                self.known.setdefault(table, {})

    def are_all_there(self) -> bool:
        """Tell whether every page of the file is of use to one that was read: then no table is unseen."""
        trees = self.trees
        if trees.bad.keys() - {1} or (trees.free is None and self.file.has_head):
            return False
        pages = trees.seen | (trees.free or frozenset()) | {1}
        for leaf in trees.leaves:
            for _, cell in self.file.cells(leaf.page):
                pages.update(cell.overflow if cell else ())
        return pages >= set(range(1, self.file.count + 1))

    def _rows_of(self, leaf: RowPage) -> Iterator[FoundRow]:
        shapes = [self.shapes[leaf.table]] if leaf.table else list(self.shapes.values())
        found = [self._row(cell, leaf, shapes) if cell else None for _, cell in self.file.cells(leaf.page)]
        table = leaf.table or next((row.shape.table for row in found if row), "")
        low, is_broken = leaf.rowids[0], False
        for at, row in enumerate(found):
            if row is None or (table in _NUMBERED and not _is_in_order(found, at, leaf)):
                is_broken = True
                continue
            if row.rowid is not None:
                if is_broken:
                    self.trees.lose_rows(table, (low, row.rowid - 1))
                    is_broken = False
                low = row.rowid + 1
            yield row
        # A stray page of none of our tables, of an index or of the search, is no loss.
        if is_broken and table:
            self.trees.lose_rows(table, (low, leaf.rowids[1]))

    def _row(self, cell: PageCell, leaf: RowPage, shapes: list[Shape]) -> FoundRow | None:
        values = values_of(cell)
        if values is None:
            return None
        for shape in shapes:
            row = shape.row(cell, values)
            if row is not None:
                if not cell.is_whole:
                    self.overflow.setdefault((cell.overflow or (leaf.page.number,))[-1], shape.table)
                return FoundRow(shape, cell.rowid, row, (leaf.page.number, *cell.overflow), leaf.is_doubtful)
        return None

    def _read_index(self, leaf: RowPage) -> bool:
        """Read what a page of an index tells; tell whether it is whole."""
        known = self.known.setdefault(_TOLD_BY[leaf.table], {})
        for _, cell in self.file.cells(leaf.page):
            values = values_of(cell) if cell and cell.is_whole else None
            if not values or not isinstance(values[-1], int):
                return False
            try:
                known[values[-1]] = _entry(_TOLD_BY[leaf.table], values)
            except IndexError:
                return False
        return True


def _is_in_order(found: list[FoundRow | None], at: int, leaf: RowPage) -> bool:
    """Tell whether a row's id stands between its neighbours', where those are in order."""
    before = next((row.rowid for row in found[:at][::-1] if row and row.rowid), leaf.rowids[0] - 1)
    behind = next((row.rowid for row in found[at + 1 :] if row and row.rowid), leaf.rowids[1] + 1)
    row = found[at]
    own = row.rowid if row else None
    return own is not None and (before < own < behind or before >= behind)


def _entry(table: str, values: tuple[Any, ...]) -> IndexEntry:
    """Return what an entry tells, by the columns of the table's index."""
    if table == "history":
        return IndexEntry(values[0])
    if table == "task":
        return IndexEntry(values[0], values[3], values[4])
    return IndexEntry(values[0], values[2])

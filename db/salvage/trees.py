"""Which page belongs to which table: down the b-trees from their roots, then what no page leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.salvage.cells import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    INDEX_PAGES,
    TABLE_INTERIOR,
    TABLE_LEAF,
    TABLE_PAGES,
    values_of,
)
from db.salvage.shapes import OF_SCHEMA, SCHEMA_TABLE, WITH_ROWIDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.salvage.cells import PageFile, TreePage

NOWHERE = ""
"""The table of pages of which nobody knows to what they belong."""

_ENDLESS = 1 << 62
Range = tuple[int, int]
"""Row ids from one to another, both among them."""

EVERYWHERE: Range = (1, _ENDLESS)


@dataclass(frozen=True, slots=True)
class RowPage:
    """A page whose cells are rows (an index has some in inner pages too), and which row ids it may have.

    `is_doubtful`: it may be a page that was given up, whose rows were removed.
    """

    page: TreePage
    table: str
    rowids: Range = EVERYWHERE
    is_doubtful: bool = False


@dataclass(slots=True)
class Trees:
    """What was found: pages with rows, pages that cannot be read with their table, and row ids lost there."""

    leaves: list[RowPage] = field(default_factory=list)
    bad: dict[int, str] = field(default_factory=dict)
    gaps: dict[str, list[Range]] = field(default_factory=dict)
    roots: dict[str, int] = field(default_factory=dict)
    free: frozenset[int] | None = None
    """The pages of the freelist; None where nobody can tell which those are."""
    seen: set[int] = field(default_factory=set)
    """The pages of all trees."""
    knows_schema: bool = True

    def lose(self, table: str, number: int, rowids: Range) -> None:
        """Note a page that cannot be read."""
        self.bad.setdefault(number, table)
        self.lose_rows(table, rowids)

    def lose_rows(self, table: str, rowids: Range) -> None:
        """Note that rows of a table may be lost."""
        if rowids[0] <= rowids[1]:
            self.gaps.setdefault(table, []).append(rowids)


class TreeFinder:
    """Walk a file's b-trees."""

    def __init__(self, file: PageFile) -> None:
        self._file = file
        self.found = Trees()
        self._seen = self.found.seen

    def find(self) -> Trees:
        """Return what the file's pages are; asked once."""
        self._read_schema()
        for name, root in sorted(self.found.roots.items(), key=lambda each: each[1]):
            self._walk(root, name, TABLE_PAGES if name in WITH_ROWIDS else TABLE_PAGES + INDEX_PAGES)
        self.found.free = self._file.free_pages()
        self._find_strays(self.found.free or frozenset())
        return self.found

    def _read_schema(self) -> None:
        """Read which tree is which from the tree of the first page."""
        self._walk(1, SCHEMA_TABLE, TABLE_PAGES)
        for leaf in self.found.leaves:
            self.found.roots.update(schema_roots(self._file, leaf.page))
        self.found.leaves.clear()
        self.found.knows_schema = not self.found.bad

    def _walk(
        self,
        number: int,
        table: str,
        kinds: tuple[int, ...],
        rowids: Range = EVERYWHERE,
        *,
        doubtful: bool = False,
    ) -> None:
        """Walk a tree from a page down; a page that is none of these kinds is bad."""
        waiting = [(number, kinds, rowids)]
        while waiting:
            number, kinds, rowids = waiting.pop()
            page = self._page(number, kinds)
            if number in self._seen or page is None:
                # A page that two pages lead to is the one's or the other's: one of these is damaged.
                self.found.lose(table, number, rowids)
                continue
            self._seen.add(number)
            family = TABLE_PAGES if page.kind in TABLE_PAGES else INDEX_PAGES
            if page.kind != TABLE_INTERIOR:
                self.found.leaves.append(RowPage(page, table, rowids, doubtful))
            if page.kind in (TABLE_INTERIOR, INDEX_INTERIOR):
                waiting += [(child, family, range_) for child, range_ in self._children(page, table, rowids)][
                    ::-1
                ]

    def _page(self, number: int, kinds: tuple[int, ...]) -> TreePage | None:
        page = self._file.tree_page(number)
        if page is None and set(kinds) in ({*TABLE_PAGES}, {*INDEX_PAGES}):
            # Its first byte alone may be wrong.
            leaf = TABLE_LEAF if TABLE_LEAF in kinds else INDEX_LEAF
            page = self._file.tree_page(number, leaf)
            if page and not (page.pointers and all(cell for _, cell in self._file.cells(page))):
                page = None
        return page if page and page.kind in kinds else None

    def _children(self, page: TreePage, table: str, rowids: Range) -> Iterator[tuple[int, Range]]:
        low = rowids[0]
        broken = False
        for _, cell in self._file.cells(page):
            if cell is None or not cell.child > 1:
                broken = True
                continue
            high = cell.rowid if cell.rowid is not None else rowids[1]
            if page.kind == TABLE_INTERIOR and not low - 1 <= high <= rowids[1]:
                broken = True
                high = rowids[1]
            yield cell.child, (low, high)
            low = high + 1 if page.kind == TABLE_INTERIOR and not broken else rowids[0]
        if broken:
            self.found.lose(table, page.number, rowids)
        yield page.right, (low, rowids[1])

    def _find_strays(self, free: frozenset[int]) -> None:
        """Find the trees that no page leads to."""
        strays = {
            number: page
            for number in range(1, self._file.count + 1)
            if number not in self._seen and number not in free and (page := self._file.tree_page(number))
        }
        children = {
            child
            for page in strays.values()
            if page.kind in (TABLE_INTERIOR, INDEX_INTERIOR)
            for child, _ in self._children(page, NOWHERE, EVERYWHERE)
        }
        is_doubtful = self.found.free is None
        for number in sorted(strays.keys() - children):
            self._walk(number, NOWHERE, (strays[number].kind,), doubtful=is_doubtful)
        for number in sorted(strays.keys() - self._seen):
            if number not in self._seen:
                self._walk(number, NOWHERE, (strays[number].kind,), doubtful=is_doubtful)


def schema_roots(file: PageFile, page: TreePage) -> dict[str, int]:
    """Return the roots of tables and indexes that a page of the schema tells."""
    found = {}
    for _, cell in file.cells(page):
        values = values_of(cell) if cell else None
        row = OF_SCHEMA.row(cell, values) if cell and values else None
        if row and row[3] > 1:
            found[row[1]] = row[3]
    return found

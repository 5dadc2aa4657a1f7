"""Tables in cells: an annex comes out of a table that only lays out its page, all others become lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.limits import LATEST_HEADER, LONGEST_CELL
from vqdesk.annex.recognition.columns.header import has_header
from vqdesk.annex.source.cell_contents import lines_of, move_block
from vqdesk.annex.source.grid import Paragraph, Source, Table
from vqdesk.annex.source.import_log import ImportLog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Block = Paragraph | Table

_TABLE = re.compile(r"((?:chunk [0-9]+, )*)table ([0-9]+)")


def take_out_nested(source: Source) -> Source:
    """Return a source whose cells hold no tables any more.

    An annex in a cell is a table of the source, and what lies around it in the outer table are paragraphs:
    that one only lays out the page. Any other table in a cell, and whatever lies in the cells of an annex,
    is lines of the cell's text, and told. The tables that are left are counted anew.
    Raises Refused file.too_big for a cell of too many lines.
    """
    if not any(isinstance(block, Table) and block.contents for block in source.blocks):
        return source
    unnesting = _Unnesting(source)
    blocks = [each for block in source.blocks for each in unnesting.blocks(block)]
    return unnesting.count_tables(blocks)


class _Unnesting:
    """Take the tables of one source out of its cells."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._account = ImportLog(source.account)
        self._cells: dict[str, str] = {}  # by the place of a table that became lines, that of its cell

    def blocks(self, block: Block) -> list[Block]:
        """Return what a block of the source becomes."""
        if isinstance(block, Paragraph) or not block.contents:
            return [block]
        return self._laid_out(block) or [self._as_annex(block)]

    def count_tables(self, blocks: Sequence[Block]) -> Source:
        """Return the source with these blocks, its tables without those that became lines counted anew."""
        place = _Places(self._cells).of
        account = ImportLog(replace(entry, where=place(entry.where)) for entry in self._account)
        found = [move_block(block, place) for block in blocks] if self._cells else blocks
        return replace(self._source, blocks=found, account=tuple(account))

    def _laid_out(self, table: Table) -> list[Block] | None:
        """Return what lies in a table that lays out a page; None for one in which no annex lies."""
        annexes: dict[tuple[str, int], list[Block]] = {}
        for where in _cells_above_header(table):
            for at, block in enumerate(table.contents[where]):
                if isinstance(block, Table) and (found := self._annex(block)):
                    annexes[where, at] = found
        return list(self._around(table, annexes)) if annexes else None

    def _annex(self, table: Table) -> list[Block] | None:
        """Return a table in a cell that is an annex, or what lies around one in it; None for any other."""
        if table.contents and (found := self._laid_out(table)):
            return found
        return [self._as_annex(table)] if has_header(table.rows) else None

    def _around(self, table: Table, annexes: Mapping[tuple[str, int], list[Block]]) -> Iterator[Block]:
        """Yield the annexes in a table and the texts around them, in its order."""
        hidden = {where for where, _ in annexes}.difference(cell.where for row in table.rows for cell in row)
        for cell in (cell for row in table.rows for cell in row):
            if cell.where in table.contents:
                yield from self._in_cell(cell.where, table, annexes)
            else:
                yield from _paragraphs(cell.text.split("\n"), cell.where)
        for where in filter(hidden.__contains__, table.contents):
            yield from self._in_cell(where, table, annexes)

    def _in_cell(
        self, where: str, table: Table, annexes: Mapping[tuple[str, int], list[Block]]
    ) -> Iterator[Block]:
        for at, block in enumerate(table.contents[where]):
            if (where, at) in annexes:
                yield from annexes[where, at]
            elif isinstance(block, Table):
                self._tell_lines(block, where)
                yield from _paragraphs(lines_of(block), where)
            elif block.text.strip():
                yield replace(block, text=block.text.strip("\n"))

    def _as_annex(self, table: Table) -> Table:
        """Return a table whose cells have lines in the place of the tables in them."""
        for cell in (cell for row in table.rows for cell in row if table.contents):
            tables = [block for block in table.contents.get(cell.where, ()) if isinstance(block, Table)]
            if tables and len(cell.text) > LONGEST_CELL:
                raise Refused("file.too_big", name=self._source.name)
            for each in tables:
                self._tell_lines(each, cell.where)
        return replace(table, contents={}) if table.contents else table

    def _tell_lines(self, table: Table, where: str) -> None:
        self._account.add(where, "\n".join(lines_of(table)), "converted", "account.nested")
        self._forget(table, where)

    def _forget(self, table: Table, where: str) -> None:
        """Let all that is told of a table that became lines be told of the cell."""
        own = next((_TABLE.match(cell.where) for row in table.rows for cell in row), None)
        if own:
            self._cells[own[0]] = where
        for inner in (each for blocks in table.contents.values() for each in blocks):
            if isinstance(inner, Table):
                self._forget(inner, where)


class _Places:
    """The places of a source in which some tables are counted no more."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self._gone: dict[str, list[int]] = {}
        for table in cells:
            if match := _TABLE.match(table):
                self._gone.setdefault(match[1], []).append(int(match[2]))
        for numbers in self._gone.values():
            numbers.sort()

    def of(self, where: str) -> str:
        """Return what a place is called now."""
        match = _TABLE.match(where)
        if match and match[0] in self._cells:
            where = self._cells[match[0]]
            match = _TABLE.match(where)
        if match is None or match[1] not in self._gone:
            return where
        number = int(match[2])
        now = number - bisect_left(self._gone[match[1]], number)
        return f"{match[1]}table {now}{where[match.end() :]}"


def _cells_above_header(table: Table) -> Iterator[str]:
    """Yield the places of the cells with tables, up to where a header shows the table to be an annex."""
    known = set[str]()
    for number, row in enumerate(table.rows):
        for at, cell in enumerate(row):
            if cell.where in table.contents:
                if number < LATEST_HEADER and has_header([row[:at]]):
                    return
                known.add(cell.where)
                yield cell.where
        if number < LATEST_HEADER and has_header([row]):
            return
    # Those of cells that go on with one above them, of which Word shows nothing.
    yield from (where for where in table.contents if where not in known)


def _paragraphs(lines: Iterable[str], where: str) -> Iterator[Paragraph]:
    return (Paragraph(line, where) for line in lines if line.strip())

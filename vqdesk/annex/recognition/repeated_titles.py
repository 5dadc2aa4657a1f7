"""Sheets that continue an annex and repeat its titles: the titles are taken off, the header stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.source.grid import Table, non_blank
from vqdesk.annex.source.import_log import LogEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.source.grid import Cell, Paragraph

    Rows = Sequence[Sequence[Cell]]

_AGAIN = re.compile(r"[\s(\[–-]*(tiep( theo)?)[\s)\].]*")
_NUMBER = re.compile(r"\s*([0-9]{1,6})[.)]?\s*")


def find_repeated_titles(
    blocks: Sequence[Paragraph | Table], header_of: Callable[[Table], Header | None]
) -> Iterator[tuple[int, int, list[LogEntry]]]:
    """Yield the tables that go on with the one of a sheet before: place, rows of titles, what to tell.

    Titles and header are the same, but for `(tiếp theo)`, and the tasks' numbers go on: two annexes of one
    form begin both with 1.
    """
    former: tuple[Table, Header] | None = None
    titles: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, Table) or not block.sheet or not (header := header_of(block)):
            continue
        lines = _titles(block.rows, header)
        if former and former[0].sheet != block.sheet and _goes_on(former, (block, header), titles, lines):
            cells = (cell for row in block.rows[: header.first] for cell in non_blank(row))
            told = [LogEntry(cell.where, cell.text, "skipped", "account.header_again") for cell in cells]
            yield index, header.first, told
        elif lines:
            titles = set(lines)
        former = (block, header)


def _goes_on(
    former: tuple[Table, Header], later: tuple[Table, Header], titles: set[str], lines: Sequence[str]
) -> bool:
    (before, its), (table, header) = former, later
    if not lines or before.hidden != table.hidden or not titles.issuperset(lines):
        return False
    if not (header.signatures <= its.signatures or its.signatures <= header.signatures):
        return False
    last, first = _number(reversed(before.rows), its), _number(table.rows[header.end :], header)
    return last is not None and first == last + 1


def _titles(rows: Rows, header: Header) -> list[str]:
    cells = (cell for row in rows[: header.first] for cell in non_blank(row))
    return [_AGAIN.sub("", heading_key(cell.text)) for cell in cells]


def _number(rows: Iterator[Sequence[Cell]] | Rows, header: Header) -> int | None:
    """Return the first number of a task in rows; None where there is none."""
    for row in rows:
        for cell in row:
            if cell.column == header.number_column and (match := _NUMBER.fullmatch(cell.text)):
                return int(match[1])
    return None

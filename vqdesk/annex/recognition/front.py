"""The lines above an annex's table: its titles, its period, and section rows right above the header."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.recognition.columns.header import expand_flat_header, find_header
from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.letterhead import count_offices_below, find_titles_beside, read_labelled_period
from vqdesk.annex.recognition.sections import is_first_section, section_line
from vqdesk.annex.recognition.titles import (
    Titles,
    find_first_title,
    find_letterhead_rows,
    is_body,
    is_listed,
    read_titles,
    read_titles_period,
)
from vqdesk.annex.source.grid import Paragraph, non_blank, row_text
from vqdesk.annex.source.import_log import ImportLog, note_skipped
from vqdesk.periods.period import period_name
from vqdesk.periods.reading import PeriodRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Period
    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.source.grid import Grid


# Titles that speak of a period, `THÁNG ...`, have one of their own, be it filled in or not.
_PERIOD = re.compile(r"\b(tháng|quý|năm|kỳ)\b", re.IGNORECASE)


class Front:
    """What stands before the table of a grid; what is none of its titles is noted.

    `lines` are its titles, `end` is the row from which on sections stand above the header. Where the annex
    has no titles of its own, or no period, those of the document's top hold for it, and this is noted.
    """

    def __init__(self, grid: Grid, header: Header | None, account: ImportLog) -> None:
        self._grid = grid
        self._columns = header.annex_columns if header else ()
        self.end = _leading_sections(grid, header) if header else 0
        front = _front(grid, self.end, account)
        bodies = [paragraph for paragraph in front if is_body(paragraph.text)]
        note_skipped(account, bodies, "account.outside")
        self._listed = tuple(line for body in bodies for line in body.text.split("\n") if is_listed(line))
        self.lines = [paragraph for paragraph in front if paragraph not in bodies]
        self._titles = read_titles(paragraph.text for paragraph in self.lines)

    def titles(self, account: ImportLog) -> Titles:
        """Return the titles."""
        if self._titles.lines or self._titles.attached_to or (top := self._top) is None:
            return self._titles
        for line in top.lines:
            # It was told as a line that is of another annex.
            account.withdraw(line.where, line.text)
            account.add(line.where, line.text, "moved", "account.top")
        return top.titles(account)

    def period(self, account: ImportLog) -> Period:
        """Return the period that the titles report on, else the list below them or a heading of results.

        Refused period.none, period.doubtful where they name none, or several.
        """
        found, name = self._read(), self._grid.name
        if found.period is not None:
            return found.period
        if found.doubtful:
            raise Refused("period.doubtful", name=name, periods=tuple(map(period_name, found.doubtful)))
        top = self._top
        if top is None or _PERIOD.search("\n".join(self._titles.lines)):
            raise Refused("period.none", name=name)
        period = top.period(account)
        if self._titles.lines:
            where = next((line.where for line in top.lines), "titles")
            account.add(where, period_name(period), "moved", "account.top")
        return period

    @cached_property
    def _top(self) -> Front | None:
        if self._grid.top is None:
            return None
        top = expand_flat_header(self._grid.top)
        return Front(top, find_header(top, {}, ImportLog()), ImportLog())

    def _read(self) -> PeriodRead:
        """Read the period from what stands before this table and from its headings."""
        found = read_titles_period(self._titles, self._columns, (entry.what for entry in self._grid.account))
        judged = [each.heading for each in self._columns if each.key in ("result", "evaluation")]
        for lines in (self._listed, judged):
            if found.period is None and not found.doubtful:
                found = read_titles_period(Titles(tuple(lines), "", ""), ())
        if found.period is None or found.period.kind == "năm":
            year = found.period.year if found.period else None
            told = read_labelled_period(_rows_above(self._grid, self.end), year)
            same = bool(told.period and told.period.year == year) or found.period in told.doubtful
            if found == PeriodRead() or (found.period and same):
                found = told
        return found


def _rows_above(grid: Grid, end: int) -> Iterator[str]:
    """Yield what rows above the annex show that are none of its titles, the cells of each between tabs."""
    for entry in grid.account:
        if entry.why == "account.outside":
            yield from entry.what.split("\n")
    yield from map(row_text, grid.rows[:end])


def _front(grid: Grid, end: int, account: ImportLog) -> list[Paragraph]:
    """Return the paragraphs before the table, and with them the rows up to `end` that have one text.

    A row of a letter's head is none of them, nor is what stands above it. A line that is only drawn
    with signs is no title.
    """
    front = [paragraph for paragraph in grid.before if any(map(str.isalnum, paragraph.text))]
    note_skipped(
        account, (paragraph for paragraph in grid.before if paragraph not in front), "account.before_table"
    )
    rows = [non_blank(row) for row in grid.rows[:end]]
    heads = find_letterhead_rows([cell.text for cell in cells] for cells in rows)
    if heads:
        # The nation's name may stand above the office's.
        below = [place for place in range(heads[-1] + 1, end) if len(rows[place]) == 1]
        heads += below[: count_offices_below([row_text(rows[place]) for place in below])]
    beside = find_titles_beside(grid.rows[:end])
    for place, cells in enumerate(rows):
        titles = [cell for cell in cells if cell in beside]
        front += [Paragraph(cell.text, cell.where) for cell in titles]
        cells = [cell for cell in cells if cell not in titles]
        words = any(map(str.isalnum, row_text(cells)))
        if len(cells) == 1 and words and not (titles or (heads and place <= heads[-1])):
            front.append(Paragraph(cells[0].text, cells[0].where))
        else:
            note_skipped(account, cells, "account.before_table")
    begin = find_first_title(paragraph.text for paragraph in front)
    note_skipped(account, front[:begin], "account.outside")
    return front[begin:]


def _leading_sections(grid: Grid, header: Header) -> int:
    """Return the row above the header from which on only sections stand; the header's where there is none.

    A numeral and a name in cells of their own are one; a line is where each section has a header of its own.
    """
    first = header.first
    for row in range(header.first - 1, -1, -1):
        cells = non_blank(grid.rows[row])
        if not cells:
            continue
        line = section_line(cells)
        if not line or (len(cells) == 1 and not _is_leading(line, grid, header)):
            break
        first = row
    return first


def _is_leading(line: str, grid: Grid, header: Header) -> bool:
    if is_first_section(line, grid.rows[header.end :]):
        return True
    below = filter(None, map(non_blank, grid.rows[header.end :]))
    return any(header.repeated_by(cells, heading_key(cells[0].text)) for cells in below)

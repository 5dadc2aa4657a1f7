"""Recognition: a Grid becomes a draft report and an account of what is not in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.errors import Refused
from db.ids import new_id
from db.records import TASK_FIELDS, Domain, Draft, Report, Section, Task
from vqdesk.formats.account import Account, Entry
from vqdesk.formats.grid import Paragraph
from vqdesk.formats.header import find_header, key, spread
from vqdesk.formats.sections import read_section
from vqdesk.formats.titles import period_of, read_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.records import Period
    from vqdesk.formats.grid import Cell, Grid
    from vqdesk.formats.header import Header

_NUMBER = re.compile(r"\(?[0-9]+([.\-][0-9]+)*[a-zđ]?[.)]?|[-+*•–]?")
_PAGE = 500  # rows between two reports of progress
_EXTRA = "extra:"


def recognise(
    grid: Grid,
    *,
    period: Period | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Draft, Account]:
    """Recognise the annex in a grid; all texts are kept to the letter, all ids are new.

    Every character of the grid that is not white space is in the draft or in the account. `period`
    goes before the one that the titles name; `columns` gives fields of TASK_FIELDS (or `extra`) to
    headings by hand. `progress` hears of rows done and in all, and may raise.
    Raises Refused file.no_table, period.none, and column.unknown where no heading has that text.
    """
    named = columns or {}
    grid = spread(grid, named)
    account = Account(grid.account)
    header = find_header(grid, named, account)
    if header is None:
        raise Refused("file.no_table", name=grid.name)
    _check_named(grid, header, named)
    titles = read_titles(paragraph.text for paragraph in _front(grid, header, account))
    period = period or period_of(titles, header.headings)
    if period is None:
        raise Refused("period.none", name=grid.name)
    report = Report(new_id(), titles.organisation, period, titles.lines, titles.attached_to, header.headings)
    body = _Body(grid, header, report.id, account)
    for row in range(header.end, len(grid.rows)):
        if progress and row % _PAGE == 0:
            progress(row, len(grid.rows))
        body.read(row)
    for paragraph in grid.after:
        _skip(account, [paragraph], "account.after_table")
    return Draft(report, body.sections()), account


def _check_named(grid: Grid, header: Header, named: Mapping[str, str]) -> None:
    known = {key(cell.text) for row in grid.rows[header.first : header.end] for cell in row}
    for heading, field in named.items():
        if field not in (*TASK_FIELDS, "extra"):
            raise ValueError(field)
        if key(heading) not in known:
            raise Refused("column.unknown", name=grid.name, heading=heading)


def _front(grid: Grid, header: Header, account: Account) -> list[Paragraph]:
    """Return the paragraphs before the table; a row with one text above the header is one of them."""
    front = list(grid.before)
    for row in grid.rows[: header.first]:
        shown = [cell for cell in row if not cell.blank]
        if len(shown) == 1:
            front.append(Paragraph(shown[0].text, shown[0].where))
        else:
            _skip(account, shown, "account.before_table")
    return front


def _skip(account: Account, pieces: Iterable[Cell | Paragraph], why: str) -> None:
    for piece in pieces:
        if piece.text.strip():
            account.add(piece.where, piece.text, "skipped", why)


class _Body:
    """Read the rows below the header, one after the other."""

    def __init__(self, grid: Grid, header: Header, report_id: str, account: Account) -> None:
        self._grid = grid
        self._header = header
        self._report_id = report_id
        self._account = account
        self._sections: list[tuple[Domain, list[Task]]] = []
        self._over = False

    def sections(self) -> tuple[Section, ...]:
        return tuple(Section(domain, tuple(tasks)) for domain, tasks in self._sections)

    def read(self, row: int) -> None:
        """Take a row as a repeated header, a section or a task; what fits nothing is noted."""
        shown = [cell for cell in self._grid.rows[row] if not cell.blank]
        if not shown:
            return
        if self._header.repeated_by(shown):
            _skip(self._account, shown, "account.header_again")
            return
        # The recipients and the signature stand below the last task, often in cells of the same table.
        self._over = self._over or key(shown[0].text).startswith("noi nhan")
        if self._over:
            _skip(self._account, shown, "account.after_table")
        elif section := read_section(self._grid, row, self._header):
            self._open(section.numeral, section.name)
            _skip(self._account, section.rest, "account.row")
        else:
            self._read_task(row, shown)

    def _read_task(self, row: int, shown: list[Cell]) -> None:
        texts, notes = self._texts(row)
        if not _is_task(texts):
            _skip(self._account, shown, "account.row")
            return
        self._account.extend(notes)
        if not self._sections:
            self._open("", "")
        domain, tasks = self._sections[-1]
        fields = {field: text for field, text in texts.items() if field in TASK_FIELDS}
        extra = {field.removeprefix(_EXTRA): text for field, text in texts.items() if field not in fields}
        tasks.append(Task(self._report_id, domain.id, new_id(), **fields, extra=extra))

    def _texts(self, row: int) -> tuple[dict[str, str], list[Entry]]:
        """Return the row's texts by field, and what is to be noted of them if the row is a task's."""
        texts: dict[str, str] = {}
        notes: list[Entry] = []
        for cell in self._grid.covering(row):
            field = self._header.field_at(cell.column)
            here = cell.row == row
            if field is None:
                notes += [Entry(cell.where, cell.text, "skipped", "account.no_column")] if here else []
            elif field in texts:
                texts[field] += "\n" + cell.text
                notes += [Entry(cell.where, cell.text, "joined", "account.joined")] if here else []
            else:
                texts[field] = cell.text
        return texts, notes

    def _open(self, numeral: str, name: str) -> None:
        self._sections.append((Domain(self._report_id, new_id(), numeral, name), []))


def _is_task(texts: Mapping[str, str]) -> bool:
    """Tell whether texts are a task's: with a number, or with a unit or content.

    A text under TT that is no number needs two more beside it, the unit or the content among them.
    """
    number = texts.get("number", "").strip()
    labelled = "unit" in texts or "content" in texts
    if _NUMBER.fullmatch(number):
        return labelled or any(sign.isdigit() for sign in number)
    return labelled and sum(field in texts for field in TASK_FIELDS) > 2

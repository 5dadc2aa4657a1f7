"""Recognition: a Grid becomes a draft report and an account of what is not in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.errors import Refused
from db.ids import new_id
from db.limits import MOST_REPEATED
from db.records import EXTRA, TASK_FIELDS, Domain, Draft, Report, Section, Task
from vqdesk.annex.recognition.columns.choices import FIRST_DEADLINE
from vqdesk.annex.recognition.columns.header import (
    expand_flat_header,
    find_header,
    is_numbering_again,
)
from vqdesk.annex.recognition.columns.header_columns import COLUMN_FIELDS
from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.footer import (
    begins_foot,
    heads_task,
    is_sentence,
    is_total,
    last_full_row,
    last_task_row,
)
from vqdesk.annex.recognition.front import Front
from vqdesk.annex.recognition.levels import Levels, as_level, read_level
from vqdesk.annex.recognition.sections import read_section
from vqdesk.annex.recognition.sure_tasks import SureTasks
from vqdesk.annex.source.drawn_rules import is_rule
from vqdesk.annex.source.grid import non_blank
from vqdesk.annex.source.import_log import ImportLog, LogEntry, note_skipped
from vqdesk.annex.source.internal_copy import note_internal_copy
from vqdesk.annex.source.unseen_signs import note_unseen
from vqdesk.system.gc_pause import pause_gc
from vqdesk.text.seen import seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.changes import Change
    from db.records import KeptStyle, Period
    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.recognition.levels import Level
    from vqdesk.annex.recognition.sections import SectionRow
    from vqdesk.annex.source.grid import Cell, Grid
    from vqdesk.system.progress import Progress

_NUMBER = re.compile(
    r"\(?([IVX]+[.\-]|[A-ZĐ]{1,6}[.\-/]?)?[0-9]+([.,\-/][0-9]+)*([.\-]?[a-zđ])?[.)/\-]?|[-+*•–]?|[a-zđ][.)/]"
)
_LONGEST_LABEL = 10  # letters in a column of numbers; what is longer is a note
_PAGE = 500  # rows between two reports of progress
_NARRATIVE = frozenset({"documents", "result", "output"})
_NAMING = frozenset({"number", "content"})
_REPORTING = frozenset({"documents", "result", "evaluation", "status", "finished", "reason"})
_LABELS = frozenset({"number", "unit", "content"})


def _no_places() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Recognised:
    """An annex as it was understood: a draft, and an account of what is not in it.

    `grid` and `header` are what it was read from, None where a file of ours says itself what is what;
    `places` gives for the id of a task or domain its row in the grid. `changes` is the history that
    came with it, the oldest first, and `style` its organisation's style.
    """

    draft: Draft
    account: ImportLog
    grid: Grid | None = None
    header: Header | None = None
    places: Mapping[str, int] = field(default_factory=_no_places)
    changes: tuple[Change, ...] = ()
    style: KeptStyle | None = None


@pause_gc()
def recognise(
    grid: Grid,
    *,
    period: Period | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Recognised:
    """Recognise the annex in a grid; all texts are kept to the letter, all ids are new.

    Every character of the grid that is not white space is in the draft or in the account. `period`
    goes before the one that the titles name; `columns` gives fields of COLUMN_FIELDS (or `extra`) to
    headings by hand. `progress` hears of rows done and in all, and may raise.
    Raises Refused file.no_table, period.none, period.doubtful (`periods` by their names), and
    column.unknown where no heading has that text.
    """
    named = columns or {}
    grid = expand_flat_header(grid, named)
    account = ImportLog(grid.account)
    header = find_header(grid, named, account)
    if header is None:
        raise Refused("file.no_table", name=grid.name)
    _check_named(grid, header, named)
    front = Front(grid, header, account)
    period = period or front.period(account)
    titles = front.titles(account)
    report = Report(
        new_id(), titles.organisation, period, titles.lines, titles.attached_to, header.annex_columns
    )
    body = _Body(grid, header, report.id, account)
    for row in range(front.end, header.first):
        body.read(row)
    for row in range(header.end, len(grid.rows)):
        if progress and row % _PAGE == 0:
            progress(row, len(grid.rows))
        body.read(row)
    for paragraph in grid.after:
        note_skipped(account, [paragraph], "account.after_table")
    note_unseen(grid, account)
    note_internal_copy(header.annex_columns, account)
    return Recognised(Draft(report, body.sections()), account, grid, header, body.places)


def own_columns(grid: Grid, columns: Mapping[str, str]) -> dict[str, str]:
    """Return those of the columns named by hand that the annex in a grid has."""
    grid = expand_flat_header(grid, columns)
    header = find_header(grid, columns, ImportLog())
    known = _headings(grid, header) if header else set()
    return {heading: field for heading, field in columns.items() if heading_key(heading) in known}


@pause_gc()
def has_task(grid: Grid, columns: Mapping[str, str]) -> bool:
    """Tell whether the annex in a grid holds at least one task; registers may lie there blank."""
    grid = expand_flat_header(grid, columns)
    header = find_header(grid, columns, ImportLog())
    if header is None:
        return False
    body = _Body(grid, header, "", ImportLog())
    for row in range(header.end, len(grid.rows)):
        body.read(row)
        if body.has_task:
            return True
    return False


def only_plans(grid: Grid) -> bool:
    """Tell whether the annex in a grid says what shall be done, and nothing of what became of it."""
    header = find_header(expand_flat_header(grid), {}, ImportLog())
    return header is not None and not _REPORTING.intersection(header.columns)


def _headings(grid: Grid, header: Header) -> set[str]:
    texts = {cell.text for row in grid.rows[header.first : header.end] for cell in row}
    return {heading_key(text) for text in (*texts, *header.names)}


def _check_named(grid: Grid, header: Header, named: Mapping[str, str]) -> None:
    known = _headings(grid, header)
    for heading, wanted in named.items():
        if wanted not in (*COLUMN_FIELDS, "extra"):
            raise ValueError(wanted)
        if heading_key(heading) not in known:
            raise Refused("column.unknown", name=grid.name, heading=heading)


class _Body:
    """Read the rows below the header, one after the other."""

    def __init__(self, grid: Grid, header: Header, report_id: str, account: ImportLog) -> None:
        self._grid = grid
        self._header = header
        self._report_id = report_id
        self._account = account
        self._sections: list[tuple[Domain, list[Task]]] = []
        self._fields = dict(enumerate(header.columns))
        self._extras = [field for field in header.columns if field and field.startswith(EXTRA)]
        self._over = False
        self._longer: dict[str, list[str]] = {}  # further texts of the last task, by field
        self._repeated = 0
        self._summed = False  # what stands below a sum is no task's text
        self._last = last_task_row(grid, header)
        self._last_full = last_full_row(grid, header)
        self._sure_tasks = SureTasks(grid, header, self._last)
        self._levels = Levels()
        self.places: dict[str, int] = {}

    @property
    def has_task(self) -> bool:
        """Tell whether a task was read."""
        return any(tasks for _, tasks in self._sections[-1:])

    def sections(self) -> tuple[Section, ...]:
        self._lengthen()
        return tuple(Section(domain, tuple(tasks)) for domain, tasks in self._sections)

    def read(self, row: int) -> None:
        """Take a row as a repeated header, a section or a task; what fits nothing is noted."""
        cells = non_blank(self._grid.rows[row])
        if not cells:
            return
        if not self._over and self._sure_tasks.has(row, cells):
            self._add_task(row, *self._texts(row, cells))  # as nearly all rows
            return
        first = heading_key(cells[0].text)
        if why := self._of_header(cells, first):
            note_skipped(self._account, cells, why)
            return
        # The recipients and the signature stand below the last task, often in cells of the same table.
        below = row > self._last and not heads_task(self._grid, row)
        self._over = self._over or begins_foot(first, cells, below_tasks=below)
        if self._over:
            note_skipped(self._account, cells, "account.after_table")
        elif is_total(first, cells):
            self._summed = True
            note_skipped(self._account, cells, "account.row")
        elif (section := read_section(self._grid, row, cells, self._header)) and self._is_remark(
            row, section
        ):
            note_skipped(self._account, cells, "account.after_table")
        elif section:
            self._read_section(row, cells, section)
            note_skipped(self._account, section.rest, "account.row")
        elif level := read_level(self._grid, row, cells, self._header):
            self._enter(row, cells, level)
        else:
            self._read_task(row, cells)

    def _of_header(self, cells: list[Cell], first: str) -> str:
        """Return why a row is one of the header's once more, or only drawn; "" where it is neither."""
        if not self._over and self._header.repeated_by(cells, first):
            return "account.header_again"
        if not self._over and is_numbering_again(cells):
            return "account.column_numbers"
        return "account.drawn" if is_rule(cell.text for cell in cells) else ""

    def _read_section(self, row: int, cells: list[Cell], section: SectionRow) -> None:
        outer = self._levels.section.number
        if level := as_level(self._grid, row, section, self._header, outer):
            self._enter(row, [cell for cell in cells if cell not in section.rest], level)
            return
        self._levels.begin(section.numeral, section.name)
        self.places[self._open(section.numeral, section.name)] = row

    def _enter(self, row: int, cells: list[Cell], level: Level) -> None:
        """Begin a level of tasks; a section that has none but those of its levels is told by their names."""
        self._levels.enter(level)
        if self._sections and not self._sections[-1][1]:
            self.places.pop(self._sections.pop()[0].id, None)
        text = " ".join(cell.text for cell in cells)
        self._account.add(cells[0].where, text, "moved", "account.level")
        self.places[self._open(*self._levels.domain)] = row

    def _is_remark(self, row: int, section: SectionRow) -> bool:
        """Tell a sentence across the table below its last task: `Nhận xét: ...`."""
        return self._is_below(row) and not section.numeral and is_sentence(section.name)

    def _is_below(self, row: int) -> bool:
        """Tell whether a row has neither a number in it or below, nor as many texts as a task."""
        return row > max(self._last, self._last_full)

    def _read_task(self, row: int, cells: list[Cell]) -> None:
        if not any(self._fields.get(cell.column) for cell in cells):
            # What merged cells show here makes no task of a remark beside them.
            note_skipped(self._account, cells, "account.no_column")
            return
        texts, notes = self._texts(row, cells)
        if self._goes_on(row, texts, cells):
            self._continue(cells)
            return
        if not _is_task(texts):
            told = any(sum(map(str.isalpha, cell.text)) > _LONGEST_LABEL for cell in cells)
            why = "account.unfilled" if texts and not (told or _is_filled(texts)) else "account.row"
            # A note may stand in the column of the numbers alone, below the table to the eye.
            why = "account.after_table" if told and self._is_below(row) else why
            note_skipped(self._account, cells, why)
            return
        self._add_task(row, texts, notes)

    def _add_task(self, row: int, texts: dict[str, str], notes: list[LogEntry]) -> None:
        self._account.extend(notes)
        if self._levels.inside and self._levels.leave(texts.get("number", "")):
            self._open(*self._levels.domain)
        if not self._sections:
            self._open("", "")
        domain, tasks = self._sections[-1]
        extra = {field: texts.pop(field) for field in self._extras if field in texts}
        _settle_deadline(texts)
        task = Task(self._report_id, domain.id, new_id(), **texts, extra=_bare(extra))
        self.places[task.id] = row
        self._lengthen()
        self._summed = False
        tasks.append(task)

    def _goes_on(self, row: int, texts: Mapping[str, str], cells: list[Cell]) -> bool:
        """Tell a row that is a part of the task above: it has a narrative, and no number, unit or content.

        A page has cut it off, or the number and the content above are merged cells that reach into it.
        """
        if self._fields.get(cells[0].column) in _LABELS:
            return False  # as nearly all rows
        if self._summed or not (self._sections and self._sections[-1][1]):
            return False
        fields = [field for cell in cells if (field := self._fields.get(cell.column))]
        own = set(fields)
        if own & _LABELS or len(own) < len(fields) or not any(map(self._tells, cells)):
            return False
        above = (texts.keys() - own) & _LABELS if self._grid.hangs_into(row) else set()
        # Under merged labels what became of the task in other words may be a task's of its own.
        return not above or (own <= _NARRATIVE and _NAMING.intersection(self._header.columns) <= above)

    def _tells(self, cell: Cell) -> bool:
        """Tell a cell of a narrative; figures alone are those of a sum."""
        return self._header.field_at(cell.column) in _NARRATIVE and any(map(str.isalpha, cell.text))

    def _continue(self, cells: list[Cell]) -> None:
        for cell in cells:
            field = self._header.field_at(cell.column)
            if field is None:
                note_skipped(self._account, [cell], "account.no_column")
                continue
            # Put together at last: a task may go on over all rows of a file.
            self._longer.setdefault(field, []).append(cell.text)
            self._account.add(cell.where, cell.text, "joined", "account.continued")

    def _lengthen(self) -> None:
        """Give the last task what rows below it went on with."""
        if not self._longer:
            return
        tasks = self._sections[-1][1]
        last = tasks[-1]
        texts = {field: getattr(last, field) for field in COLUMN_FIELDS}
        texts |= {EXTRA + heading: text for heading, text in last.extra.items()}
        for name, pieces in self._longer.items():
            texts[name] = "\n".join(filter(None, [texts.get(name, ""), *pieces]))
        extra = {name: texts.pop(name) for name in [*texts] if name not in COLUMN_FIELDS}
        _settle_deadline(texts)
        tasks[-1] = replace(last, **texts, extra=_bare(extra))
        self._longer = {}

    def _texts(self, row: int, cells: list[Cell]) -> tuple[dict[str, str], list[LogEntry]]:
        """Return the row's texts by field, and what is to be noted of them if the row is a task's."""
        texts: dict[str, str] = {}
        notes: list[LogEntry] = []
        for cell in self._covering(row) if self._grid.hangs_into(row) else cells:
            field = self._fields.get(cell.column)
            if field is not None and field not in texts:
                texts[field] = cell.text
                continue
            here = cell.row == row
            if field is None:
                notes += [LogEntry(cell.where, cell.text, "skipped", "account.no_column")] if here else []
            else:
                texts[field] += "\n" + cell.text
                notes += [LogEntry(cell.where, cell.text, "joined", "account.joined")] if here else []
        return texts, notes

    def _covering(self, row: int) -> list[Cell]:
        """Return the cells that show a text in a row; what merged cells repeat is not without end."""
        cells = self._grid.covering(row)
        self._repeated += sum(len(cell.text) for cell in cells if cell.row != row)
        if self._repeated > MOST_REPEATED:
            raise Refused("file.too_big", name=self._grid.name)
        return cells

    def _open(self, numeral: str, name: str) -> str:
        self._lengthen()
        domain = Domain(self._report_id, new_id(), numeral, name)
        self._sections.append((domain, []))
        return domain.id


def _settle_deadline(texts: dict[str, str]) -> None:
    """Take the first deadline for the task's where it was never moved."""
    if FIRST_DEADLINE in texts and not texts.get("deadline", "").strip():
        texts["deadline"] = texts.pop(FIRST_DEADLINE)


def _is_task(texts: Mapping[str, str]) -> bool:
    """Tell whether texts are a task's: with a number and one more, or with a unit or content.

    A number alone, and rows of dots, wait to be filled in. A text under TT that is no number needs two
    more beside it, the unit or the content among them.
    """
    number = seen(texts.get("number", "")).text.strip()
    labelled = "unit" in texts or "content" in texts
    if _NUMBER.fullmatch(number):
        fits = labelled or any(map(str.isdigit, number))
    else:
        fits = labelled and sum(field in texts for field in TASK_FIELDS) > 2
    return fits and _is_filled(texts)


def _is_filled(texts: Mapping[str, str]) -> bool:
    """Tell whether a row says more than its number: dots and dashes wait to be filled in."""
    return any(any(map(str.isalnum, text)) for field, text in texts.items() if field != "number")


def _bare(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the further texts by their headings."""
    return {field.removeprefix(EXTRA): text for field, text in extra.items()}

"""What a paste would do to the table: which cells change to what, which rows come, what has no place."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import EXTRA, Task
from db.text.folding import fold_name
from ui.forms.autosave import kept_text
from vqdesk.annex.source.grid import Table
from vqdesk.tracking.moved_deadlines import first_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from db.records import Column, Period

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a paste does, nothing of it done yet.

    `changed` are tasks before and after, `added` those that come; `fields` the texts that are written,
    in the annex's order; the new ones stand behind `behind`, None: at their domain's end. `left_over` are the
    copied texts that no column is there for.
    """

    changed: tuple[tuple[Task, Task], ...]
    added: tuple[Task, ...]
    fields: tuple[str, ...]
    left_over: tuple[str, ...] = ()
    has_header: bool = False
    behind: str | None = None

    @property
    def texts(self) -> list[tuple[str, str, str]]:
        """Return what is written into tasks that are there: only what is another text than before."""
        return [
            (after.id, field, after.text(field))
            for before, after in self.changed
            for field in (*self.fields, "first_deadline")
            if before.text(field) != after.text(field)
        ]


def copied_rows(html: str, text: str) -> Rows:
    """Return the cells that another program has copied; what is no table is one cell.

    A cell merged over several belongs to each row and stands in its first column. Raises Refused as reading a
    file does.
    """
    if "<table" in html.lower():
        from vqdesk.formats.readers import read_clipboard

        source = read_clipboard(html, text, "", keep_struck=True)
        rows = [row for block in source.blocks if isinstance(block, Table) for row in _spread(block)]
    elif "\t" in text:
        rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter="\t"))
    else:
        rows = [[text.replace("\r\n", "\n").removesuffix("\n")]]
    return _trimmed([[kept_text(cell) for cell in row] for row in rows])


def _spread(table: Table) -> Iterator[list[str]]:
    places: dict[tuple[int, int], str] = {}
    width = 0
    for row in table.rows:
        for cell in row:
            for below in range(cell.row_span):
                places[cell.row + below, cell.column] = cell.text
            width = max(width, cell.column + cell.column_span)
    for at in range(len(table.rows)):
        yield [places.get((at, column), "") for column in range(width)]


def _trimmed(rows: Rows) -> Rows:
    """Return the rows without those at the end, and columns at the right, that hold nothing; all as wide."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell.strip()), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def headed_fields(rows: Rows, columns: Sequence[Column]) -> list[str | None] | None:
    """Return the field of each copied column where the first row has the annex's headings, else None."""
    if len(rows) < 2:
        return None
    known = {fold_name(column.heading): column.field for column in columns}
    found = [known.get(fold_name(cell)) for cell in rows[0]]
    named = [field for field in found if field]
    is_header = len(named) >= 2 and len(set(named)) == len(named) and 2 * len(named) >= len(found)
    return found if is_header else None


def plan_paste(
    rows: Rows,
    columns: Sequence[Column],
    *,
    at: int,
    targets: Sequence[Task],
    make: Callable[[], Task],
    period: Period,
    number: int,
) -> PastePlan:
    """Return what pasting rows does: over the targets one by one, and new tasks where these end.

    The first copied column goes into the column `at`, unless the rows begin with the annex's headings. `make`
    makes an empty task; one that brings no number has the next from `number` on.
    """
    headed = headed_fields(rows, columns)
    body = rows[1:] if headed else rows
    width = len(body[0]) if body else 0
    positional: list[str | None] = [column.field for column in columns[at : at + width]]
    fields = headed or positional + [None] * (width - len(positional))
    changed: list[tuple[Task, Task]] = []
    added: list[Task] = []
    for place, row in enumerate(body):
        before = targets[place] if place < len(targets) else None
        after = _written(before or make(), fields, row)
        if before is None:
            has_number = "number" in fields
            added.append(after if has_number else replace(after, number=str(number + len(added))))
        elif after != before:
            changed.append((before, _kept_first(before, after, period)))
    left = tuple(
        cell.strip()
        for row in rows
        for cell, field in zip(row, fields, strict=True)
        if not field and cell.strip()
    )
    order = tuple(column.field for column in columns if column.field in fields)
    return PastePlan(tuple(changed), tuple(added), order, left, headed is not None)


def _written(task: Task, fields: Sequence[str | None], row: Sequence[str]) -> Task:
    own = {
        field: text for field, text in zip(fields, row, strict=True) if field and not field.startswith(EXTRA)
    }
    extra = {
        field.removeprefix(EXTRA): text
        for field, text in zip(fields, row, strict=True)
        if field and field.startswith(EXTRA)
    }
    kept = {heading: text for heading, text in {**task.extra, **extra}.items() if text}
    return replace(task, **own, extra=kept)


def _kept_first(before: Task, after: Task, period: Period) -> Task:
    """Keep the first deadline of a task whose deadline is moved by the paste, as typing does."""
    if after.deadline == before.deadline:
        return after
    first = first_after(before.deadline, after.deadline, before.first_deadline, period)
    return replace(after, first_deadline=first)


def empty_task(report_id: str, domain_id: str) -> Task:
    """Return a new task without a text."""
    return Task(report_id, domain_id, new_id())

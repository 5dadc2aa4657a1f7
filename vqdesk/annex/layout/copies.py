"""The two copies of an annex: the issued one, and the leader's, which has what is internal as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from db.records import EXTRA, TASK_FIELDS, Draft, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Column, Task
    from vqdesk.annex.layout.style import AnnexStyle

Copy = Literal["issued", "internal"]

COPIES: tuple[Copy, ...] = ("issued", "internal")


def internal_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns that no issued copy has."""
    return tuple(column for column in columns if column.visibility == "internal")


def columns_of_copy(columns: Sequence[Column], copy: Copy) -> tuple[Column, ...]:
    """Return the columns that a copy shows, in their order; the leader's has the internal ones last."""
    shown = tuple(column for column in columns if column.visibility == "shown")
    return shown + internal_columns(columns) if copy == "internal" else shown


def issued_draft(draft: Draft) -> Draft:
    """Return a report as others may have it: its columns but the internal ones, and their texts alone.

    A text without a column goes too: the one that it stood in may have been internal.
    """
    columns = tuple(column for column in draft.report.columns if column.visibility != "internal")
    fields = frozenset(column.field for column in columns)
    sections = tuple(
        Section(section.domain, tuple([_with_fields(task, fields) for task in section.tasks]))
        for section in draft.sections
    )
    return Draft(replace(draft.report, columns=columns), sections)


def issued_task(task: Task, columns: Iterable[Column]) -> Task:
    """Return a task with the texts alone of those columns that are not internal."""
    return _with_fields(task, frozenset(each.field for each in columns if each.visibility != "internal"))


def issued_style(style: AnnexStyle, columns: Iterable[Column]) -> AnnexStyle:
    """Return an office's style as others may have it: it names no column but a report's issued ones.

    Its widths are by the headings of all the office's reports.
    """
    fields = {column.field for column in columns if column.visibility != "internal"}
    return replace(
        style,
        widths={key: width for key, width in style.widths.items() if _is_known(key, fields)},
        hidden=frozenset(key for key in style.hidden if _is_known(key, fields)),
    )


def _with_fields(task: Task, fields: frozenset[str]) -> Task:
    texts = {field: "" for field in TASK_FIELDS if field not in fields}
    if "deadline" in texts:
        texts["first_deadline"] = ""
    extra = {heading: text for heading, text in task.extra.items() if EXTRA + heading in fields}
    return replace(task, **texts, extra=extra)


def _is_known(key: str, fields: set[str]) -> bool:
    return key in fields or not key.startswith(EXTRA)

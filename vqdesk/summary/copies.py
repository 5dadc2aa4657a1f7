"""The two copies of a summary: the leader's quotes internal columns, the one for others does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from vqdesk.annex.layout.copies import internal_columns

if TYPE_CHECKING:
    from collections.abc import Collection

    from db.records import Report
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.summary.summary import JudgedTask, ReportSummary

_JUDGED = frozenset(["deadline", "evaluation", "status", "finished"])
"""The columns by whose texts a task is judged: the reason quotes them."""

_QUOTED = _JUDGED | {"number", "unit", "content", "assignment"}
"""The columns whose texts stand in the lists, as they are or in the reasons."""


def quoted_internally(report: Report) -> frozenset[str]:
    """Return the internal columns that a summary of a report quotes."""
    return _QUOTED.intersection(column.key for column in internal_columns(report.columns))


def copy_of_summary(summary: ReportSummary, copy: Copy | None) -> ReportSummary:
    """Return an own office's summary as one of the copies; None leaves it as it is.

    The issued one has all figures and quotes nothing internal: units are not named where they are internal,
    and where tasks are judged by something internal it does not tell how each of them stands.
    """
    closed = quoted_internally(summary.report)
    if copy != "issued" or not closed:
        return replace(summary, copy=copy or summary.copy)
    lists = [
        () if closed & _JUDGED else tuple(_issued(each, closed) for each in tasks)
        for tasks in (summary.late, summary.unknown)
    ]
    names_units = "unit" not in closed
    return replace(
        summary,
        copy=copy,
        units=summary.units if names_units else (),
        shared=summary.shared if names_units else 0,
        late=lists[0],
        unknown=lists[1],
        lists_tasks=not closed & _JUDGED,
    )


def _issued(each: JudgedTask, closed: Collection[str]) -> JudgedTask:
    judgement = each.judgement
    if "assignment" in closed:
        doubts = (doubt for doubt in judgement.doubts if doubt.key != "show.doubt.before_assigned")
        judgement = replace(judgement, doubts=tuple(doubts))
    emptied: dict[str, Any] = dict.fromkeys(closed, "")
    task = replace(each.task, **emptied)
    return replace(each, task=task, units=() if "unit" in closed else each.units, judgement=judgement)

"""The texts of a record by field name, as forms edit them and as unsaved texts are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_FIELDS, Column
from vqdesk.columns.heads import put_results_head, results_head
from vqdesk.periods.period import default_columns, parse_period, period_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Domain, Period, Report, Task
    from db.store.store import Store

PERIOD = "period"
"""The report's period among its texts, by its name."""
RESULTS_HEAD = "results"
"""The head over the columns of results among the report's texts."""
HEADINGS = ("number", "unit", "content", RESULTS_HEAD, "documents", "result", "evaluation")


def texts_of_task(task: Task) -> dict[str, str]:
    """Return a task's texts, the extra columns as `extra:<heading>`."""
    texts: dict[str, str] = {name: getattr(task, name) for name in (*TASK_FIELDS, "first_deadline")}
    return texts | {EXTRA + heading: text for heading, text in task.extra.items()}


def texts_of_domain(domain: Domain) -> dict[str, str]:
    """Return a domain's numeral and name."""
    return {"numeral": domain.numeral, "name": domain.name}


def texts_of_report(report: Report) -> dict[str, str]:
    """Return a report's own texts; its titles are lines, a column that it has not is an empty heading."""
    headings = dict.fromkeys(HEADINGS, "") | {column.field: column.heading for column in report.columns}
    headings[RESULTS_HEAD] = results_head(report.columns)
    titles = "\n".join(report.titles)
    own = {"organisation": report.organisation, "titles": titles, "attached_to": report.attached_to}
    return own | headings


def usual_heading(name: str, period: Period) -> str:
    """Return how a column, or the head over the results, is usually called in a report of a period."""
    columns = default_columns(period)
    if name == RESULTS_HEAD:
        return results_head(columns)
    return next((column.heading for column in columns if column.field == name), "")


def with_texts(report: Report, texts: Mapping[str, str]) -> Report:
    """Return the report with some of its own texts changed."""
    for name, text in texts.items():
        report = _with(report, name, text)
    return report


def stored_text(store: Store, report_id: str, record: str, record_id: str, field: str) -> str:
    """Return one text as it is stored, "" where a task has none; Refused *.unknown where the row is gone."""
    if record == "task":
        texts = texts_of_task(store.tasks.get(report_id, record_id))
    elif record == "domain":
        texts = texts_of_domain(store.domains.get(report_id, record_id))
    else:
        report = store.reports.get(report_id)
        texts = texts_of_report(report) | {PERIOD: period_name(report.period)}
    return texts.get(field, "")


def _with_heading(columns: tuple[Column, ...], name: str, text: str) -> tuple[Column, ...]:
    """Return the columns with one heading changed; a new column stands behind those that come before it."""
    if name == RESULTS_HEAD:
        return put_results_head(columns, text)
    if not text:
        return tuple(column for column in columns if column.field != name)
    if any(column.field == name for column in columns):
        return tuple(replace(each, heading=text) if each.field == name else each for each in columns)
    if name not in HEADINGS:
        return (*columns, Column(name, text))
    order = HEADINGS.index(name)
    before = [at for at, each in enumerate(columns) if each.key in HEADINGS[:order]]
    place = before[-1] + 1 if before else 0
    head = results_head(columns) if order > HEADINGS.index(RESULTS_HEAD) else ""
    return (*columns[:place], Column(name, text, head), *columns[place:])


def _with(report: Report, name: str, text: str) -> Report:
    """Return the report with one text changed; an empty heading means that there is no such column."""
    if name == RESULTS_HEAD or name in TASK_FIELDS:
        return replace(report, columns=_with_heading(report.columns, name, text))
    if name == "titles":
        return replace(report, titles=tuple(text.split("\n")) if text else ())
    if name == "organisation":
        return replace(report, organisation=text)
    if name == PERIOD:
        return replace(report, period=parse_period(text) or report.period)
    return replace(report, attached_to=text)

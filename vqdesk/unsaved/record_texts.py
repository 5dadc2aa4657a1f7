"""The texts of a record by field name, as forms edit them and as unsaved texts are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_TEXTS
from vqdesk.periods.period import parse_period, period_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Domain, Report, Task
    from db.store.store import Store

PERIOD = "period"
"""The report's period among its texts, by its name."""


def texts_of_task(task: Task) -> dict[str, str]:
    """Return a task's texts, the extra columns as `extra:<heading>`."""
    texts: dict[str, str] = {name: getattr(task, name) for name in TASK_TEXTS}
    return texts | {EXTRA + heading: text for heading, text in task.extra.items()}


def texts_of_domain(domain: Domain) -> dict[str, str]:
    """Return a domain's numeral and name."""
    return {"numeral": domain.numeral, "name": domain.name}


def texts_of_report(report: Report) -> dict[str, str]:
    """Return a report's own texts; its titles are lines. Its columns are changed as such."""
    titles = "\n".join(report.titles)
    return {"organisation": report.organisation, "titles": titles, "attached_to": report.attached_to}


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


def _with(report: Report, name: str, text: str) -> Report:
    """Return the report with one text changed."""
    if name == "titles":
        return replace(report, titles=tuple(text.split("\n")) if text else ())
    if name == "organisation":
        return replace(report, organisation=text)
    if name == PERIOD:
        return replace(report, period=parse_period(text) or report.period)
    return replace(report, attached_to=text)

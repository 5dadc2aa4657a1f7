"""The exchange form `vqdesk.report/2`, written: a whole report as JSON, nothing lost."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from db.records import TASK_FIELDS
from vqdesk.annex.layout.style import USUAL, style_as_json
from vqdesk.formats.exchange.reader import EXCHANGE_SCHEMA, read_exchange
from vqdesk.system.json_output import write_json
from vqdesk.text.citations import find_citations
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.deadlines import read_deadline
from vqdesk.tracking.groups import day_asked, judge
from vqdesk.tracking.unit_lists import split_units

if TYPE_CHECKING:
    from db.records import Draft, Period, Report, Section, Task
    from vqdesk.annex.layout.style import AnnexStyle
    from vqdesk.text.citations import Citation
    from vqdesk.tracking.deadlines import Deadline

__all__ = ["EXCHANGE_SCHEMA", "period_as_json", "read_exchange", "write"]


def write(draft: Draft, style: AnnexStyle = USUAL) -> str:
    """Write a report and its organisation's style; encode it as UTF-8.

    Two spaces, keys in their order, a newline at the end: the same report is the same text, whatever it
    was read from. What is derived is derived anew, as of the period's last day and by what is known
    everywhere: neither an office's register nor today changes the text.
    """
    report = draft.report
    data = {
        "schema": EXCHANGE_SCHEMA,
        "id": report.id,
        "organisation": report.organisation,
        "period": period_as_json(report.period),
        "titles": list(report.titles),
        "attached_to": report.attached_to,
        **_look(report, style),
        "columns": [asdict(column) for column in report.columns],
        "domains": [_domain(section, report) for section in draft.sections],
    }
    return write_json(data)


def _look(report: Report, style: AnnexStyle) -> dict[str, object]:
    """Return what of the look is not as usual."""
    data: dict[str, object] = {"numeral": report.numeral} if report.numeral else {}
    return data if style == USUAL else data | {"style": style_as_json(style)}


def period_as_json(period: Period) -> dict[str, object]:
    """Return a period as the exchange form writes it."""
    return {
        "kind": period.kind,
        "ordinal": period.ordinal,
        "year": period.year,
        "from": period.start,
        "to": period.end,
    }


def _domain(section: Section, report: Report) -> dict[str, object]:
    domain = section.domain
    return {
        "id": domain.id,
        "numeral": domain.numeral,
        "name": domain.name,
        "tasks": [_task(task, report) for task in section.tasks],
    }


def _task(task: Task, report: Report) -> dict[str, object]:
    data: dict[str, object] = {"id": task.id}
    for field in TASK_FIELDS:
        data[field] = getattr(task, field)
        data |= _derived(task, field, report.period)
    # A text under no column of the report still belongs to the task.
    headings = [column.heading for column in report.columns if column.key == "extra"]
    order = [*headings, *sorted(set(task.extra) - set(headings))]
    extra = {heading: text for heading in order if (text := task.extra.get(heading))}
    return data | ({"extra": extra} if extra else {})


def _derived(task: Task, field: str, period: Period) -> dict[str, object]:
    """Return what stands behind a text because it is derived from it."""
    if field == "coordinating":
        return {"coordinating_units": list(split_units(task.coordinating))}
    if field == "deadline":
        read = read_deadline(task.deadline, period, task.first_deadline)
        return {"deadline_value": read and _deadline(read), "first_deadline": task.first_deadline}
    if field == "status":
        return {"status_group": judge(task, period, day_asked(period)).group}
    if field == "documents":
        return {"citations": [_citation(citation) for citation in find_citations(task.documents)]}
    if field == "evaluation":
        share = parse_percent(task.evaluation)
        return {"percent": None if share is None else f"{share:f}"}
    return {}


def _deadline(read: Deadline) -> dict[str, object]:
    last, first = (None if day is None else day.isoformat() for day in (read.last_day, read.first))
    return {"kind": read.kind, "last_day": last, "first": first}


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "type": citation.type,
        "number": citation.number,
        "symbol": citation.symbol,
        "style": citation.style,
        "date": None if citation.date is None else citation.date.isoformat(),
    }

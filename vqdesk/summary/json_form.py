"""A summary as JSON holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.summary.sentences import sentences
from vqdesk.tracking.understood import reason_in_words

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.summary.summary import Count, CountedName, JudgedTask, ReportSummary


def summary_json(summary: ReportSummary) -> dict[str, Any]:
    """Return a summary as JSON holds it.

    `report` is the report's id, `as_of` an ISO date. The whole, each of `by_unit` and each of `by_domain`
    have `total`, `groups` (five counts that add up to it) and `rates` (`done` and `late` of all, `in_time` of
    what is done; in percent with one decimal as texts, "77.5", null where they are shares of nothing). A task
    of several leads counts under each of them and once in the whole. `late` has a task's id, its texts as
    they were typed and the reason; `sentences` are to be pasted: both Vietnamese, as the report is. `copy` is
    "internal" where something internal is quoted, else "issued".
    """
    return {
        "report": summary.report.id,
        "as_of": summary.as_of.isoformat(),
        **_count(summary.count),
        "by_unit": [_named(each) for each in summary.units],
        "by_domain": [_named(each) for each in summary.domains],
        "late": [_late(each) for each in summary.late],
        "sentences": list(sentences(summary)),
        "copy": summary.copy,
    }


def _named(each: CountedName) -> dict[str, Any]:
    return {"name": each.name, **_count(each.count)}


def _count(count: Count) -> dict[str, Any]:
    rates = {name: _number(rate) for name, rate in count.rates._asdict().items()}
    return {"total": count.total, "groups": dict(count.groups), "rates": rates}


def _late(each: JudgedTask) -> dict[str, str]:
    task = each.task
    return {
        "task": task.id,
        "number": task.number,
        "unit": task.unit,
        "deadline": task.deadline,
        "reason": reason_in_words(each.judgement, FILE_LANG),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"

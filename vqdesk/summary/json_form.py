"""A summary as JSON holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.summary.sentences import sentences
from vqdesk.tracking.understood import reason_in_words

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.summary.overview import Overview, OverviewLine, Tally
    from vqdesk.summary.summary import Count, CountedName, JudgedTask, ReportSummary


def summary_json(summary: ReportSummary, overview: Overview | None = None) -> dict[str, Any]:
    """Return a summary as JSON holds it.

    `report` is the report's id, `as_of` an ISO date. The whole, each of `by_unit` and each of `by_domain`
    have `total`, `groups` (five counts that add up to it) and `rates` (`done` and `late` of all, `in_time` of
    what is done; in percent with one decimal as texts, "77.5", null where they are shares of nothing). A task
    of several leads counts under each of them and once in the whole. `late` has a task's id, its texts as
    they were typed and the reason; `sentences` are to be pasted: both Vietnamese, as the report is. `copy` is
    "internal" where something internal is quoted, else "issued". `overview`, where one is given, is what
    `_overview` says.
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
        **({"overview": _overview(overview)} if overview is not None else {}),
    }


def _overview(overview: Overview) -> dict[str, Any]:
    """Return the leader's figures: `former` is the id of the report before, null for none.

    The whole, each of `by_domain` and each of `by_unit` have `now` and `then`, null where there is none:
    `total`, `assessed`, `in_words`, and `mean` of `mean_of` percentages, null of none. `due` counts the tasks
    that are not done by their deadlines, `moved` tells how many of these were moved. `lacks` has for each
    kind a `count` and the ids in `tasks`, which are left out where the copy does not name them.
    """
    former = overview.former
    return {
        "former": former.id if former else None,
        **_line(overview.whole),
        "by_domain": [{"name": each.name, **_line(each)} for each in overview.domains],
        "by_unit": [{"name": each.name, **_line(each)} for each in overview.units],
        "due": dict(overview.due),
        "moved": overview.moved,
        "lacks": {
            each.kind: {"count": each.count, "tasks": [task.id for task in each.tasks]}
            for each in overview.lacks
        },
    }


def _line(line: OverviewLine) -> dict[str, Any]:
    return {"now": _tally(line.now), "then": _tally(line.then) if line.then is not None else None}


def _tally(tally: Tally) -> dict[str, Any]:
    mean = tally.mean
    return {
        "total": tally.total,
        "assessed": tally.assessed,
        "in_words": tally.in_words,
        "mean": _number(mean.value) if mean else None,
        "mean_of": mean.of if mean else 0,
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

"""The next period's report, made from the last one's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.ids import new_id
from db.records import TASK_FIELDS, Draft, Report, Section
from vqdesk.formats.annex_out import dotted
from vqdesk.period_mentions import renamed
from vqdesk.periods import period_name
from vqdesk.text.numbers import percent

if TYPE_CHECKING:
    from db.records import Headings, Period, Task

Kept = Literal["empty", "copy"]
VERB = "carry_over"
"""The verb under which a carried report is stored: `store.add_report(draft, verb=VERB)`."""

_DONE = 100
_BETWEEN = "\x1f"  # white space to patterns, and no character of a report


def carry_over(
    draft: Draft,
    to: Period,
    *,
    result: Kept = "empty",
    evaluation: Kept = "empty",
    without_done: bool = False,
    titles: tuple[str, ...] | None = None,
    attached_to: str | None = None,
    headings: Headings | None = None,
) -> Draft:
    """Return a report for another period with the same domains and tasks, under the same ids.

    The report's own id is new. Units, contents, documents and further texts are the same; results and
    evaluations are copied or left empty. `without_done` leaves out tasks whose evaluation is a
    percentage of 100 or more, and domains that become empty thereby. Titles, attached line and
    headings are those given, else those of `proposed`. Raises Refused period.same.
    """
    # Two periods of which nothing is told may be two.
    if period_name(to) and _key(draft.report.period) == _key(to):
        raise Refused("period.same", period=period_name(to))
    offered = proposed(draft.report, to)
    report = replace(
        offered,
        id=new_id(),
        titles=offered.titles if titles is None else titles,
        attached_to=offered.attached_to if attached_to is None else attached_to,
        headings=offered.headings if headings is None else headings,
    )
    emptied = {
        field: "" for field, kept in (("result", result), ("evaluation", evaluation)) if kept == "empty"
    }
    extra = _renamed_extra(draft.report.headings, report.headings)
    sections = []
    for section in draft.sections:
        tasks = [task for task in section.tasks if not (without_done and is_done(task))]
        if tasks or not section.tasks:
            carried = tuple(_carried(task, emptied, extra) for task in tasks)
            sections.append(Section(section.domain, carried))
    return Draft(report, tuple(sections)).with_report(report)


def proposed(report: Report, to: Period) -> Report:
    """Return a report's own record as it may read for another period; the id stays.

    Every mention of the report's period in titles and headings becomes the new one. In the attached
    line number and date are last period's: dots stand in their places, to be filled in.
    """
    # A period may stand over two lines: "QUÝ III" and "NĂM 2024" below it.
    titles = renamed(_BETWEEN.join(report.titles), report.period, to).split(_BETWEEN)
    return replace(
        report,
        period=to,
        titles=tuple(titles) if report.titles else (),
        attached_to=renamed(dotted(report.attached_to), report.period, to),
        headings=_renamed_headings(report.headings, report.period, to),
    )


def is_done(task: Task) -> bool:
    """Tell whether a task's evaluation is a percentage of 100 or more."""
    share = percent(task.evaluation)
    return share is not None and share >= _DONE


def _key(period: Period) -> tuple[object, ...]:
    days = (period.start, period.end) if period.kind == "khác" else ()
    return (period.kind, period.year, period.ordinal, *days)


def _renamed_headings(headings: Headings, old: Period, new: Period) -> Headings:
    texts = {field: getattr(headings, field) for field in (*TASK_FIELDS, "results")}
    named = {field: renamed(text, old, new) for field, text in texts.items() if text is not None}
    extra = tuple(renamed(text, old, new) for text in headings.extra)
    # Two columns must not fall together.
    return replace(headings, **named, extra=extra if len(set(extra)) == len(extra) else headings.extra)


def _renamed_extra(old: Headings, new: Headings) -> dict[str, str]:
    """Return what the further columns are called now; nothing where they are not the same columns."""
    return dict(zip(old.extra, new.extra, strict=True)) if len(old.extra) == len(new.extra) else {}


def _carried(task: Task, emptied: dict[str, str], extra: dict[str, str]) -> Task:
    texts = {extra.get(heading, heading): text for heading, text in task.extra.items()}
    return replace(task, **emptied, extra=texts)

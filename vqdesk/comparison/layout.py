"""What a comparison shows in every file: its titles, columns and the texts of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vqdesk.comparison.comparison import STATUSES, domain_title
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import period_name
from vqdesk.text.figures import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from vqdesk.comparison.comparison import ComparedTask, Comparison, Summary
    from vqdesk.formats.small_documents.texts import Text
    from vqdesk.tracking.groups import StatusGroup

LANG = "vi"
"""Files go to offices; the language of the program's own words stays out of them."""

TASK_HEADINGS = ("number", "unit", "task", "documents", "result", "then", "now", "difference", "status")
EVALUATION_COLUMNS = ("then", "now", "difference")


class SummaryRow(NamedTuple):
    """One line of the summary; `group` tells whose lines these are and is no line of its own."""

    group: str
    name: str
    summary: Summary


def heading(name: str, lang: str = LANG) -> str:
    """Return the heading of a column or part."""
    return say(f"show.compare.{name}", lang)


def comparison_titles(comparison: Comparison, lang: str = LANG) -> tuple[str, str]:
    """Return what the comparison is called, and its periods."""
    names = [period_name(report.period) or "..." for report in (comparison.then, comparison.now)]
    return heading("title", lang), say("show.periods.both", lang, then=names[0], now=names[1])


def compared_organisations(comparison: Comparison) -> str:
    """Return whose reports are compared; two where they differ."""
    names = (comparison.then.organisation, comparison.now.organisation)
    return " - ".join(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def group_by_domain(tasks: Iterable[ComparedTask]) -> Iterator[tuple[str, list[ComparedTask]]]:
    """Yield the domains' titles with their tasks."""
    group: list[ComparedTask] = []
    for task in tasks:
        if group and group[0].domain.id != task.domain.id:
            yield domain_title(group[0].domain), group
            group = []
        group.append(task)
    if group:
        yield domain_title(group[0].domain), group


def task_cells(task: ComparedTask, lang: str = LANG) -> tuple[Text, ...]:
    """Return the texts of a task's columns, in the order of TASK_HEADINGS."""
    shown = task.task
    return (
        shown.number,
        shown.unit,
        shown.content,
        task.documents,
        task.result,
        task.evaluation_then,
        task.evaluation_now,
        format_difference(task.difference),
        say(f"show.status.{task.status}", lang),
    )


MOVED_HEADINGS = ("number", "unit", "task", "deadline_then", "deadline_now", "group_then", "group_now")


def moved_tasks(comparison: Comparison) -> list[ComparedTask]:
    """Return the tasks whose deadline was moved, or that count in another group than they did."""
    return [task for task in comparison.tasks if task.deadline_moved or task.is_regrouped]


def moved_cells(task: ComparedTask, lang: str = LANG) -> tuple[str, ...]:
    """Return the texts of a moved task's columns, in the order of MOVED_HEADINGS."""
    shown = task.task
    groups = (told_group(task.group_then, lang), told_group(task.group_now, lang))
    return (shown.number, shown.unit, shown.content, task.deadline_then, task.deadline_now, *groups)


def told_group(group: StatusGroup | None, lang: str = LANG) -> str:
    """Return what a group is called; "" for none."""
    return "" if group is None else say(f"show.group.{group}", lang)


def column_lines(comparison: Comparison, lang: str = LANG) -> Iterator[str]:
    """Yield which columns are new, and which are gone, where there are any."""
    for name, columns in (("new", comparison.new_columns), ("gone", comparison.gone_columns)):
        if names := [column.heading for column in columns]:
            yield say(f"show.columns.{name}", lang, names=names)


def summary_headings(lang: str = LANG) -> tuple[str, ...]:
    """Return the headings between a summary's name and its means."""
    return (heading("tasks", lang), *(say(f"show.status.{status}", lang) for status in STATUSES))


def summary_rows(comparison: Comparison, lang: str = LANG) -> Iterator[SummaryRow]:
    """Yield the whole, then the domains, then the units."""
    yield SummaryRow("", heading("total", lang), comparison.total)
    for group, summaries in (("domains", comparison.domains), ("units", comparison.units)):
        for summary in summaries:
            name = summary.name or heading("no_name", lang)
            yield SummaryRow(heading(group, lang), name, summary)


def format_mean(value: Decimal | None, count: int) -> str:
    """Return a mean with the number of tasks that it is made of: `92,33% (9)`; "" where there is none."""
    return "" if value is None else f"{format_number(value)}% ({count})"


def format_difference(value: Decimal | None) -> str:
    """Return a difference with its sign: `+4,5`; "" where there is none."""
    if not value:
        return "" if value is None else "0"
    return ("+" if value > 0 else "") + format_number(value)

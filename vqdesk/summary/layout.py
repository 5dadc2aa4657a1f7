"""What a summary shows in every file and in the window: its titles, headings, figures and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vqdesk.columns.internal import WATERMARK
from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.messages.catalogue import say, told
from vqdesk.periods.period import format_day, period_name
from vqdesk.summary.copies import quoted_internally
from vqdesk.text.figures import format_number
from vqdesk.tracking.groups import GROUPS
from vqdesk.tracking.understood import reason_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from vqdesk.summary.summary import Count, CountedName, JudgedTask, ReportSummary

By = Literal["units", "domains"]
LISTED = ("number", "unit", "task", "deadline", "group", "reason")
RATES = ("done", "in_time", "late")
NOTHING = "-"
"""What stands where a share is one of nothing."""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A line of a table: what is counted, and its tasks; the first line is the whole."""

    name: str
    count: Count
    is_whole: bool = False


def summary_heading(name: str, lang: str = FILE_LANG) -> str:
    """Return the heading of a column or part."""
    return say(f"show.summary.{name}", lang)


def group_heading(group: str, lang: str = FILE_LANG) -> str:
    """Return what a group is called; in a table's heading there is no room for more of the fifth."""
    return summary_heading("untold", lang) if group == "unknown" else say(f"show.group.{group}", lang)


def titles(summary: ReportSummary, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return what the summary is called, and its period."""
    period = period_name(summary.report.period)
    return (summary_heading("title", lang), *([period[:1].upper() + period[1:]] if period else []))


def internal_mark(summary: ReportSummary) -> str:
    """Return what stands above the leader's copy; "" on the one for others."""
    return WATERMARK if summary.copy == "internal" else ""


def organisation(summary: ReportSummary) -> str:
    """Return whose report it is, on one line."""
    return " ".join(summary.report.organisation.split())


def said_day(summary: ReportSummary, lang: str = FILE_LANG) -> str:
    """Return as of which day everything is said."""
    return say("show.said.as_of", lang, day=day(summary))


def day(summary: ReportSummary) -> str:
    """Return the day as it is written: `30/09/2026`."""
    return format_day(summary.as_of.isoformat())


def count_headings(by: By, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return the headings of a table: of its names, of the whole, of the groups, of the rates."""
    names = {"units": "unit", "domains": "domain"}
    groups = (group_heading(group, lang) for group in GROUPS)
    rates = (summary_heading(f"rate_{rate}", lang) for rate in RATES)
    return (summary_heading(names[by], lang), summary_heading("total", lang), *groups, *rates)


def counted_rows(summary: ReportSummary, by: By, lang: str = FILE_LANG) -> Iterator[CountedRow]:
    """Yield the whole, then each unit or domain."""
    yield CountedRow(summary_heading("total", lang), summary.count, is_whole=True)
    counted: Sequence[CountedName] = summary.units if by == "units" else summary.domains
    nameless = summary_heading("no_unit" if by == "units" else "no_domain", lang)
    for each in counted:
        yield CountedRow(each.name or nameless, each.count)


def numbers(count: Count) -> tuple[int, ...]:
    """Return the total and the groups."""
    return (count.total, *(count.groups[group] for group in GROUPS))


def figures(count: Count) -> tuple[str, ...]:
    """Return the texts of a line behind its name: the total, the groups, the rates."""
    return (*map(str, numbers(count)), *map(format_rate, count.rates))


def format_rate(rate: Decimal | None) -> str:
    """Return a rate as it is written: `77,5%`."""
    return NOTHING if rate is None else f"{format_number(rate)}%"


def notes(summary: ReportSummary, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return what is said under the units: of tasks of several leads, of those without a deadline.

    And of what the copy for others leaves out.
    """
    counted = (("show.said.shared_tasks", summary.shared), ("show.said.undated", summary.undated))
    said = [say(key, lang, count=count) for key, count in counted if count]
    if summary.copy == "issued" and quoted_internally(summary.report):
        said.append(say("show.said.left_out", lang))
    return tuple(said)


def list_headings(lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return the headings of a list of tasks."""
    return tuple(summary_heading(name, lang) for name in LISTED)


def list_cells(each: JudgedTask, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return the texts of a task's columns, in the order of LISTED."""
    task = each.task
    return (
        task.number,
        task.unit,
        task.content,
        task.deadline,
        group_heading(each.judgement.group, lang),
        reason(each, lang),
    )


def reason(each: JudgedTask, lang: str = FILE_LANG) -> str:
    """Return why a task stands in its group, and what is doubtful about it, a line each."""
    doubts = (told(doubt, lang) for doubt in each.judgement.doubts)
    return "\n".join((reason_in_words(each.judgement, lang), *doubts))

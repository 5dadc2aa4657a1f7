"""A summary as plain text for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.summary import layout
from vqdesk.summary import overview_layout as told
from vqdesk.summary.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.summary.layout import By
    from vqdesk.summary.overview import Overview
    from vqdesk.summary.summary import JudgedTask, ReportSummary


def format_summary(summary: ReportSummary, lang: str, overview: Overview | None = None) -> str:
    """Return a summary as a person reads it on a screen: the sentences, the figures, what is late and why.

    An overview that is given stands behind the figures.
    """
    lines = [
        *filter(None, [layout.internal_mark(summary)]),
        *layout.titles(summary, lang),
        layout.organisation(summary),
        f"({layout.said_day(summary, lang)})",
        "",
    ]
    lines += sentences(summary, lang)
    lines += _counts(summary, "units", lang)
    lines += layout.notes(summary, lang)
    lines += _counts(summary, "domains", lang)
    if overview is not None:
        lines += _overview(overview, lang)
    if summary.lists_tasks:
        lines += _list(layout.summary_heading("late", lang), summary.late, lang)
    if summary.unknown:
        lines += _list(layout.summary_heading("unknown", lang), summary.unknown, lang)
    return "\n".join(lines) + "\n"


def _counts(summary: ReportSummary, by: By, lang: str) -> Iterator[str]:
    """Yield a block a name; what is nought is left out."""
    _, total, *headings = layout.count_headings(by, lang)
    yield ""
    yield layout.summary_heading(by, lang)
    for row in layout.counted_rows(summary, by, lang):
        whole, *figures = layout.figures(row.count)
        told = [
            f"{heading.lower()} {figure}"
            for heading, figure in zip(headings, figures, strict=True)
            if figure not in ("0", layout.NOTHING)
        ]
        indent = "" if row.is_whole else "  "
        named = total if row.is_whole else row.name
        yield f"{indent}{named}: " + "; ".join([whole, *told])


def _overview(overview: Overview, lang: str) -> Iterator[str]:
    """Yield the means with what they stand on, beside the last period's; deadlines; what is lacking."""
    by: By
    for by in ("domains", "units") if overview.units else ("domains",):
        yield ""
        yield told.overview_said(by, lang)
        _, *headings = told.overview_headings(by, lang)
        for at, (name, *cells) in enumerate(told.overview_rows(overview, by, lang)):
            figures = (f"{heading.lower()} {cell}" for heading, cell in zip(headings, cells, strict=True))
            yield f"{'  ' if at else ''}{name}: " + "; ".join(figures)
    yield told.told_former(overview, lang)
    yield from told.overview_notes(overview, lang)
    yield from ("", told.overview_said("due", lang))
    yield from (f"  {name}: {count}" for name, count in told.due_rows(overview, lang))
    yield from ("", told.overview_said("lacks", lang))
    for lack in overview.lacks:
        yield f"  {told.lack_name(lack, lang)}: {lack.count}"
        yield from (f"     {name}" for name in told.named_tasks(lack, told.MOST_NAMED, lang))


def _list(title: str, tasks: Sequence[JudgedTask], lang: str) -> Iterator[str]:
    yield ""
    yield title
    for each in tasks:
        number, unit, task, deadline, group, _ = (
            " ".join(text.split()) for text in layout.list_cells(each, lang)
        )
        reason = " ".join("; ".join(layout.reason(each, lang).split("\n")).split())
        who = ". ".join(part for part in (number, unit) if part) or "-"
        yield f"  {who} [{group}] {reason}"
        yield f"     {layout.summary_heading('task', lang)}: {task}"
        if deadline:
            yield f"     {layout.summary_heading('deadline', lang)}: {deadline}"
    if not tasks:
        yield f"  {layout.summary_heading('none_late', lang)}"

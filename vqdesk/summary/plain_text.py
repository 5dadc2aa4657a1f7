"""A summary as plain text for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.summary import layout
from vqdesk.summary.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.summary.layout import By
    from vqdesk.summary.summary import JudgedTask, ReportSummary


def format_summary(summary: ReportSummary, lang: str) -> str:
    """Return a summary as a person reads it on a screen: the sentences, the figures, what is late and why."""
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

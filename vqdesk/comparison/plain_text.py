"""A comparison as plain text for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.comparison import layout
from vqdesk.comparison.comparison import STATUSES, issued_comparison
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.comparison.comparison import ComparedTask, Comparison, Summary
    from vqdesk.text.word_diff import DiffPiece

_MARKS = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}
_AROUND = 40
"""Characters that stay readable on either side of a change; what is unchanged beyond is left out."""


def format_comparison(comparison: Comparison, lang: str) -> str:
    """Return a comparison as a person reads it on a screen, the whole first, then task by task.

    Words that came stand in `{+ +}`, words that went in `[- -]`; long stretches that stayed are cut. Nothing
    internal is in it: it may be kept in a file.
    """
    comparison = issued_comparison(comparison)
    title, periods = layout.comparison_titles(comparison, lang)
    lines = [
        f"{title}: {periods}",
        layout.compared_organisations(comparison),
        say("show.compare.marks", lang),
        *layout.column_lines(comparison, lang),
    ]
    group = ""
    for row in layout.summary_rows(comparison, lang):
        if row.group != group:
            group = row.group
            lines += ["", group]
        lines.append(("  " if group else "") + _summary(row.name, row.summary, lang))
    for name, tasks in layout.group_by_domain(comparison.tasks):
        lines += ["", name or layout.heading("details", lang)]
        for task in tasks:
            lines += _task_lines(task, lang)
    return "\n".join(line for line in lines if line is not None) + "\n"


def _summary(name: str, summary: Summary, lang: str) -> str:
    counts = [f"{layout.heading('tasks', lang).lower()} {summary.tasks}"]
    counts += [
        f"{say(f'show.status.{status}', lang).lower()} {summary.counts[status]}"
        for status in STATUSES
        if summary.counts[status]
    ]
    means = [
        layout.format_mean(summary.mean_then, summary.had_then) or "-",
        layout.format_mean(summary.mean_now, summary.have_now) or "-",
    ]
    mean = layout.heading("mean", lang).partition(" (")[0].lower()
    return f"{name}: {', '.join(counts)}; {mean} {' → '.join(means)}"


def _task_lines(task: ComparedTask, lang: str) -> Iterator[str]:
    shown = task.task
    who = ". ".join(part for part in (shown.number, " ".join(shown.unit.split())) if part) or "-"
    status = say(f"show.status.{task.status}", lang)
    evaluations = " → ".join(
        " ".join(text.split()) or "-"
        for text, record in ((task.evaluation_then, task.then), (task.evaluation_now, task.now))
        if record is not None
    )
    difference = f" ({layout.format_difference(task.difference)})" if task.difference else ""
    yield ""
    yield f"{who} [{status}] {evaluations}{difference}"
    if shown.content:
        yield f"   {layout.heading('task', lang)}: {_indent(shown.content)}"
    for state, then, now in task.other_states:
        yield f"   {say(f'show.field.{state}', lang)}: {_arrow(then, now)}"
    if task.deadline_moved:
        deadlines = _arrow(task.deadline_then, task.deadline_now)
        yield f"   {layout.heading('deadline', lang)}: {deadlines}"
    if task.is_regrouped:
        groups = _arrow(*(layout.told_group(group, lang) for group in (task.group_then, task.group_now)))
        yield f"   {layout.heading('status_group', lang)}: {groups}"
    for field, text in (("documents", task.documents), ("result", task.result)):
        if any(piece.kind != "same" for piece in text):
            yield f"   {layout.heading(field, lang)}: {_indent(_mark_changes(text))}"


def _arrow(then: str, now: str) -> str:
    return " → ".join(" ".join(text.split()) or "-" for text in (then, now))


def _mark_changes(text: Sequence[DiffPiece]) -> str:
    last = len(text) - 1
    return "".join(
        _MARKS[kind].format(_shorten(words, index, last) if kind == "same" else words)
        for index, (kind, words) in enumerate(text)
    )


def _shorten(words: str, index: int, last: int) -> str:
    """Leave out what is far from any change: the beginning of the first piece, the end of the last."""
    before = words[-_AROUND:] if index != last else ""
    after = words[:_AROUND] if index else ""
    return words if len(before) + len(after) >= len(words) else f"{after}…{before}"


def _indent(text: str) -> str:
    return text.replace("\n", "\n      ")

"""What an overview says in the picture, in tables and on the screen: the same words everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.small_documents.texts import FILE_LANG
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import format_day, period_name
from vqdesk.summary.layout import NOTHING, format_rate, group_heading, summary_heading
from vqdesk.summary.overview import DUE_KINDS, SOON_DAYS
from vqdesk.text.figures import join_number
from vqdesk.tracking.groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.summary.layout import By
    from vqdesk.summary.overview import LackList, NamedTask, Overview, OverviewLine, Tally

MOST_NAMED = 5
"""Of more tasks than this that lack something the first are named in tables and on the screen."""


def overview_said(name: str, lang: str = FILE_LANG, **values: object) -> str:
    """Return a text of the overview."""
    return say(f"show.overview.{name}", lang, **values)


def overview_titles(overview: Overview, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return what the page is called, its period, and whose it is."""
    period, office = period_name(overview.report.period), " ".join(overview.report.organisation.split())
    return (overview_said("title", lang), period[:1].upper() + period[1:], office)


def told_day(overview: Overview, lang: str = FILE_LANG) -> str:
    """Return as of which day everything is said."""
    return say("show.said.as_of", lang, day=format_day(overview.as_of.isoformat()))


def told_former(overview: Overview, lang: str = FILE_LANG) -> str:
    """Return which period is the last one, or that there is none."""
    if overview.former is None:
        said = overview_said("no_former", lang)
        return said[:1].upper() + said[1:]
    return overview_said("former", lang, period=period_name(overview.former.period))


def line_name(line: OverviewLine, by: By, lang: str = FILE_LANG) -> str:
    """Return how a line is called: by its name, by how many others it gathers, or as what names none."""
    if line.gathers:
        return overview_said(f"more_{by}", lang, count=line.gathers)
    return line.name or summary_heading("no_unit" if by == "units" else "no_domain", lang)


def told_mean(tally: Tally, lang: str = FILE_LANG) -> str:
    """Return a mean with the number of tasks it stands on: `77,5% (4)`, or why there is none."""
    mean = tally.mean
    if mean is None:
        return overview_said("no_mean" if tally.total else "no_tasks", lang)
    return overview_said("mean", lang, mean=format_rate(mean.value), count=mean.of)


def told_mean_then(line: OverviewLine, overview: Overview, lang: str = FILE_LANG) -> str:
    """Return the mean of the last period as `told_mean` does, or that there is no such line or period."""
    if overview.former is None:
        return overview_said("no_former", lang)
    return overview_said("not_before", lang) if line.then is None else told_mean(line.then, lang)


def overview_headings(by: By, lang: str = FILE_LANG) -> tuple[str, ...]:
    """Return the headings of a table of lines."""
    name = summary_heading("unit" if by == "units" else "domain", lang)
    others = ("tasks", "assessed", "words", "mean_now", "mean_then")
    return (name, *(overview_said(each, lang) for each in others))


def overview_rows(overview: Overview, by: By, lang: str = FILE_LANG) -> Iterator[tuple[str, ...]]:
    """Yield the cells of the whole, then of each line."""
    yield _cells(overview_said("whole", lang), overview.whole, overview, lang)
    for line in overview.units if by == "units" else overview.domains:
        yield _cells(line_name(line, by, lang), line, overview, lang)


def _cells(name: str, line: OverviewLine, overview: Overview, lang: str) -> tuple[str, ...]:
    now = line.now
    state = (str(now.assessed), str(now.in_words)) if overview.asks_state else (NOTHING, NOTHING)
    return (name, str(now.total), *state, told_mean(now, lang), told_mean_then(line, overview, lang))


def group_rows(overview: Overview, lang: str = FILE_LANG) -> Iterator[tuple[str, int]]:
    """Yield each group's name and how many tasks it has."""
    for group in GROUPS:
        yield group_heading(group, lang), overview.groups.groups[group]


def due_rows(overview: Overview, lang: str = FILE_LANG) -> Iterator[tuple[str, int]]:
    """Yield how many of the tasks that are not done are due when."""
    for kind in DUE_KINDS:
        yield overview_said(f"due_{kind}", lang, days=SOON_DAYS), overview.due[kind]


def lack_name(lack: LackList, lang: str = FILE_LANG) -> str:
    """Return what the tasks of a list lack."""
    return overview_said(f"lack_{lack.kind}", lang)


def task_name(task: NamedTask) -> str:
    """Return a task's number and content on one line."""
    return join_number(task.number, task.content) or NOTHING


def named_tasks(lack: LackList, most: int, lang: str = FILE_LANG) -> Iterator[str]:
    """Yield the first tasks of a list by name, and how many others there are."""
    yield from map(task_name, lack.tasks[:most])
    if lack.tasks and lack.count > most:
        yield overview_said("more_tasks", lang, count=lack.count - most)


def overview_notes(overview: Overview, lang: str = FILE_LANG) -> Iterator[str]:
    """Yield what must be known to read the figures."""
    if not overview.asks_state:
        yield overview_said("no_state_column", lang)
    if in_words := overview.whole.now.in_words:
        yield overview_said("in_words", lang, count=in_words)
    if overview.shared:
        yield overview_said("shared", lang, count=overview.shared, whole=overview_said("whole", lang))
    if overview.moved:
        names = {part: overview_said(part, lang) for part in ("due", "groups")}
        yield overview_said("moved", lang, count=overview.moved, **names)


def told_picture(overview: Overview, lang: str = FILE_LANG) -> str:
    """Return in a sentence what the picture shows, for who cannot see it."""
    now = overview.whole.now
    return overview_said(
        "picture", lang, tasks=now.total, assessed=now.assessed, overdue=overview.due["overdue"]
    )

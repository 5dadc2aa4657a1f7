"""The texts of reports in which words are found, and other words put where they were."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.records import EXTRA, TASK_FIELDS
from db.rows import report_row
from db.verbs.words.replacing import TextWrite
from vqdesk.text.finding import put_in_places
from vqdesk.unsaved.record_texts import texts_of_report, with_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.changes import Made
    from db.records import Draft, Report, Task
    from db.store.store import Store
    from db.verbs.words.replacing import ReplacedWords
    from vqdesk.system.progress import Progress
    from vqdesk.text.finding import FoundAt, SoughtWords

_OF_REPORT = ("titles", "attached_to")
"""Texts of a report's own record that are sentences; the office and the period say which report it is."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text, as a form shows it, and where words stand in it.

    `record` is "report", "domain" or "task"; `number` and `name` are what the row is known by: a task's
    number and unit, a domain's numeral and name.
    """

    report_id: str
    record: str
    record_id: str
    field: str
    number: str
    name: str
    text: str
    places: tuple[FoundAt, ...]


@dataclass(frozen=True, slots=True)
class FoundTexts:
    """What was found, report by report in the annex's order; and the reports that could not be read."""

    texts: list[FoundText] = field(default_factory=list)
    unread: dict[str, Refused] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Return at how many places the words stand."""
        return sum(len(each.places) for each in self.texts)


def find_texts(
    store: Store,
    report_ids: Sequence[str],
    sought: SoughtWords,
    *,
    task_id: str | None = None,
    progress: Progress | None = None,
) -> FoundTexts:
    """Find words in all that a clerk types into reports, or into one task of theirs.

    That is every text of the tasks, the domains' names, the reports' titles and the line under them. What a
    deadline was before it was moved stays what it was. `progress` hears of reports.
    """
    found = FoundTexts()
    for done, report_id in enumerate(report_ids):
        if progress is not None:
            progress(done, len(report_ids))
        try:
            draft = store.reports.draft(report_id)
        except Refused as refused:
            found.unread[report_id] = refused
            continue
        texts = _texts(draft) if task_id is None else _of_task(draft, task_id)
        for record, record_id, name, number, known_by, text in texts:
            if places := sought.places(text):
                found.texts.append(
                    FoundText(report_id, record, record_id, name, number, known_by, text, tuple(places))
                )
    return found


_Text = tuple[str, str, str, str, str, str]


def _texts(draft: Draft) -> Iterator[_Text]:
    report = draft.report
    for name, text in texts_of_report(report).items():
        if name in _OF_REPORT:
            yield "report", report.id, name, "", "", text
    for section in draft.sections:
        domain = section.domain
        yield "domain", domain.id, "name", domain.numeral, domain.name, domain.name
        for task in section.tasks:
            yield from _texts_of_task(task)


def _of_task(draft: Draft, task_id: str) -> Iterator[_Text]:
    for task in draft.tasks:
        if task.id == task_id:
            yield from _texts_of_task(task)


def _texts_of_task(task: Task) -> Iterator[_Text]:
    for name in (*TASK_FIELDS, *(EXTRA + heading for heading in task.extra)):
        yield "task", task.id, name, task.number, task.unit or task.content, task.text(name)


def replace_found(
    store: Store,
    chosen: Sequence[tuple[FoundText, Sequence[FoundAt]]],
    words: str,
    by: str,
    *,
    by_name: bool = False,
) -> Made[ReplacedWords]:
    """Put words into the chosen places of found texts, in one transaction; see `WordsReplacing.replace`."""
    writes: list[TextWrite] = []
    reports: dict[str, Report] = {}
    for found, places in chosen:
        after = put_in_places(found.text, places, by)
        if after == found.text:
            continue
        if found.record == "report":
            report = reports.setdefault(found.report_id, store.reports.get(found.report_id))
            writes.append(replace(_write_report(report, found, after), places=len(places)))
        else:
            kept = None if not after and found.field.startswith(EXTRA) else after
            place = found.report_id, found.record, found.record_id, found.field
            writes.append(TextWrite(*place, found.text, kept, len(places)))
    return store.words.replace(writes, words, by, by_name=by_name)


def _write_report(report: Report, found: FoundText, after: str) -> TextWrite:
    """Return how a report's own text is stored: its titles as a list."""
    place = found.report_id, found.record, found.record_id, found.field
    seen, made = (report_row(with_texts(report, {found.field: text})) for text in (found.text, after))
    return TextWrite(*place, seen[found.field], made[found.field])

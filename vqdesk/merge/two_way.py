"""Two-way merge: a stored report updated from a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import EXTRA, TASK_FIELDS, Draft, Section
from vqdesk.merge.pairing import domain_partners
from vqdesk.tracking.moved_deadlines import first_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.records import Column, Period, Report, Task


def merge_two_way(new: Draft, old: Draft, partners: Mapping[str, str | None], *, keep_gone: bool) -> Draft:
    """Return what `store.reports.replace` shall store: the new draft under the old report's id.

    `partners` gives for the id of a new task the id of the old one that it was, or None; it and its
    domain stand under the old ids. A task that has none keeps its id unless that is another's by now.
    With `keep_gone` nothing old is lost for not being in the file: tasks stay in their domain behind
    their neighbour, and the texts of columns that the file does not have stay, as do the report's own
    texts that it does not say. What is internal in the old report or in the file is so, and stays where the
    file has no such column: an issued copy that comes back never has it. Raises ValueError where two tasks
    have one partner, or a partner is no task of the old draft. Where another day is set for a task its first
    deadline is kept. What is accepted in the file comes along with its tasks; who signed it off does not.
    """
    former = {task.id: task for task in old.tasks}
    chosen = {key: partner for key, partner in partners.items() if partner is not None}
    if len(set(chosen.values())) != len(chosen) or not former.keys() >= set(chosen.values()):
        raise ValueError("each partner must be a task of the old draft, and of one task only")
    present = [task.id for task in new.tasks]
    used = {chosen[key] for key in present if key in chosen}
    gone = [task for key, task in former.items() if key not in used] if keep_gone else []
    taken = used | {task.id for task in gone}
    closed = {column.field: column for column in old.report.columns if column.visibility == "internal"}
    kept = [each for each in _kept_columns(new, old.report.columns) if keep_gone or each in closed]
    domains, period = domain_partners(new, old), old.report.period
    sections, now = [], dict[str, str]()
    for section in new.sections:
        domain = replace(section.domain, id=domains.get(section.domain.id, section.domain.id))
        tasks = []
        for task in section.tasks:
            partner = chosen.get(task.id)
            own = now[task.id] = partner or (new_id() if task.id in taken else task.id)
            moved = replace(task, id=own, domain_id=domain.id)
            tasks.append(_with_former(moved, former[partner], kept, period) if partner else moved)
        sections.append(Section(domain, tuple(tasks)))
    report = replace(new.report, id=old.report.id)
    if keep_gone:
        sections = _with_gone(sections, old.sections, {task.id for task in gone})
        report = _with_texts(_with_columns_of(report, old.report.columns, sections), old.report)
    else:
        report = replace(report, columns=_with_internal(report.columns, closed))
    accepted = (
        replace(each, place=replace(each.place, task_id=now[each.place.task_id]))
        for each in new.acceptances
        if each.place.task_id in now
    )
    return Draft(report, tuple(sections), tuple(accepted)).with_report(report)


def _as_closed(column: Column, other: Column) -> Column:
    """Return a column, internal where another one of the same texts is."""
    return replace(column, visibility="internal") if other.visibility == "internal" else column


def _with_internal(columns: Sequence[Column], closed: Mapping[str, Column]) -> tuple[Column, ...]:
    there = {column.field for column in columns}
    own = [replace(each, visibility="internal") if each.field in closed else each for each in columns]
    return (*own, *(column for field, column in closed.items() if field not in there))


def _kept_columns(new: Draft, old: Sequence[Column]) -> tuple[str, ...]:
    """Return the texts' names of which the file has no column and no text."""
    there = {column.field for column in new.report.columns}
    tasks = [task for section in new.sections for task in section.tasks]
    fields = [
        field
        for field in TASK_FIELDS
        if field not in there and not any(getattr(task, field) for task in tasks)
    ]
    known = there.union(EXTRA + heading for task in tasks for heading in task.extra)
    return (*fields, *(each.field for each in old if each.key == "extra" and each.field not in known))


def _with_former(task: Task, former: Task, kept: Sequence[str], period: Period) -> Task:
    """Return a task with what it keeps of the former one: texts of these columns, its first deadline."""
    task = _with_columns(task, former, kept)
    if task.first_deadline:
        return task
    first = former.first_deadline
    if task.deadline != former.deadline:
        first = first_after(former.deadline, task.deadline, first, period)
    return replace(task, first_deadline=first) if first else task


def _with_columns(task: Task, former: Task, kept: Iterable[str]) -> Task:
    """Return a task with its former texts of these columns."""
    fields = {name: getattr(former, name) for name in kept if not name.startswith(EXTRA)}
    headings = [name.removeprefix(EXTRA) for name in kept if name.startswith(EXTRA)]
    extra = {heading: former.extra[heading] for heading in headings if heading in former.extra}
    if extra:
        fields["extra"] = {**task.extra, **extra}
    return replace(task, **fields) if fields else task


def _with_gone(sections: Sequence[Section], old: Sequence[Section], gone: set[str]) -> list[Section]:
    """Return the sections with the tasks that have gone, each behind the neighbour that it had.

    A domain that the file does not have comes along with them, behind the one that it followed.
    """
    own = {section.domain.id: section for section in sections}
    behind: dict[str | None, list[Section]] = {}  # by the domain of the file that they followed
    before: str | None = None
    for section in old:
        here = own.get(section.domain.id)
        if here is not None:
            before = section.domain.id
            own[before] = Section(here.domain, _woven(here.tasks, section.tasks, gone))
        elif any(task.id in gone for task in section.tasks) or not section.tasks:
            tasks = tuple(task for task in section.tasks if task.id in gone)
            behind.setdefault(before, []).append(Section(section.domain, tasks))
    found = behind.get(None, [])
    for key, section in own.items():
        found += [section, *behind.get(key, ())]
    return found


def _woven(tasks: Sequence[Task], old: Sequence[Task], gone: set[str]) -> tuple[Task, ...]:
    """Return the tasks with those that have gone, in the old order behind what preceded them here."""
    here = {task.id for task in tasks}
    behind: dict[str, list[Task]] = {}
    neighbour = ""
    for task in old:
        if task.id in gone:
            behind.setdefault(neighbour, []).append(task)
        elif task.id in here:
            neighbour = task.id
    woven = list(behind.get("", ()))
    for task in tasks:
        woven += [task, *behind.get(task.id, ())]
    return tuple(woven)


def _with_columns_of(report: Report, old: Sequence[Column], sections: Sequence[Section]) -> Report:
    """Return the report with its old columns, however the file calls them, and those that are new.

    An old column that the file does not have stands behind the one that it followed.
    """
    tasks = [task for section in sections for task in section.tasks]
    used = {EXTRA + heading for task in tasks for heading, text in task.extra.items() if text}
    former = {column.field: column for column in old}
    made = [_as_closed(former.get(each.field, each), each) for each in report.columns]
    place = 0
    for column in old:
        at = next((at for at, each in enumerate(made) if each.field == column.field), None)
        if at is not None:
            place = at + 1
        elif column.key != "extra" or column.field in used:
            made.insert(place, column)
            place += 1
    return replace(report, columns=tuple(made))


def _with_texts(report: Report, old: Report) -> Report:
    """Return the report with the old texts around the table where the file says nothing."""
    return replace(
        report,
        organisation=report.organisation if report.organisation.strip() else old.organisation,
        titles=report.titles or old.titles,
        attached_to=report.attached_to if report.attached_to.strip() else old.attached_to,
        numeral=report.numeral or old.numeral,
    )

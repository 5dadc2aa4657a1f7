"""Two-way merge: a stored report updated from a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.ids import new_id
from db.records import TASK_FIELDS, Draft, Section
from vqdesk.merge.pairing import domain_partners

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.records import Headings, Report, Task


def merge_two_way(new: Draft, old: Draft, partners: Mapping[str, str | None], *, keep_gone: bool) -> Draft:
    """Return what `store.reports.replace` shall store: the new draft under the old report's id.

    `partners` gives for the id of a new task the id of the old one that it was, or None; it and its
    domain stand under the old ids. A task that has none keeps its id unless that is another's by now.
    With `keep_gone` nothing old is lost for not being in the file: tasks stay in their domain behind
    their neighbour, and the texts of columns that the file does not have stay, as do the report's own
    texts that it does not say. Raises ValueError where two tasks have one partner, or a partner is no
    task of the old draft.
    """
    former = {task.id: task for section in old.sections for task in section.tasks}
    chosen = {key: partner for key, partner in partners.items() if partner is not None}
    if len(set(chosen.values())) != len(chosen) or not former.keys() >= set(chosen.values()):
        raise ValueError("each partner must be a task of the old draft, and of one task only")
    present = [task.id for section in new.sections for task in section.tasks]
    used = {chosen[key] for key in present if key in chosen}
    gone = [task for key, task in former.items() if key not in used] if keep_gone else []
    taken = used | {task.id for task in gone}
    kept = _kept_columns(new, old.report.headings) if keep_gone else ()
    domains = domain_partners(new, old)
    sections = []
    for section in new.sections:
        domain = replace(section.domain, id=domains.get(section.domain.id, section.domain.id))
        tasks = []
        for task in section.tasks:
            partner = chosen.get(task.id)
            own = partner or (new_id() if task.id in taken else task.id)
            moved = replace(task, id=own, domain_id=domain.id)
            tasks.append(_with_columns(moved, former[partner], kept) if partner else moved)
        sections.append(Section(domain, tuple(tasks)))
    report = replace(new.report, id=old.report.id)
    if keep_gone:
        sections = _with_gone(sections, old.sections, {task.id for task in gone})
        report = _with_texts(_with_headings(report, old.report.headings, sections), old.report)
    return Draft(report, tuple(sections)).with_report(report)


def _kept_columns(new: Draft, old: Headings) -> tuple[str, ...]:
    """Return the fields, and the further headings, of which the file has no column and no text."""
    headings = new.report.headings
    tasks = [task for section in new.sections for task in section.tasks]
    fields = [
        field
        for field in TASK_FIELDS
        if getattr(headings, field) is None and not any(getattr(task, field) for task in tasks)
    ]
    known = set(headings.extra).union(*(task.extra for task in tasks))
    return (*fields, *(f"extra:{heading}" for heading in old.extra if heading not in known))


def _with_columns(task: Task, former: Task, kept: Iterable[str]) -> Task:
    """Return a task with its former texts of these columns."""
    fields = {name: getattr(former, name) for name in kept if not name.startswith("extra:")}
    headings = [name.removeprefix("extra:") for name in kept if name.startswith("extra:")]
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


def _with_headings(report: Report, old: Headings, sections: Sequence[Section]) -> Report:
    """Return the report with its old headings, however the file calls its columns, and those that are new."""
    tasks = [task for section in sections for task in section.tasks]
    headings = report.headings
    own = {field: getattr(old, field) for field in (*TASK_FIELDS, "results")}
    fields = {field: heading for field, heading in own.items() if heading is not None}
    used = {heading for task in tasks for heading, text in task.extra.items() if text}
    extra = [heading for heading in old.extra if heading in used and heading not in headings.extra]
    return replace(report, headings=replace(headings, **fields, extra=(*headings.extra, *extra)))


def _with_texts(report: Report, old: Report) -> Report:
    """Return the report with the old texts around the table where the file says nothing."""
    return replace(
        report,
        organisation=report.organisation if report.organisation.strip() else old.organisation,
        titles=report.titles or old.titles,
        attached_to=report.attached_to if report.attached_to.strip() else old.attached_to,
        numeral=report.numeral or old.numeral,
    )

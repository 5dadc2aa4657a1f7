"""A stored report as its rules see it: its tasks, its registers, the report of the period before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.checks.frame.places import NO_PLACES, KnownPlaces
from vqdesk.checks.frame.subject import Surroundings, subject_of
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from db.records import Report, Task, Unit
    from db.store.store import Store
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.tracking.status_words import StatusWords


_LOOKED_AT = 50  # tasks: among so many of a carried report one was there before


def stored_subjects(
    store: Store,
    report: Report,
    places: KnownPlaces = NO_PLACES,
    statuses: StatusWords = DEFAULT,
    limits: Mapping[str, Decimal] | None = None,
    units: tuple[Unit, ...] = (),
) -> list[Subject]:
    """Return the tasks of a report in the annex's order, each with its like in the report before.

    `places` are those of the organisation's province, `statuses` the office's words for how far a task is,
    `limits` the numbers that it has set, `units` those that offices of its kind have, whether they are in the
    register or not: the floors above know them.
    """
    tasks = store.reports.draft(report.id).tasks
    before: dict[str, Subject] = {}
    former = _report_before(store, report, tasks)
    if former is not None:
        around = _surroundings(store, former, places, statuses, limits, units)
        before = {task.id: subject_of(task, around) for task in store.reports.draft(former.id).tasks}
    around = _surroundings(store, report, places, statuses, limits, units)
    return [subject_of(task, around, before.get(task.id)) for task in tasks]


def _report_before(store: Store, report: Report, tasks: Sequence[Task]) -> Report | None:
    """Return the last report before this one that has its first carried task; see `Tasks.former`."""
    found = (store.tasks.former(report.id, task.id) for task in tasks[:_LOOKED_AT])
    return next((each[0] for each in found if each is not None), None)


def _surroundings(
    store: Store,
    report: Report,
    places: KnownPlaces,
    statuses: StatusWords,
    limits: Mapping[str, Decimal] | None,
    units: tuple[Unit, ...],
) -> Surroundings:
    return Surroundings(
        period=report.period,
        organisation=report.organisation,
        fields=frozenset(column.field for column in report.columns),
        units=(*store.registers.units(), *units),
        organisations=tuple(store.registers.organisations()),
        places=places,
        statuses=statuses,
        limits=limits or {},
    )

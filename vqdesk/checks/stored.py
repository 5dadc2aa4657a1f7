"""A stored report as its rules see it: its tasks, its registers, the report of the period before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.text.folding import fold_name
from vqdesk.checks.frame.subject import Surroundings, subject_of

if TYPE_CHECKING:
    from db.records import Report
    from db.store.store import Store
    from vqdesk.checks.frame.subject import Subject


def stored_subjects(store: Store, report: Report) -> list[Subject]:
    """Return the tasks of a report in the annex's order, each with its like in the period before."""
    former = former_report(store, report)
    before: dict[str, Subject] = {}
    if former is not None:
        around = _surroundings(store, former)
        before = {task.id: subject_of(task, around) for task in store.reports.draft(former.id).tasks}
    around = _surroundings(store, report)
    return [subject_of(task, around, before.get(task.id)) for task in store.reports.draft(report.id).tasks]


def former_report(store: Store, report: Report) -> Report | None:
    """Return the same organisation's report whose period ends last before this one's ends; None without any."""
    end, name = report.period.last_day, fold_name(report.organisation)
    earlier = [
        each
        for each in store.reports.all()
        if each.id != report.id and each.period.last_day and each.period.last_day < end
        and fold_name(each.organisation) == name
    ]  # fmt: skip
    return max(earlier, key=lambda each: each.period.last_day, default=None)


def _surroundings(store: Store, report: Report) -> Surroundings:
    return Surroundings(
        period=report.period,
        organisation=report.organisation,
        fields=frozenset(column.field for column in report.columns),
        units=tuple(store.registers.units()),
        organisations=tuple(store.registers.organisations()),
    )

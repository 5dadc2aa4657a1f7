"""The measurements of the summary: an annex of today with fourteen columns beside one of six, by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.imports import STORE

if TYPE_CHECKING:
    from pathlib import Path

    from bench.clock import Clock

WIDE = "wide.vqd"


def prepare(folder: Path, count: int) -> None:
    """Make the store with fourteen columns; that with six is made for the others."""
    from bench.wide_rows import wide_tasks

    from db.store.store import Store

    with Store.open(folder / WIDE) as store:
        store.reports.add(wide_tasks(count))


def six(folder: Path, clock: Clock) -> dict[str, object]:
    """Sum up the report that the others export."""
    return _summed(folder / STORE, clock)


def fourteen(folder: Path, clock: Clock) -> dict[str, object]:
    """Sum up the report with deadlines and statuses."""
    return _summed(folder / WIDE, clock)


def _summed(path: Path, clock: Clock) -> dict[str, object]:
    from db.records import TASK_FIELDS
    from db.store.store import Store
    from vqdesk.summary.stored import summarise_stored
    from vqdesk.text import citations  # noqa: F401 - else loaded within the clock

    with Store.open(path) as store:
        report_id = store.reports.all()[0].id
        with clock.running():
            found = summarise_stored(store, report_id)
        tasks = [task for section in store.reports.draft(report_id).sections for task in section.tasks]
    characters = sum(len(getattr(task, field)) for task in tasks for field in TASK_FIELDS)
    same = found.count.total == len(tasks) and found.count.late == len(found.late)
    return {"same": same, "cpu_per_character": clock.cpu / characters}

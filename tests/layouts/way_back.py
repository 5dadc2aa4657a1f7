"""Whatever stands newest in a report taken back, and done again: a step, or by name an act on all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.history.undo import Step
    from db.store.store import Store


def back(store: Store, report_id: str = "r") -> Step | None:
    """Take back what stands newest in a report; None where there is nothing."""
    step = store.undoable(report_id)
    if step is None or not step.is_whole:
        return store.undo(report_id)
    if store.way_back(report_id, step.id) is None:
        return None
    store.take_back(report_id, step.id)
    return step


def forth(store: Store, report_id: str = "r") -> Step | None:
    """Do again what was taken back last; None where there is nothing."""
    removed = store.binned(report_id)
    step = store.redoable(report_id)
    if removed is not None:
        store.restore(report_id)
        return store.undoable(report_id)
    if step is None or not step.is_whole:
        return store.redo(report_id)
    store.do_again(report_id, step.id)
    return step

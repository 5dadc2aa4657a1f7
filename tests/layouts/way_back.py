"""Whatever stands newest in a report taken back, and done again: a step, or by name an act on all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.history.undo import Step
    from db.store.store import Store


def back(store: Store, report_id: str = "r") -> Step | None:
    """Take back what stands newest in a report; None where there is nothing."""
    step = store.history.undoable(report_id)
    if step is None or not step.is_whole:
        return store.history.undo(report_id).step
    if store.history.way_back(report_id, step.id) is None:
        return None
    store.history.take_back(report_id, step.id)
    return step


def forth(store: Store, report_id: str = "r") -> Step | None:
    """Do again what was taken back last; None where there is nothing."""
    removed = store.bin.get(report_id)
    step = store.history.redoable(report_id)
    if removed is not None:
        store.bin.restore(report_id)
        return store.history.undoable(report_id)
    if step is None or not step.is_whole:
        return store.history.redo(report_id).step
    store.history.do_again(report_id, step.id)
    return step

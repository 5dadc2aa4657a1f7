"""The first deadline of a task whose deadline was moved: kept when the field is left."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused

if TYPE_CHECKING:
    from db.store.store import Store
    from ui.forms.autosave import Key, Write


def keep_first_deadline(store: Store, write: Write, key: Key, before: str, after: str, edit: str) -> None:
    """Keep the first deadline of one that was moved, in the same step of undo."""
    from vqdesk.tracking.moved_deadlines import first_after  # what no first sight needs

    report_id, task_id, _ = key
    with suppress(Refused):  # gone by now
        period = store.reports.get(report_id).period
        kept = store.tasks.get(report_id, task_id).first_deadline
        first = first_after(before, after, kept, period)
        if first != kept:
            write((report_id, task_id, "first_deadline"), first, edit)

"""A task brought back to how it stood once: what the window does of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.session.session import Session


def restore_task(session: Session, task_id: str, texts: Mapping[str, str]) -> bool:
    """Give a task of the open report all its texts of another time, as a new step; tell whether it was done.

    What was done since stays in the history, and Ctrl+Z takes this back.
    """
    if not session.flush_first() or session.lock.refuses():
        return False
    try:
        changes = session.store.tasks.restore(session.report_id or "", task_id, texts)
    except Refused as refused:
        session.refuse(refused)
        return False
    session.tell_deed(changes)
    session.go_to("task", task_id)
    return bool(changes)

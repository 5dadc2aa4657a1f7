"""A task or a domain put into a place of the annex: one step each, which the bar at the foot tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from ui.session.session import Session


def put_task(session: Session, task_id: str, domain_id: str, before: str | None) -> bool:
    """Put a task before another one of a domain, None: to its end; False where nothing came of it."""
    store, report_id = session.store, session.report_id or ""
    move = store.tasks.move
    return _put(
        session, "task", task_id, lambda: move(report_id, task_id, domain_id=domain_id, before=before)
    )


def put_domain(session: Session, domain_id: str, before: str | None) -> bool:
    """Put a domain with its tasks before another one, None: to the end; False where nothing came of it."""
    store, report_id = session.store, session.report_id or ""
    return _put(session, "domain", domain_id, lambda: store.domains.move(report_id, domain_id, before=before))


def _put(session: Session, kind: str, record_id: str, verb: Callable[[], Changes]) -> bool:
    session.flush()
    try:
        changes = verb()
    except Refused as refused:
        session.refuse(refused)
        return False
    if changes:
        session.tell_deed(changes)
        session.go_to(kind, record_id)
    return bool(changes)

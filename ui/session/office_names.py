"""What offices are also called: what the window does of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.offices.other_names import keep_other_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Organisation
    from ui.session.session import Session


def name_office(session: Session, office: Organisation, names: Iterable[str]) -> None:
    """Keep an office's other names, which the bar tells; raises Refused as `keep_other_names` does."""
    changes = keep_other_names(session.store, office, names)
    session.tell(changes)
    act = session.store.history.undoable(None) if changes else None
    if act is not None:
        session.register_done.emit(act, False)

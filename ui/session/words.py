"""Words replaced in reports, and put back by name: what the window does of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from db.history.undo import Replayed
    from ui.session.session import Session


def swap_words(session: Session, number: int, *, backward: bool) -> Replayed | None:
    """Put words that a step by name replaced back, or replace them once more (the window has asked).

    None where it was refused, which is told, or stopped.
    """
    history = session.store.history
    swap = history.take_back if backward else history.do_again
    session.flush()
    try:
        replayed = session.verb_at_length(lambda: swap(None, number))
    except Refused as refused:
        session.refuse(refused)
        return None
    except Cancelled:
        return None
    session.tell(replayed)
    session.acted.emit()
    return replayed

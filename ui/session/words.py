"""Words replaced in reports, and put back by name: what the window does of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from db.changes import Changes
from db.errors import Refused
from vqdesk.messages.catalogue import say
from vqdesk.replacing.found_texts import find_texts, replace_found
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.history.undo import Replayed
    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session
    from vqdesk.replacing.found_texts import FoundText, FoundTexts
    from vqdesk.system.progress import Progress
    from vqdesk.text.finding import FoundAt, SoughtWords

_Changes = TypeVar("_Changes", bound=Changes)


def find_words(
    session: Session, report_ids: Sequence[str], sought: SoughtWords, task_id: str | None = None
) -> FoundTexts | None:
    """Find words in what is stored of reports, or of one task; None where the clerk stopped it."""
    session.flush()

    def look(progress: Progress) -> FoundTexts:
        return find_texts(session.store, report_ids, sought, task_id=task_id, progress=progress)

    with suppress(Cancelled):
        return session.at_length(say("replace.looking", session.lang), look)
    return None


def replace_words(
    session: Session, chosen: Sequence[tuple[FoundText, Sequence[FoundAt]]], words: str, by: str
) -> ReplacedWords | None:
    """Replace found words; what is done in the open report alone is a step of it, all else is by name.

    None where it was refused, which is told, or stopped.
    """
    by_name = any(found.report_id != session.report_id for found, _ in chosen)
    done = do_by_name(session, lambda: replace_found(session.store, chosen, words, by, by_name=by_name))
    return None if done is None else done.record


def swap_words(session: Session, number: int, *, backward: bool) -> Replayed | None:
    """Put words that a step by name replaced back, or replace them once more (the window has asked).

    None where it was refused, which is told, or stopped.
    """
    history = session.store.history
    swap = history.take_back if backward else history.do_again
    return do_by_name(session, lambda: swap(None, number))


def do_by_name(session: Session, verb: Callable[[], _Changes]) -> _Changes | None:
    """Do a verb once all that was typed is stored; None where it was refused, which is told, or stopped."""
    session.flush()
    try:
        done = session.verb_at_length(verb)
    except Refused as refused:
        session.refuse(refused)
        return None
    except Cancelled:
        return None
    session.tell(done)
    session.acted.emit()
    return done

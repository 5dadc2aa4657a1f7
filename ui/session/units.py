"""Units read, looked for and merged in all reports: what the window does of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ui.session.words import do_by_name
from vqdesk.messages.catalogue import say
from vqdesk.system.progress import Cancelled
from vqdesk.units.merging import find_unit_places, merge_units
from vqdesk.units.spellings import read_spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session
    from vqdesk.units.merging import UnitMerge, UnitPlace, UnitPlaces
    from vqdesk.units.spellings import UnitSpellings


def read_units(session: Session) -> UnitSpellings | None:
    """Read the spellings of units in all reports; None where the clerk stopped it."""
    session.flush()
    with suppress(Cancelled):
        reading = say("units.reading", session.lang)
        return session.at_length(reading, lambda progress: read_spellings(session.store, progress))
    return None


def find_units(session: Session, merge: UnitMerge) -> UnitPlaces | None:
    """Find each text that a merge of units changes; None where the clerk stopped it."""
    session.flush()
    with suppress(Cancelled):
        looking = say("replace.looking", session.lang)
        return session.at_length(
            looking, lambda progress: find_unit_places(session.store, merge, progress=progress)
        )
    return None


def merge_spellings(
    session: Session, merge: UnitMerge, places: Sequence[UnitPlace], *, remember: bool
) -> ReplacedWords | None:
    """Merge units at these places, by name; None where it was refused, which is told, or stopped."""
    done = do_by_name(session, lambda: merge_units(session.store, merge, places, remember=remember))
    return None if done is None else done.record

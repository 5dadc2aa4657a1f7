"""Units read, looked for and merged in all reports, units and offices named: what the window does of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from db.errors import Refused
from ui.session.words import do_by_name
from vqdesk.messages.catalogue import say
from vqdesk.offices.other_names import keep_other_names
from vqdesk.system.progress import Cancelled
from vqdesk.units.merging import find_unit_places, merge_units
from vqdesk.units.register import keep_unit
from vqdesk.units.spellings import other_names, read_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.changes import Changes
    from db.records import Organisation, Unit
    from db.verbs.words.replacing import ReplacedWords
    from ui.session.session import Session
    from vqdesk.units.merging import UnitMerge, UnitPlace, UnitPlaces
    from vqdesk.units.spellings import UnitSpellings

_MOST_NAMED = 3


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


def name_unit(session: Session, unit: Unit, name: str, aliases: Iterable[str]) -> None:
    """Keep a unit's names in the register, which the bar tells; raises Refused as `keep_unit` does."""
    _tell(session, keep_unit(session.store, unit, name, aliases))


def name_office(session: Session, office: Organisation, names: Iterable[str]) -> None:
    """Keep an office's other names, which the bar tells; raises Refused as `keep_other_names` does."""
    _tell(session, keep_other_names(session.store, office, names))


def _tell(session: Session, changes: Changes) -> None:
    session.tell(changes)
    act = session.store.history.undoable(None) if changes else None
    if act is not None:
        session.register_done.emit(act, False)


def told_other_names(session: Session, report_id: str) -> str:
    """Return that a report calls units otherwise than the register does; "" where it does not."""
    with suppress(Cancelled, Refused):
        reading = say("units.reading", session.lang)
        found = session.at_length(reading, lambda _progress: other_names(session.store, report_id))
        names = tuple(f"{name} ({official})" for name, official in list(found.items())[:_MOST_NAMED])
        return say("units.other_names", session.lang, count=len(found), names=names) if found else ""
    return ""

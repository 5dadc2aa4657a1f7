"""How far counters have come: below that nothing is counted again, though the history itself may go back.

A backup that is put in the store's place knows less than was given out since; so does a history that was
thinned. Who takes away entries keeps the floor first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from db.file.database import Database

_KEY = "floor"


class Floor(NamedTuple):
    """The highest number of a history entry, this device's highest counter, the highest revision."""

    entry: int = 0
    counter: int = 0
    revision: int = 0


def read_floor(db: Database) -> Floor:
    """Return the floor that is kept; all 0 where there is none, or none that can be read."""
    rows = db.read("SELECT value FROM about WHERE key = ?", [_KEY])
    try:
        return Floor(*map(int, rows[0][0].split())) if rows else Floor()
    except (ValueError, TypeError, AttributeError):
        return Floor()


def reached(db: Database) -> Floor:
    """Return how far the counters have come: the floor, or beyond it what stands there."""
    entry, counter = db.read("SELECT max(id), max(counter) FILTER (WHERE device = 1) FROM history")[0]
    revision = db.read("SELECT max(number) FROM revision")[0][0]
    found = Floor(*(each if isinstance(each, int) else 0 for each in (entry, counter, revision)))
    return Floor(*map(max, found, read_floor(db)))


def keep_floor(db: Database, floor: Floor) -> None:
    """Keep a floor, inside a transaction; one that is kept already never sinks."""
    highest = Floor(*map(max, floor, read_floor(db)))
    db.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)", [_KEY, " ".join(map(str, highest))])

"""Days on which the program was used, in the order of the history: a clock that jumps counts no day twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.file.database import Database


def note_day(db: Database, at: str, entry: int) -> None:
    """Note, inside a transaction, the day of a moment (ISO); `entry`: the first that is, or may be, of it."""
    db.execute("INSERT OR IGNORE INTO used_day (day, entry) VALUES (?, ?)", [at[:10], entry])


def is_noted(db: Database, at: str) -> bool:
    """Tell whether the day of a moment is noted already."""
    return bool(db.read("SELECT 1 FROM used_day WHERE day = ?", [at[:10]]))


def days_since(db: Database, entry: int) -> int:
    """Return on how many days the program was used that began after an entry of the history."""
    return int(db.read("SELECT count(*) FROM used_day WHERE entry > ?", [entry])[0][0])

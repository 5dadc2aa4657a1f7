"""The "6 rõ": what a task must say so that it is clear who does what, until when, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.records import Column

_BY_COLUMN = {
    "person": ("officer", "unit"),
    "work": ("content",),
    "time": ("deadline",),
    "answering": ("leader",),
    "output": ("output",),
}
_AUTHORITY = "tham quyen"


def asked_of(columns: Iterable[Column]) -> dict[str, tuple[str, ...]]:
    """Return what a report's tasks are asked to say, each with the fields any of which says it.

    What no column can hold is not asked: person (officer or unit), work, time, answering (leader), output,
    authority (a column of its own that is headed so).
    """
    fields = {column.field: column for column in columns}
    asked = {key: tuple(each for each in names if each in fields) for key, names in _BY_COLUMN.items()}
    asked["authority"] = tuple(
        field for field, each in fields.items() if each.key == "extra" and _AUTHORITY in fold(each.heading)
    )
    return {key: names for key, names in asked.items() if names}


def lacking(asked: dict[str, tuple[str, ...]], says: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what a task does not say; `says` tells whether it has a text in a field."""
    return tuple([key for key, names in asked.items() if not any(map(says, names))])

"""A task as the tree shows it: what is read of each task for that, and the row made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from db.access.careful_reading import View
from db.records import EXTRA
from db.text.signs import BLANKS

if TYPE_CHECKING:
    from db.rows import Row

STARTING_CHARACTERS = 80
_READ = 400
"""Characters of a content that are read for its start: blanks count for nothing."""
_MOSTLY = 120
"""Characters of them that have the start in most contents."""
_DEADLINE = ("deadline", "first_deadline", "status", "finished")
_SAID = ("result", "documents", "leader", "officer", "output")


class TaskOutline(NamedTuple):
    """A task as the tree shows it; `content_start` is one line of at most 80 characters.

    A text of nothing but blanks and signs that nobody sees is none. `extras` are the headings of the extra
    columns in which it has a text. `has_state` tells whether it says how far it is: in words or in figures.
    """

    domain_id: str
    id: str
    number: str
    unit: str
    content_start: str
    evaluation: str
    extras: tuple[str, ...]
    deadline: str
    first_deadline: str
    status: str
    finished: str
    has_result: bool
    has_documents: bool
    has_leader: bool
    has_officer: bool
    has_output: bool
    has_state: bool = False

    @property
    def assignment(self) -> str:
        """Return nothing: that text is long, and no group hangs on it."""
        return ""

    def says(self, field: str) -> bool:
        """Tell whether the task has a text in a field, as far as the outline knows it."""
        if field.startswith(EXTRA):
            return field.removeprefix(EXTRA) in self.extras
        if field == "content":
            return bool(self.content_start)
        known: object = getattr(self, f"has_{field}", None)
        return bool(getattr(self, field).strip(BLANKS)) if known is None else bool(known)


def outline_row(
    domain_id: str, task_id: str, number: str, unit: str, start: str, evaluation: str, extra: str, *rest: Any
) -> TaskOutline:
    """Return the row made of the values of OUTLINE."""
    # Most of what was read would be split for nothing.
    content_start = " ".join(start[:_MOSTLY].split())
    if len(content_start) < STARTING_CHARACTERS:
        content_start = " ".join(start.split())
    content_start = content_start[:STARTING_CHARACTERS]
    extras = _headings(extra)
    return TaskOutline(
        *(domain_id, task_id, number, unit, content_start, evaluation, extras),
        *rest[:4],
        *map(bool, (*rest[4:], evaluation.strip() or rest[2].strip())),
    )


def _headings(extra: str) -> tuple[str, ...]:
    """Return the headings of the extra columns that say something; who shows the texts tells of damage."""
    if extra == "{}":
        return ()
    try:
        found = json.loads(extra)
        return tuple(heading for heading, text in found.items() if text.strip(BLANKS))
    except (ValueError, AttributeError, RecursionError):
        return ()


def _values(row: Row) -> tuple[Any, ...]:
    return (
        *(row[name] for name in ("domain_id", "id", "number", "unit")),
        *(row["content"][:_READ], row["evaluation"], row["extra"]),
        *(row[name] for name in _DEADLINE),
        *(int(bool(row[name].lstrip(BLANKS))) for name in _SAID),
    )


def _says(column: str) -> str:
    """Return the SQL that tells whether a text says something: most begin with a letter that does."""
    first = f"unicode({column}) BETWEEN 33 AND 126 OR unicode({column}) BETWEEN 192 AND 591"
    return f"CASE WHEN {first} THEN 1 ELSE ltrim({column}, '{BLANKS}') <> '' END"


OUTLINE = View(
    f"domain_id, id, number, unit, substr(content, 1, {_READ}), evaluation, extra, "
    + ", ".join((*_DEADLINE, *map(_says, _SAID))),
    (*[str] * 11, *[int] * 5),
    _values,
)
